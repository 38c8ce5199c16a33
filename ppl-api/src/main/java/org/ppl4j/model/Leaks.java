package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Value;
import org.ppl4j.error.LeakedValue;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;

/** Finds placeholders of a plate's element or a scan's step that are used outside of it. */
final class Leaks {
  private final NodeMap<Frame> homes = new NodeMap<>();

  /** Notes which placeholders are good only inside a frame. */
  void closed(Frame frame, Block block) {
    block.inside().forEach(placeholder -> homes.put(placeholder, frame));
    homes.put(frame.index().expr(), frame);
    if (frame instanceof ScanFrame scan) {
      scan.carry().forEach(placeholder -> homes.put(placeholder, frame));
    }
  }

  /** Checks a whole program. */
  void check(Block root, List<Value> results) {
    checkBlock(root, new ArrayList<>());
    checkAll(results.stream().map(Value::expr).toList(), List.of(), Source.UNKNOWN);
  }

  private void checkBlock(Block block, List<Frame> around) {
    for (Item item : block.items()) {
      if (item instanceof Block inner && inner.frame() != null) {
        around.add(inner.frame());
        if (inner.frame() instanceof ScanFrame scan) {
          checkAll(scan.initial(), around.subList(0, around.size() - 1), Source.UNKNOWN);
          checkAll(scan.next(), around, Source.UNKNOWN);
        }
        checkBlock(inner, around);
        around.remove(around.size() - 1);
      } else if (item instanceof Site site) {
        checkAll(Expressions.of(site), around, site.source());
      }
    }
  }

  /** The place is that of the use, where no operation stands between it and the value. */
  private void checkAll(List<Expr> expressions, List<Frame> around, Source place) {
    for (Expr node : Graph.nodes(expressions)) {
      Frame home = homes.find(node);
      if (home != null && !around.contains(home)) {
        throw LeakedValue.of(node.party(), home.describe(), user(node, expressions, place));
      }
    }
  }

  private static Source user(Expr leaked, List<Expr> expressions, Source place) {
    return Graph.nodes(expressions).stream()
        .filter(node -> node.inputs().contains(leaked))
        .findFirst()
        .map(Expr::source)
        .orElse(place);
  }
}
