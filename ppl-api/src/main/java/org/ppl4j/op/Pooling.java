package org.ppl4j.op;

import org.ppl4j.ir.Expr;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * What {@link MaxPool2d} and {@link ArgMaxPool2d} share: a window that goes over the last two axes.
 */
record Pooling(Axes window, Axes stride, Axes padding) {

  /** Takes a window's place in the result and its greatest element's in the operand. */
  @FunctionalInterface
  interface Found {
    void at(int result, int image, int place);
  }

  Shape shape(TensorOp op, Expr x) {
    Elementwise.require(op, x, DType.REAL);
    Checks.rankAtLeast(op, x, 2);
    int rank = x.shape().rank();
    boolean fits = window.count() == 2 && stride.count() == 2 && padding.count() == 2;
    int[] dims = x.shape().dims();
    for (int i = 0; i < 2 && fits; i++) {
      fits =
          window.get(i) >= 1
              && stride.get(i) >= 1
              && padding.get(i) >= 0
              && 2 * padding.get(i) <= window.get(i)
              && dims[rank - 2 + i] + 2 * padding.get(i) >= window.get(i)
              && dims[rank - 2 + i] > 0;
      if (fits) {
        int room = dims[rank - 2 + i] + 2 * padding.get(i) - window.get(i);
        dims[rank - 2 + i] = room / stride.get(i) + 1;
      }
    }
    Checks.require(
        fits,
        op,
        "a window "
            + window
            + " with stride "
            + stride
            + " and padding "
            + padding
            + " does not fit "
            + x.type(),
        x,
        "the window must fit the last two axes, strides be at least 1, and padding at most half a"
            + " window");
    return Shape.of(dims);
  }

  /**
   * Finds the greatest element of each window: the first of several; a NaN counts as greater than
   * anything before it.
   */
  void each(Shape operand, double[] x, Shape result, Found found) {
    int rank = operand.rank();
    int height = operand.dim(rank - 2);
    int width = operand.dim(rank - 1);
    int across = result.dim(rank - 1);
    int down = result.dim(rank - 2);
    for (int k = 0; k < result.size(); k++) {
      int image = k / (down * across);
      int top = k / across % down * stride.get(0) - padding.get(0);
      int left = k % across * stride.get(1) - padding.get(1);
      int best = -1;
      for (int i = Math.max(top, 0); i < Math.min(top + window.get(0), height); i++) {
        for (int j = Math.max(left, 0); j < Math.min(left + window.get(1), width); j++) {
          double challenger = x[image * height * width + i * width + j];
          if (best < 0
              || challenger > x[image * height * width + best]
              || Double.isNaN(challenger)) {
            best = i * width + j;
          }
        }
      }
      found.at(k, image * height * width, best);
    }
  }
}
