package org.ppl4j.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

/**
 * A value that was drawn and others of which each number is to take its place by itself, with all
 * their costs in one pass. Where each number has a cost of its own, all move at the same time.
 */
final class Moves {
  private final Value drawn;
  private final boolean oneByOne;
  private final List<Expr> parts = new ArrayList<>();
  private Real costs = Real.constant(0);
  private int start = 1;
  private int next = 0;

  Moves(Value drawn, boolean oneByOne) {
    this.drawn = drawn;
    this.oneByOne = oneByOne;
    parts.add(Ops.expandFront(drawn.expr(), 1));
  }

  /** Adds a value of the drawn one's shape, or several along an outermost axis. */
  void add(Value value) {
    Shape inner = drawn.shape();
    int size = inner.size();
    int outer = value.shape().size() / size;
    Expr wide = Ops.reshape(value.expr(), inner.prepend(outer));
    if (oneByOne) {
      Shape square = inner.prepend(size);
      Expr moved = Ops.expand(Int.range(size).expr(), square, 0);
      Expr own = Ops.expandFront(Int.range(size).reshape(inner.dims()).expr(), size);
      Expr here = Ops.expandFront(Ops.equal(moved, own), outer);
      int[] axes = IntStream.range(0, inner.rank() + 2).filter(axis -> axis != 1).toArray();
      Expr values = Ops.expand(wide, square.prepend(outer), axes);
      Expr others = Ops.expandFront(Ops.expandFront(drawn.expr(), size), outer);
      wide = Ops.reshape(Ops.select(here, values, others), inner.prepend(outer * size));
    }
    parts.add(Ops.stopGradient(wide));
  }

  /** Finds the costs of all. */
  void run(Continuation rest) {
    costs = rest.applyBatched(Value.of(Expr.of(new Concat(0), parts)));
  }

  /** The cost of the value drawn. */
  Real drawn() {
    return costs.at(0);
  }

  /**
   * The costs of the next value that was added.
   *
   * @param shape that of the drawn value, or with the several ones' axis innermost
   */
  Real next(Shape shape) {
    Shape inner = drawn.shape();
    int count = parts.get(++next).shape().dim(0);
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
