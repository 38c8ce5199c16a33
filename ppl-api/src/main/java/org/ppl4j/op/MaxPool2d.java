package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The greatest element of each place of a window that goes over the last two axes: {@code [..,
 * height, width]} to {@code [.., steps down, steps across]} with {@code steps = floor((size + 2
 * padding - window) / stride) + 1}. What lies beyond the edges counts as nothing. The derivative
 * goes to the first of several greatest elements, row by row (see {@link ArgMaxPool2d}).
 *
 * @param window its height and width
 * @param stride its steps, down and across
 * @param padding how far it may stand out at either end of each axis, at most by half
 */
public record MaxPool2d(Axes window, Axes stride, Axes padding) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    return x.type().withShape(new Pooling(window, stride, padding).shape(this, x));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr x = node.input(0);
    int rank = x.shape().rank();
    Shape outer = x.shape().slice(0, rank - 2);
    Shape flat = outer.concat(Shape.of(x.shape().dim(rank - 2) * x.shape().dim(rank - 1)));
    Expr places = Ops.unary(new ArgMaxPool2d(window, stride, padding), x);
    Expr zeros = Ops.zeros(x.type().withShape(flat));
    ScatterAdd scatter = new ScatterAdd(rank - 2, rank - 2);
    return Arrays.asList(
        Ops.reshape(Expr.of(scatter, List.of(zeros, places, cotangent)), x.shape()));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(this, inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] x = inputs.get(0).data();
    double[] out = new double[type.shape().size()];
    new Pooling(window, stride, padding)
        .each(
            inputs.get(0).shape(),
            x,
            type.shape(),
            (result, image, place) -> out[result] = x[image + place]);
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() < node.shape().rank() - 2 ? lane : null;
  }
}
