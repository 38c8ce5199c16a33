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
 * A part of each axis: from a start, before a limit, in steps.
 *
 * @param starts for each axis the first index
 * @param limits for each axis the index that is no longer taken
 * @param steps for each axis the distance between indices taken, at least 1
 */
public record Slice(Axes starts, Axes limits, Axes steps) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    int rank = x.shape().rank();
    boolean fits = starts.count() == rank && limits.count() == rank && steps.count() == rank;
    int[] dims = new int[rank];
    for (int i = 0; i < rank && fits; i++) {
      int start = starts.get(i);
      int limit = limits.get(i);
      fits = 0 <= start && start <= limit && limit <= x.shape().dim(i) && steps.get(i) >= 1;
      dims[i] = fits ? (limit - start + steps.get(i) - 1) / steps.get(i) : 0;
    }
    Checks.require(
        fits,
        this,
        "starts "
            + starts
            + ", limits "
            + limits
            + " and steps "
            + steps
            + " do not fit "
            + x.type(),
        x,
        "0 <= start <= limit <= size and step >= 1 must hold for each axis");
    return x.type().withShape(Shape.of(dims));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    int rank = starts.count();
    int[] high = new int[rank];
    int[] interior = new int[rank];
    for (int i = 0; i < rank; i++) {
      int taken = cotangent.shape().dim(i);
      interior[i] = steps.get(i) - 1;
      int reach = starts.get(i) + Pad.spread(taken, interior[i]);
      high[i] = node.input(0).shape().dim(i) - reach;
    }
    Pad pad = new Pad(starts, Axes.of(high), Axes.of(interior));
    return Arrays.asList(Expr.of(pad, List.of(cotangent)));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    Slice wider = new Slice(starts.prepend(0), limits.prepend(size), steps.prepend(1));
    return Expr.of(wider, inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    Tensor x = inputs.get(0);
    int[] strides = x.shape().strides();
    int offset = 0;
    for (int i = 0; i < strides.length; i++) {
      offset += strides[i] * starts.get(i);
      strides[i] *= steps.get(i);
    }
    return Tensor.wrap(type, Strided.read(x.data(), offset, type.shape(), strides));
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    boolean whole = node.shape().dim(lane.axis()) == node.input(0).shape().dim(lane.axis());
    return whole ? lane : null;
  }
}
