package org.ppl4j.runtime.torch;

import static org.ppl4j.runtime.torch.LoweringContext.list;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.ArgMaxPool2d;
import org.ppl4j.op.Conv2d;
import org.ppl4j.op.Conv2dInputGradient;
import org.ppl4j.op.Conv2dWeightGradient;
import org.ppl4j.op.MaxPool2d;
import org.ppl4j.type.Shape;

/** Lowerings of operations on images. */
final class Networks {
  private Networks() {}

  static String conv2d(Expr n, LoweringContext c) {
    Conv2d op = (Conv2d) n.op();
    return call(
        "torch.conv2d",
        c.in(n, 0),
        c.in(n, 1),
        "None",
        op.stride(),
        op.padding(),
        op.dilation(),
        op.groups());
  }

  /** PyTorch takes the rows and columns beyond the least size for that number of steps. */
  static String conv2dInputGradient(Expr n, LoweringContext c) {
    Conv2dInputGradient op = (Conv2dInputGradient) n.op();
    Shape weights = n.input(0).shape();
    Shape image = n.input(1).shape();
    int[] extra =
        IntStream.range(0, 2)
            .map(
                i ->
                    op.size().get(i)
                        + 2 * op.padding().get(i)
                        - op.dilation().get(i) * (weights.dim(i + 2) - 1)
                        - 1
                        - (image.dim(i + 2) - 1) * op.stride().get(i))
            .toArray();
    return call(
        "torch.conv_transpose2d",
        c.in(n, 1),
        c.in(n, 0),
        "None",
        op.stride(),
        op.padding(),
        Arrays.toString(extra),
        op.groups(),
        op.dilation());
  }

  static String conv2dWeightGradient(Expr n, LoweringContext c) {
    Conv2dWeightGradient op = (Conv2dWeightGradient) n.op();
    return c.helper(
        "conv2d_weight_gradient",
        c.in(n, 0),
        c.in(n, 1),
        list(n.shape()),
        op.stride().toString(),
        op.padding().toString(),
        op.dilation().toString(),
        Integer.toString(op.groups()));
  }

  static String maxPool2d(Expr n, LoweringContext c) {
    MaxPool2d op = (MaxPool2d) n.op();
    String pooled = call("torch.max_pool2d", images(n, c), op.window(), op.stride(), op.padding());
    return "torch.reshape(" + pooled + ", " + list(n.shape()) + ")";
  }

  static String argMaxPool2d(Expr n, LoweringContext c) {
    ArgMaxPool2d op = (ArgMaxPool2d) n.op();
    String pooled =
        c.helper(
            "arg_max_pool2d",
            images(n, c),
            op.window().toString(),
            op.stride().toString(),
            op.padding().toString());
    return "torch.reshape(" + pooled + ", " + list(n.shape()) + ")";
  }

  /** The operand as a batch of images of one channel. */
  private static String images(Expr n, LoweringContext c) {
    Shape shape = n.input(0).shape();
    int rank = shape.rank();
    Shape four =
        Shape.of(shape.slice(0, rank - 2).size(), 1, shape.dim(rank - 2), shape.dim(rank - 1));
    return "torch.reshape(" + c.in(n, 0) + ", " + list(four) + ")";
  }

  private static String call(String function, Object... arguments) {
    return function
        + "("
        + String.join(", ", Arrays.stream(arguments).map(Object::toString).toList())
        + ")";
  }
}
