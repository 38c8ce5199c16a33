package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** An operation that does away with axes, folding the elements along them into one. */
public interface Reduction extends TensorOp {
  /** The axes that it does away with, increasing. */
  Axes axes();

  /** The same reduction along other axes. */
  Reduction along(Axes axes);

  /** Folds the elements of one group; there may be none only if {@link #hasIdentity}. */
  double fold(double[] elements);

  /** Whether nothing at all can be folded. */
  boolean hasIdentity();

  /** Whether integers can be reduced, beside reals. */
  boolean takesIntegers();

  @Override
  default Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    if (!takesIntegers() || x.dtype() == DType.BOOL) {
      Elementwise.require(this, x, DType.REAL);
    }
    Checks.axes(this, x, axes());
    for (int i = 0; i < axes().count() && !hasIdentity(); i++) {
      Checks.require(
          x.shape().dim(axes().get(i)) > 0,
          this,
          "axis " + axes().get(i) + " is empty, and there is no " + name() + " of nothing",
          x,
          "see to it that the axis has an element");
    }
    return x.type().withShape(x.shape().without(axes().toArray()));
  }

  @Override
  default Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(along(axes().shift(1)), inputs, node.source());
  }

  @Override
  default Tensor evaluate(Type type, List<Tensor> inputs) {
    Tensor x = inputs.get(0);
    Shape shape = x.shape();
    Axes kept = axes().complement(shape.rank());
    int group = 1;
    for (int i = 0; i < axes().count(); i++) {
      group *= shape.dim(axes().get(i));
    }
    int[] order = new int[shape.rank()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i < kept.count() ? kept.get(i) : axes().get(i - kept.count());
    }
    double[] grouped = Transpose.permute(x.data(), shape, Axes.of(order));
    double[] out = new double[type.shape().size()];
    double[] elements = new double[group];
    for (int i = 0; i < out.length; i++) {
      System.arraycopy(grouped, i * group, elements, 0, group);
      out[i] = fold(elements);
    }
    return Tensor.wrap(type, out);
  }

  /** A reduced value stretched back to what it was reduced from. */
  default Expr restore(Expr reduced, Expr operand) {
    Shape shape = operand.shape();
    return Ops.expand(reduced, shape, axes().complement(shape.rank()).toArray());
  }

  @Override
  default @Nullable Lane follow(Expr node, int input, Lane lane) {
    int[] kept = axes().complement(node.input(0).shape().rank()).toArray();
    return lane.along(Arrays.binarySearch(kept, lane.axis()));
  }
}
