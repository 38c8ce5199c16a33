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
 * The derivative of {@link Conv2d} in its images, also called the transposed convolution: from
 * weights {@code [channels out, channels in / groups, window height, window width]} and a cotangent
 * {@code [batch, channels out, steps down, steps across]} to {@code [batch, channels in, height,
 * width]}. The attributes are those of the convolution.
 *
 * @param stride the steps of the window, down and across
 * @param padding how many zeros are thought around the image
 * @param dilation the distances between neighbouring elements of the window
 * @param groups into how many groups the channels fall
 * @param size the images' height and width, of which several may give the same number of steps
 */
public record Conv2dInputGradient(Axes stride, Axes padding, Axes dilation, int groups, Axes size)
    implements TensorOp {
  private static final Part[] OPERANDS = {Part.WEIGHTS, Part.RESULT};

  private Convolution form() {
    return new Convolution(stride, padding, dilation, groups);
  }

  private Conv2d forward() {
    return new Conv2d(stride, padding, dilation, groups);
  }

  @Override
  public Type type(List<Expr> inputs) {
    Convolution.requireImages(this, inputs);
    Shape w = inputs.get(0).shape();
    Shape y = inputs.get(1).shape();
    Checks.require(
        size.count() == 2 && size.get(0) >= 0 && size.get(1) >= 0,
        this,
        size + " is no size of an image",
        inputs.get(1),
        "give its height and width");
    Shape x = Shape.of(y.dim(0), Math.max(groups, 1) * w.dim(1), size.get(0), size.get(1));
    form().check(this, inputs.get(0), inputs.get(1), x, w, y);
    return inputs.get(0).type().withShape(x);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr w = node.input(0);
    return Arrays.asList(
        Ops.binary(forward().weightGradient(w.shape()), cotangent, node.input(1)),
        Ops.binary(forward(), cotangent, w));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int count) {
    return form()
        .batched(
            node,
            inputs,
            mapped,
            count,
            OPERANDS,
            Part.INPUT,
            (wider, operands) ->
                Expr.of(
                    new Conv2dInputGradient(stride, padding, dilation, wider.groups(), size),
                    operands,
                    node.source()));
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] w = inputs.get(0).data();
    double[] y = inputs.get(1).data();
    double[] out = new double[type.shape().size()];
    form()
        .each(
            type.shape(),
            inputs.get(0).shape(),
            inputs.get(1).shape(),
            (i, j, k) -> out[i] += w[j] * y[k]);
    return Tensor.wrap(type, out);
  }
}
