package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Program.Entry;

/** Lists a program's sites as the whole program sees them. */
final class Entries {
  private Entries() {}

  static List<Entry> of(Block root) {
    List<Entry> out = new ArrayList<>();
    collect(root, List.of(), List.of(), out);
    return out;
  }

  private static void collect(
      Block block, List<Frame> frames, List<NodeMap<Expr>> outward, List<Entry> out) {
    for (Item item : block.items()) {
      if (item instanceof Block inner && inner.frame() != null) {
        List<Frame> innerFrames = new ArrayList<>(frames);
        innerFrames.add(inner.frame());
        List<NodeMap<Expr>> innerOutward = new ArrayList<>(outward);
        innerOutward.add(inner.stacked());
        collect(inner, innerFrames, innerOutward, out);
      } else if (item instanceof Site site) {
        out.add(new Entry(site, outermost(placeholder(site), outward), frames));
      }
    }
  }

  private static @Nullable Expr placeholder(Site site) {
    if (site instanceof Site.Sample sample) {
      return sample.value();
    }
    return site instanceof Site.Param param ? param.value() : null;
  }

  private static @Nullable Expr outermost(@Nullable Expr placeholder, List<NodeMap<Expr>> outward) {
    if (placeholder == null) {
      return null;
    }
    Expr now = placeholder;
    for (int i = outward.size() - 1; i >= 0; i--) {
      now = outward.get(i).get(now);
    }
    return now;
  }
}
