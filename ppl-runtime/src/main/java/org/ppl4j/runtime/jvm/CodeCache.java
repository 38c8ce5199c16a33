package org.ppl4j.runtime.jvm;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Graph;

/**
 * The code of the last graphs, by their structure: whoever fits or samples a model again finds it
 * compiled, by us and by HotSpot. It remembers a pure function, so that nobody can tell but by the
 * time, and it is given up when memory is short. {@code -Dppl4j.recompile=true} does without.
 */
final class CodeCache {
  private static final boolean OFF = Boolean.getBoolean("ppl4j.recompile");
  private static final int MOST = 32;

  /** The one of this JVM. */
  static final CodeCache SHARED = new CodeCache();

  private record Key(GraphStructure structure, int lanes) {}

  private SoftReference<Map<Key, GeneratedCode>> known = new SoftReference<>(null);

  private CodeCache() {}

  /** The code of a graph, in loops over so many numbers at once. */
  GeneratedCode of(Graph graph, int lanes) {
    if (OFF) {
      return GeneratedCode.of(graph, lanes);
    }
    Key key = new Key(GraphStructure.of(graph), lanes);
    GeneratedCode found = find(key);
    if (found == null) {
      found = GeneratedCode.of(graph, lanes);
      put(key, found);
    }
    return found;
  }

  private synchronized @Nullable GeneratedCode find(Key key) {
    return map().get(key);
  }

  private synchronized void put(Key key, GeneratedCode code) {
    map().put(key, code);
  }

  private Map<Key, GeneratedCode> map() {
    Map<Key, GeneratedCode> map = known.get();
    if (map == null) {
      map = new Recent();
      known = new SoftReference<>(map);
    }
    return map;
  }

  /** Forgets what was asked for least lately. */
  private static final class Recent extends LinkedHashMap<Key, GeneratedCode> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, GeneratedCode> eldest) {
      return size() > MOST;
    }
  }
}
