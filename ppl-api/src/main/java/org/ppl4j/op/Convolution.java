package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * What a convolution and its two derivatives share. All three are one trilinear form,
 *
 * <pre>
 * sum over n, g, o, c, h, w, i, j of
 *   input[n, g c, h stride + i dilation - padding, ..w, j..] weights[g o, c, i, j] result[n, g o, h, w]
 * </pre>
 *
 * with one factor left out; so each one's derivatives are the other two, and one loop computes all.
 *
 * @param stride the steps of the window, down and across
 * @param padding how many zeros are thought around the image, at either end of each axis
 * @param dilation the distances between neighbouring elements of the window
 * @param groups into how many groups the channels fall, each convolved by itself
 */
record Convolution(Axes stride, Axes padding, Axes dilation, int groups) {

  /** The three factors, with the names of their axes: {@code G} is joined to the one after it. */
  enum Part {
    INPUT("NGCHW"),
    WEIGHTS("GOCIJ"),
    RESULT("NGOHW");

    private final String axes;

    Part(String axes) {
      this.axes = axes;
    }
  }

  /** Takes the places of one term's three factors. */
  @FunctionalInterface
  interface Term {
    void at(int input, int weights, int result);
  }

  /** Goes through all terms. */
  void each(Shape input, Shape weights, Shape result, Term term) {
    int channels = weights.dim(1);
    int outputs = weights.dim(0) / Math.max(groups, 1);
    for (int y = 0; y < result.size(); y++) {
      int across = y % result.dim(3);
      int down = y / result.dim(3) % result.dim(2);
      int o = y / (result.dim(3) * result.dim(2)) % result.dim(1);
      int n = y / (result.dim(3) * result.dim(2) * result.dim(1));
      int firstChannel = n * input.dim(1) + o / outputs * channels;
      for (int w = 0; w < channels * weights.dim(2) * weights.dim(3); w++) {
        int j = w % weights.dim(3);
        int i = w / weights.dim(3) % weights.dim(2);
        int channel = firstChannel + w / (weights.dim(3) * weights.dim(2));
        int row = down * stride.get(0) + i * dilation.get(0) - padding.get(0);
        int column = across * stride.get(1) + j * dilation.get(1) - padding.get(1);
        if (row >= 0 && row < input.dim(2) && column >= 0 && column < input.dim(3)) {
          int x = (channel * input.dim(2) + row) * input.dim(3) + column;
          term.at(x, o * channels * weights.dim(2) * weights.dim(3) + w, y);
        }
      }
    }
  }

  /** Checks the factors' types and fits them to one another. */
  void check(Op op, Expr a, Expr b, Shape input, Shape weights, Shape result) {
    Checks.require(
        stride.count() == 2
            && padding.count() == 2
            && dilation.count() == 2
            && Arrays.stream(stride.toArray()).allMatch(each -> each >= 1)
            && Arrays.stream(padding.toArray()).allMatch(each -> each >= 0)
            && Arrays.stream(dilation.toArray()).allMatch(each -> each >= 1)
            && groups >= 1,
        op,
        "stride "
            + stride
            + ", padding "
            + padding
            + ", dilation "
            + dilation
            + ", groups "
            + groups
            + " make no convolution",
        a,
        "give two of each, down and across: strides and dilations from 1, paddings from 0; groups"
            + " from 1");
    boolean fits =
        input.dim(0) == result.dim(0)
            && input.dim(1) == groups * weights.dim(1)
            && weights.dim(0) == result.dim(1)
            && weights.dim(0) % groups == 0;
    for (int axis = 2; axis < 4 && fits; axis++) {
      fits = result.dim(axis) == steps(axis - 2, input.dim(axis), weights.dim(axis));
    }
    if (!fits) {
      throw Checks.mismatch(
          op,
          "an image "
              + input
              + " by weights "
              + weights
              + " does not give "
              + result
              + " with stride "
              + stride
              + ", padding "
              + padding
              + ", dilation "
              + dilation
              + ", groups "
              + groups,
          a,
          b,
          "images are [batch, channels, height, width], weights [channels out, channels in / groups,"
              + " height, width]");
    }
  }

