package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.op.Convolution.Part;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The derivative of {@link Conv2d} in its weights: from images {@code [batch, channels in, height,
 * width]} and a cotangent {@code [batch, channels out, steps down, steps across]} to {@code
 * [channels out, channels in / groups, window height, window width]}. The attributes are those of
 * the convolution.
 *
 * @param stride the steps of the window, down and across
 * @param padding how many zeros are thought around the image
 * @param dilation the distances between neighbouring elements of the window
 * @param groups into how many groups the channels fall
 * @param window the window's height and width
 */
public record Conv2dWeightGradient(
    Axes stride, Axes padding, Axes dilation, int groups, Axes window) implements TensorOp {
  private static final Part[] OPERANDS = {Part.INPUT, Part.RESULT};

  private Convolution form() {
    return new Convolution(stride, padding, dilation, groups);
  }

  private Conv2d forward() {
    return new Conv2d(stride, padding, dilation, groups);
  }

  @Override
  public Type type(List<Expr> inputs) {
    Convolution.requireImages(this, inputs);
    Shape x = inputs.get(0).shape();
    Shape y = inputs.get(1).shape();
    Checks.require(
        window.count() == 2 && window.get(0) >= 1 && window.get(1) >= 1,
        this,
        window + " is no size of a window",
        inputs.get(0),
        "give its height and width");
    int channels = x.dim(1) / Math.max(groups, 1);
    Shape w = Shape.of(y.dim(1), channels, window.get(0), window.get(1));
    form().check(this, inputs.get(0), inputs.get(1), x, w, y);
    return inputs.get(0).type().withShape(w);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr x = node.input(0);
    return Arrays.asList(
        Ops.binary(forward().inputGradient(x.shape()), cotangent, node.input(1)),
        Ops.binary(forward(), x, cotangent));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return form()
        .batched(
            node,
            inputs,
            mapped,
            size,
            OPERANDS,
            Part.WEIGHTS,
            (wider, operands) ->
                Expr.of(
                    new Conv2dWeightGradient(stride, padding, dilation, wider.groups(), window),
                    operands,
                    node.source()));
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] x = inputs.get(0).data();
    double[] y = inputs.get(1).data();
    double[] out = new double[type.shape().size()];
    form()
        .each(
            inputs.get(0).shape(),
            type.shape(),
            inputs.get(1).shape(),
            (i, j, k) -> out[j] += x[i] * y[k]);
    return Tensor.wrap(type, out);
  }
}
