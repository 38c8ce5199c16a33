package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Repeats a value along new axes.
 *
 * @param shape the new shape
 * @param axes where the operand's axes are in it, increasing; the others are new
 */
public record Expand(Shape shape, Axes axes) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    boolean fits = axes.count() == x.shape().rank() && axes.isIncreasing();
    for (int i = 0; i < axes.count() && fits; i++) {
      int axis = axes.get(i);
      fits = axis >= 0 && axis < shape.rank() && shape.dim(axis) == x.shape().dim(i);
    }
    if (!fits) {
      throw ShapeMismatch.of(
          Report.of(
                  "expand: " + x.type() + " does not lie along axes " + axes + " of " + shape + ".")
              .where("operand", x.party())
              .cure("each axis of the operand must have its size in the new shape"));
    }
    return x.type().withShape(shape);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(Ops.sum(cotangent, axes.complement(shape.rank())));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    Expand wider = new Expand(shape.prepend(size), axes.shift(1).prepend(0));
    return Expr.of(wider, inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    Tensor x = inputs.get(0);
    int[] strides = x.shape().strides();
    int[] steps = new int[shape.rank()];
    for (int i = 0; i < axes.count(); i++) {
      steps[axes.get(i)] = strides[i];
    }
    return Tensor.wrap(type, Strided.read(x.data(), 0, shape, steps));
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.along(axes.get(lane.axis()));
  }
}