  static void requireImages(TensorOp op, List<Expr> inputs) {
    for (Expr input : inputs) {
      Elementwise.require(op, input, DType.REAL);
      Checks.require(
          input.shape().rank() == 4,
          op,
          "needs 4 axes, not " + input.type(),
          input,
          "images are [batch, channels, height, width]; add axes with reshape(...)");
    }
  }

  /** How many places the window takes along an axis; negative if it does not fit even once. */
  int steps(int axis, int size, int window) {
    int room = size + 2 * padding.get(axis) - dilation.get(axis) * (window - 1) - 1;
    return room < 0 ? -1 : room / stride.get(axis) + 1;
  }

  /** The operands and result of an operation on a batch. */
  interface Make {
    Expr of(Convolution convolution, List<Expr> operands);
  }

  /**
   * The batching rule of all three: the new axis joins the axis that the mapped operand and what is
   * computed share (examples, channels in or channels out), or the groups if both are mapped.
   */
  Expr batched(
      Expr node,
      List<Expr> inputs,
      boolean[] mapped,
      int size,
      Part[] parts,
      Part made,
      Make make) {
    if (size == 0) {
      return Ops.zeros(node.type().withShape(node.shape().prepend(0)));
    }
    boolean both = mapped[0] && mapped[1];
    char axis = both ? 'G' : shared(parts[mapped[0] ? 0 : 1], made);
    Convolution wider = new Convolution(stride, padding, dilation, both ? groups * size : groups);
    Expr[] operands = new Expr[2];
    for (int i = 0; i < 2; i++) {
      operands[i] =
          mapped[i] ? join(inputs.get(i), parts[i].axes.indexOf(axis), parts[i]) : inputs.get(i);
    }
    Expr joined = make.of(wider, List.of(operands));
    return part(joined, made.axes.indexOf(axis), made, node.type(), size);
  }

  private static char shared(Part a, Part b) {
    return (char) "NCO".chars().filter(c -> a.axes.indexOf(c) >= 0 && b.axes.indexOf(c) >= 0).sum();
  }

  /** Moves the outermost axis to before another, and joins the two. */
  private Expr join(Expr x, int position, Part part) {
    int size = x.shape().dim(0);
    int[] five = split(x.shape().slice(1, 5), part);
    Expr moved =
        Ops.transpose(
            Ops.reshape(x, Shape.of(five).prepend(size)), toFront(position).inverse().toArray());
    five[position] *= size;
    return Ops.reshape(moved, Shape.of(merge(five, part)));
  }

  /** Undoes {@link #join}. */
  private Expr part(Expr x, int position, Part part, Type one, int size) {
    int[] five = split(one.shape(), part);
    int[] six =
        IntStream.range(0, 6)
            .map(i -> i < position ? five[i] : i == position ? size : five[i - 1])
            .toArray();
    Expr moved = Ops.transpose(Ops.reshape(x, Shape.of(six)), toFront(position).toArray());
    return Ops.reshape(moved, one.shape().prepend(size));
  }

  /** The order of six axes that brings one to the front. */
  private static Axes toFront(int position) {
    return Axes.of(position).complement(6).prepend(position);
  }

  /** The sizes of the five axes that a part is thought to have. */
  private int[] split(Shape four, Part part) {
    int group = part.axes.indexOf('G');
    return IntStream.range(0, 5)
        .map(
            i ->
                i < group
                    ? four.dim(i)
                    : i == group
                        ? groups
                        : i == group + 1 ? four.dim(group) / groups : four.dim(i - 1))
        .toArray();
  }

  private static int[] merge(int[] five, Part part) {
    int group = part.axes.indexOf('G');
    return IntStream.range(0, 4)
        .map(i -> i < group ? five[i] : i == group ? five[i] * five[i + 1] : five[i + 1])
        .toArray();
  }
}
