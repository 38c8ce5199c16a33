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
 * Puts zeros around and between the elements of each axis.
 *
 * @param low for each axis how many before the first
 * @param high for each axis how many after the last
 * @param interior for each axis how many between neighbours
 */
public record Pad(Axes low, Axes high, Axes interior) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    int rank = x.shape().rank();
    boolean fits = low.count() == rank && high.count() == rank && interior.count() == rank;
    int[] dims = new int[rank];
    for (int i = 0; i < rank && fits; i++) {
      fits = low.get(i) >= 0 && high.get(i) >= 0 && interior.get(i) >= 0;
      dims[i] = low.get(i) + spread(x.shape().dim(i), interior.get(i)) + high.get(i);
    }
    Checks.require(
        fits,
        this,
        "low " + low + ", high " + high + " and interior " + interior + " do not fit " + x.type(),
        x,
        "give one count, 0 or more, for each axis");
    return x.type().withShape(Shape.of(dims));
  }

  /** The length of an axis of {@code size} elements with {@code interior} zeros between them. */
  static int spread(int size, int interior) {
    return size == 0 ? 0 : (size - 1) * (interior + 1) + 1;
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    int rank = low.count();
    int[] limits = new int[rank];
    for (int i = 0; i < rank; i++) {
      limits[i] = low.get(i) + spread(node.input(0).shape().dim(i), interior.get(i));
    }
    int[] steps = Arrays.stream(interior.toArray()).map(count -> count + 1).toArray();
    Slice slice = new Slice(low, Axes.of(limits), Axes.of(steps));
    return Arrays.asList(Expr.of(slice, List.of(cotangent)));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    Pad wider = new Pad(low.prepend(0), high.prepend(0), interior.prepend(0));
    return Expr.of(wider, inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    Tensor x = inputs.get(0);
    int[] steps = type.shape().strides();
    int offset = 0;
    for (int i = 0; i < steps.length; i++) {
      offset += steps[i] * low.get(i);
      steps[i] *= interior.get(i) + 1;
    }
    double[] out = new double[type.shape().size()];
    Strided.write(x.data(), out, offset, x.shape(), steps);
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    boolean whole = node.shape().dim(lane.axis()) == node.input(0).shape().dim(lane.axis());
    return whole ? lane : null;
  }
}
