package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Where {@link MaxPool2d} finds its elements: places in the last two axes taken as one, {@code row
 * width + column}. Of several greatest elements it is the first, row by row; of several NaNs the
 * last.
 *
 * @param window its height and width
 * @param stride its steps, down and across
 * @param padding how far it may stand out at either end of each axis, at most by half
 */
public record ArgMaxPool2d(Axes window, Axes stride, Axes padding) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    return new Type(DType.INT, new Pooling(window, stride, padding).shape(this, x));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList((Expr) null);
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(this, inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] out = new double[type.shape().size()];
    new Pooling(window, stride, padding)
        .each(
            inputs.get(0).shape(),
            inputs.get(0).data(),
            type.shape(),
            (result, image, place) -> out[result] = place);
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() < node.shape().rank() - 2 ? lane : null;
  }
}
