package org.ppl4j.conformance;

import static org.ppl4j.conformance.OpRow.discrete;
import static org.ppl4j.conformance.OpRow.smooth;
import static org.ppl4j.conformance.Sampler.apart;
import static org.ppl4j.conformance.Sampler.normal;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.op.ArgMaxPool2d;
import org.ppl4j.op.Conv2d;
import org.ppl4j.op.Conv2dInputGradient;
import org.ppl4j.op.Conv2dWeightGradient;
import org.ppl4j.op.MaxPool2d;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Operations on images. */
final class NetworkRows {
  private NetworkRows() {}

  static List<OpRow> rows() {
    List<OpRow> rows = new ArrayList<>();
    convolutions(rows, "", Conv2d.PLAIN, Shape.of(2, 1, 3, 4), Shape.of(2, 1, 2, 2));
    convolutions(
        rows,
        ", strided, padded, dilated",
        new Conv2d(Axes.of(2, 1), Axes.of(1, 2), Axes.of(1, 2), 1),
        Shape.of(1, 2, 4, 3),
        Shape.of(1, 2, 3, 2));
    convolutions(
        rows,
        ", in groups",
        Conv2d.PLAIN.withGroups(2).withStride(2),
        Shape.of(1, 4, 2, 2),
        Shape.of(2, 2, 2, 1));
    convolutions(rows, " of no images", Conv2d.PLAIN, Shape.of(0, 1, 2, 2), Shape.of(1, 1, 2, 2));
    rows.add(pool("", new MaxPool2d(Axes.of(2, 2), Axes.of(2, 2), Axes.of(0, 0)), 2, 4, 4));
    rows.add(
        pool(", overlapping", new MaxPool2d(Axes.of(2, 3), Axes.of(1, 2), Axes.of(1, 1)), 3, 4)
            .edge(
                Tensor.wrap(
                    Type.real(2, 3),
                    new double[] {
                      Double.NEGATIVE_INFINITY, Double.NaN, 1, Double.POSITIVE_INFINITY, 2, 2
                    })));
    rows.add(
        discrete(new ArgMaxPool2d(Axes.of(2, 2), Axes.of(1, 1), Axes.of(0, 1)), apart(2, 1, 3, 3))
            .edge(
                Tensor.wrap(
                    Type.real(3, 3),
                    new double[] {
                      1, 1, 1, 1, Double.NaN, Double.NEGATIVE_INFINITY, 3, 2, Double.NaN
                    }))
            .edge(Tensor.full(Type.real(2, 2), Double.NEGATIVE_INFINITY)));
    return rows;
  }

  private static OpRow pool(String name, MaxPool2d op, int... dims) {
    return smooth(op, apart(dims)).named("maxPool2d" + name);
  }

  /** A convolution and both of its derivatives. */
  private static void convolutions(
      List<OpRow> rows, String name, Conv2d op, Shape image, Shape weights) {
    int[] steps = new int[2];
    for (int i = 0; i < 2; i++) {
      int reach = op.dilation().get(i) * (weights.dim(i + 2) - 1) + 1;
      steps[i] = (image.dim(i + 2) + 2 * op.padding().get(i) - reach) / op.stride().get(i) + 1;
    }
    int[] made = {image.dim(0), weights.dim(0), steps[0], steps[1]};
    Axes size = Axes.of(image.dim(2), image.dim(3));
    Axes window = Axes.of(weights.dim(2), weights.dim(3));
    rows.add(sums(smooth(op, normal(image.dims()), normal(weights.dims())), "conv2d" + name));
    rows.add(
        sums(
            smooth(
                new Conv2dInputGradient(
                    op.stride(), op.padding(), op.dilation(), op.groups(), size),
                normal(weights.dims()),
                normal(made)),
            "conv2dInputGradient" + name));
    rows.add(
        sums(
            smooth(
                new Conv2dWeightGradient(
                    op.stride(), op.padding(), op.dilation(), op.groups(), window),
                normal(image.dims()),
                normal(made)),
            "conv2dWeightGradient" + name));
  }

  private static OpRow sums(OpRow row, String name) {
    return row.named(name).within(1e-12, 1e-5, 1);
  }
}
