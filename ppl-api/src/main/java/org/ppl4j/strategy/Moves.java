package org.ppl4j.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

/**
 * Values that are to take a drawn one's place, with all their costs in one pass. Where each number
 * has a cost of its own, all move at the same time; else each moves by itself.
 */
final class Moves {
  private final Value drawn;
  private final boolean oneByOne;
  private final List<Expr> parts = new ArrayList<>();
  private Real costs = Real.constant(0);
  private int start = 0;
  private int next = 0;

  Moves(Value drawn, boolean oneByOne) {
    this.drawn = drawn;
    this.oneByOne = oneByOne;
  }

  /** Adds a value of the drawn one's shape, or several along an outermost axis. */
  void add(Value value) {
    Shape inner = drawn.shape();
    int outer = value.shape().size() / inner.size();
    parts.add(Ops.stopGradient(Ops.reshape(value.expr(), inner.prepend(outer))));
  }

  /** Finds the costs of all. */
  void run(Continuation rest) {
    Value all = Value.of(Expr.of(new Concat(0), parts));
    costs = oneByOne ? rest.numbersOneByOne(drawn, all) : rest.numbers(all);
  }

  /**
   * The costs of the next value that was added.
   *
   * @param shape that of the drawn value, or with the several ones' axis innermost
   */
  Real next(Shape shape) {
    Shape inner = drawn.shape();
    int count = parts.get(next++).shape().dim(0) * (oneByOne ? inner.size() : 1);
    Real own = costs.slice(0, start, start + count);
    start += count;
    if (shape.rank() == inner.rank()) {
      return own.reshape(inner.dims());
    }
    int several = shape.dim(inner.rank());
    int[] order = IntStream.range(1, inner.rank() + 2).map(i -> i % (inner.rank() + 1)).toArray();
    return own.reshape(inner.prepend(several).dims()).transpose(order);
  }
}
