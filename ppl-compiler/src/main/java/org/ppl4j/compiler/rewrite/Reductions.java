package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Match.is;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Div;
import org.ppl4j.op.Expand;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.Max;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Reduction;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Times;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/** Reductions of what is repeated, scaled, negated or reduced already. */
final class Reductions {
  private Reductions() {}

  /** A reduction along axes of size 1 is a reshape. */
  static @Nullable Expr ofNothing(Expr node) {
    if (!(node.op() instanceof Reduction reduction)) {
      return null;
    }
    Shape shape = node.input(0).shape();
    boolean idle = Arrays.stream(reduction.axes().toArray()).allMatch(a -> shape.dim(a) == 1);
    return idle ? Ops.reshape(node.input(0), node.shape()) : null;
  }

  /** The sum, or another reduction, of a reduction of its kind is one reduction. */
  static @Nullable Expr ofReduction(Expr node) {
    boolean alike =
        node.op() instanceof Reduction && node.input(0).op().getClass() == node.op().getClass();
    if (!alike) {
      return null;
    }
    Reduction outer = (Reduction) node.op();
    Reduction inner = (Reduction) node.input(0).op();
    Expr x = node.input(0).input(0);
    Axes left = inner.axes().complement(x.shape().rank());
    int[] axes =
        IntStream.concat(
                Arrays.stream(inner.axes().toArray()),
                Arrays.stream(outer.axes().toArray()).map(left::get))
            .sorted()
            .toArray();
    return Ops.unary(outer.along(Axes.of(axes)), x);
  }

  /** The sum of what is repeated is a multiple, and its maximum the thing itself. */
  static @Nullable Expr ofRepeated(Expr node) {
    if (!(node.op() instanceof Reduction reduction)
        || !(node.input(0).op() instanceof Expand expand)
        || node.dtype() != DType.REAL) {
      return null;
    }
    Axes reduced = reduction.axes();
    int[] repeated =
        Arrays.stream(reduced.toArray()).filter(axis -> !expand.axes().contains(axis)).toArray();
    if (repeated.length == 0) {
      return null;
    }
    double copies =
        Arrays.stream(repeated).mapToDouble(expand.shape()::dim).reduce(1, (a, b) -> a * b);
    if (copies == 0) {
      return null;
    }
    Expr x = node.input(0).input(0);
    int[] own =
        IntStream.range(0, expand.axes().count())
            .filter(i -> reduced.contains(expand.axes().get(i)))
            .toArray();
    int[] kept =
        IntStream.range(0, expand.axes().count())
            .filter(i -> !reduced.contains(expand.axes().get(i)))
            .map(i -> expand.axes().get(i) - (int) countBelow(reduced, expand.axes().get(i)))
            .toArray();
    Expr core = own.length == 0 ? x : Ops.unary(reduction.along(Axes.of(own)), x);
    Expr wide = Ops.expand(core, node.shape(), kept);
    if (is(node, Max.class)) {
      return wide;
    }
    if (is(node, LogSumExp.class)) {
      return Ops.plus(wide, Ops.real(Math.log(copies)));
    }
    return is(node, Sum.class) ? Ops.times(wide, Ops.real(copies)) : null;
  }

  /** The sum of -x is minus the sum of x. */
  static @Nullable Expr sumOfNegated(Expr node) {
    return is(node, Sum.class) && is(node.input(0), Negate.class)
        ? Ops.negate(Ops.unary(node.op(), node.input(0).input(0)))
        : null;
  }

  /**
   * The sum of x * s, or of x / s, for a scalar s, is the sum of x times or by s. Two things of no
   * use get lost: the sum of x may overflow where a tiny s would have prevented it, and where s is
   * 0 or infinite, infinities of both signs that would have met in a NaN may leave an infinity.
   */
  static @Nullable Expr sumOfScaled(Expr node) {
    Expr x = node.inputs().isEmpty() ? node : node.input(0);
    boolean applies =
        is(node, Sum.class) && (is(x, Times.class) || is(x, Div.class)) && x.shape().size() > 0;
    if (!applies) {
      return null;
    }
    if (x.input(1).shape().isScalar() && !x.input(0).shape().isScalar()) {
      return Ops.binary(x.op(), Ops.unary(node.op(), x.input(0)), x.input(1));
    }
    boolean leftScales =
        is(x, Times.class) && x.input(0).shape().isScalar() && !x.input(1).shape().isScalar();
    return leftScales ? Ops.times(Ops.unary(node.op(), x.input(1)), x.input(0)) : null;
  }

  private static long countBelow(Axes axes, int limit) {
    return Arrays.stream(axes.toArray()).filter(axis -> axis < limit).count();
  }
}
