package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Ops;

/** What an objective's author has training lower on the side. */
final class SideLosses {
  private final List<Expr> terms = new ArrayList<>();

  void add(Expr term) {
    terms.add(term);
  }

  int count() {
    return terms.size();
  }

  /** Adds the next replication or plate around all terms but the first so many. */
  void within(Level level, int first) {
    List<Expr> own = terms.subList(first, terms.size());
    List<Expr> all = level.lift(List.copyOf(own), new NodeMap<>());
    Expr scale = Ops.real(level.frame().scale());
    own.clear();
    all.forEach(term -> terms.add(Ops.times(Ops.sum(term), scale)));
  }

  Expr total() {
    return terms.stream().reduce(Ops.real(0), Ops::plus);
  }
}
