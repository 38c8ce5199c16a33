package org.ppl4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;

/** Graphs of a wanted size. */
final class Graphs {
  private Graphs() {}

  /**
   * A chain of elementwise operations, none of which simplifies away: x, x + 1.5, tanh(x + 1.5),
   * ...
   *
   * @param inputs how many inputs are summed up first
   * @param operations the operations that follow
   * @param dims the shape of all
   */
  static Graph chain(int inputs, int operations, int... dims) {
    List<Expr> placeholders = new ArrayList<>();
    Real value = Real.input("x0", dims);
    placeholders.add(value.expr());
    for (int i = 1; i < inputs; i++) {
      Real x = Real.input("x" + i, dims);
      placeholders.add(x.expr());
      value = value.plus(x);
    }
    for (int i = 0; i < operations; i++) {
      value = i % 2 == 0 ? value.plus(1.5) : value.times(0.75);
    }
    return new Graph("chain", placeholders, List.of(value.expr()));
  }

  /**
   * A scalar of about so many operations, for its gradient: a sum over the steps of a recursion.
   */
  static Graph cost(int operations) {
    Real x = Real.input("x", 10);
    Real state = x;
    Real cost = x.sum();
    for (int i = 0; i < operations / 4; i++) {
      state = state.times(x).plus(0.5).tanh();
      cost = i % 4 == 0 ? cost.plus(state.sum()) : cost;
    }
    return new Graph("cost", List.of(x.expr()), List.of(cost.expr()));
  }
}
