package org.ppl4j;

import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Conv2d;
import org.ppl4j.op.Conv2dInputGradient;
import org.ppl4j.op.MaxPool2d;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;

/** What the handles' methods on images mean: one image is a batch of one. */
final class Images {
  private Images() {}

  static Expr conv2d(Expr x, Expr weights, Conv2d how) {
    return single(x, Ops.binary(how, batch("conv2d", x), weights));
  }

  static Expr convTranspose2d(Expr x, Expr weights, Conv2d how, int extra) {
    Expr batch = batch("convTranspose2d", x);
    int[] size = new int[2];
    for (int i = 0; i < 2 && weights.shape().rank() == 4; i++) {
      int window = how.dilation().get(i) * (weights.shape().dim(i + 2) - 1) + 1;
      int reach = (batch.shape().dim(i + 2) - 1) * how.stride().get(i) + window;
      size[i] = reach - 2 * how.padding().get(i) + extra;
    }
    Conv2dInputGradient op =
        new Conv2dInputGradient(
            how.stride(), how.padding(), how.dilation(), how.groups(), Axes.of(size));
    return single(x, Ops.binary(op, weights, batch));
  }

  static Expr maxPool2d(Expr x, int size, int stride, int padding) {
    Axes window = Axes.of(size, size);
    return Ops.unary(new MaxPool2d(window, Axes.of(stride, stride), Axes.of(padding, padding)), x);
  }

  private static Expr batch(String op, Expr x) {
    int rank = x.shape().rank();
    if (rank != 3 && rank != 4) {
      throw ShapeMismatch.of(
          Report.of(op + ": " + x.type() + " is no image.")
              .where("operand", x.party())
              .at(Source.here())
              .cure("an image is [channels, height, width]; a batch has one axis more, in front"));
    }
    return rank == 4 ? x : Ops.reshape(x, x.shape().prepend(1));
  }

  private static Expr single(Expr x, Expr result) {
    Shape shape = result.shape();
    return x.shape().rank() == 4 ? result : Ops.reshape(result, shape.slice(1, shape.rank()));
  }
}
