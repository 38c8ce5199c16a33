package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.op.Convolution.Part;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The two-dimensional convolution as networks understand it (a correlation: the window is not
 * turned round) of images {@code [batch, channels in, height, width]} with weights {@code [channels
 * out, channels in / groups, window height, window width]}, which gives {@code [batch, channels
 * out, steps down, steps across]} with {@code steps = floor((size + 2 padding - dilation (window -
 * 1) - 1) / stride) + 1}.
 *
 * <pre>{@code
 * Conv2d half = Conv2d.PLAIN.withStride(2).withPadding(1);
 * Real features = images.conv2d(weights, half);
 * }</pre>
 *
 * @param stride the steps of the window, down and across
 * @param padding how many zeros are thought around the image, at either end of each axis
 * @param dilation the distances between neighbouring elements of the window
 * @param groups into how many groups the channels fall, each convolved by itself
 */
public record Conv2d(Axes stride, Axes padding, Axes dilation, int groups) implements TensorOp {
  /** One step at a time, no padding, no dilation, one group. */
  public static final Conv2d PLAIN = new Conv2d(Axes.of(1, 1), Axes.of(0, 0), Axes.of(1, 1), 1);

  private static final Part[] OPERANDS = {Part.INPUT, Part.WEIGHTS};

  /** The same with other steps, down and across alike. */
  public Conv2d withStride(int steps) {
    return new Conv2d(Axes.of(steps, steps), padding, dilation, groups);
  }

  /** The same with other padding, on all sides. */
  public Conv2d withPadding(int zeros) {
    return new Conv2d(stride, Axes.of(zeros, zeros), dilation, groups);
  }

  /** The same with other distances in the window, down and across alike. */
  public Conv2d withDilation(int distance) {
    return new Conv2d(stride, padding, Axes.of(distance, distance), groups);
  }

  /** The same with other groups. */
  public Conv2d withGroups(int count) {
    return new Conv2d(stride, padding, dilation, count);
  }

  private Convolution form() {
    return new Convolution(stride, padding, dilation, groups);
  }

  @Override
  public Type type(List<Expr> inputs) {
    Convolution.requireImages(this, inputs);
    Shape x = inputs.get(0).shape();
    Shape w = inputs.get(1).shape();
    Convolution form = form();
    boolean complete = stride.count() == 2 && padding.count() == 2 && dilation.count() == 2;
    int[] steps = new int[2];
    for (int i = 0; i < 2 && complete && stride.get(i) > 0; i++) {
      steps[i] = form.steps(i, x.dim(i + 2), w.dim(i + 2));
      Checks.require(
          steps[i] >= 0,
          this,
          "a window " + w.slice(2, 4) + " does not fit an image " + x.slice(2, 4) + " even once",
          inputs.get(0),
          "take a smaller window, or more padding");
    }
    Shape result = Shape.of(x.dim(0), w.dim(0), steps[0], steps[1]);
    form.check(this, inputs.get(0), inputs.get(1), x, w, result);
    return inputs.get(0).type().withShape(result);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr x = node.input(0);
    Expr w = node.input(1);
    return Arrays.asList(
        Ops.binary(inputGradient(x.shape()), w, cotangent),
        Ops.binary(weightGradient(w.shape()), x, cotangent));
  }

  /** The operation that turns weights and a cotangent of the result into the input's. */
  public Conv2dInputGradient inputGradient(Shape input) {
    Axes size = Axes.of(input.dim(2), input.dim(3));
    return new Conv2dInputGradient(stride, padding, dilation, groups, size);
  }

  /** The operation that turns an input and a cotangent of the result into the weights'. */
  Conv2dWeightGradient weightGradient(Shape weights) {
    Axes window = Axes.of(weights.dim(2), weights.dim(3));
    return new Conv2dWeightGradient(stride, padding, dilation, groups, window);
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
            Part.RESULT,
            (wider, operands) -> Expr.of(withGroups(wider.groups()), operands, node.source()));
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] x = inputs.get(0).data();
    double[] w = inputs.get(1).data();
    double[] out = new double[type.shape().size()];
    form()
        .each(
            inputs.get(0).shape(),
            inputs.get(1).shape(),
            type.shape(),
            (i, j, k) -> out[k] += x[i] * w[j]);
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return input == 0 && lane.axis() == 0 ? lane : null;
  }
}
