package org.ppl4j.lang.lower;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names stand for in a block, and in those around it. */
final class Environment {
  private final @Nullable Environment outer;
  private final Map<String, Object> values = new HashMap<>();

  Environment(@Nullable Environment outer) {
    this.outer = outer;
  }

  void put(String name, Object value) {
    values.put(name, value);
  }

  Object get(String name) {
    for (Environment at = this; at != null; at = at.outer) {
      Object value = at.values.get(name);
      if (value != null) {
        return value;
      }
    }
    throw new IllegalStateException("no variable " + name);
  }
}
