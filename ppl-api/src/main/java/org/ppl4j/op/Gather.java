package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Looks up slices of a table by index: {@code out[.., k.., ..] = table[.., indices[k..], ..]}.
 *
 * @param axis the table's axis that is indexed, replaced by the indices' axes
 * @param batchDims how many outermost axes table and indices share
 */
public record Gather(int axis, int batchDims) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr table = inputs.get(0);
    Expr indices = inputs.get(1);
    Indexing.check(this, table, indices, axis, batchDims);
    return table.type().withShape(Indexing.sliced(table.shape(), indices.shape(), axis, batchDims));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr zeros = Ops.zeros(node.input(0).type());
    ScatterAdd scatter = new ScatterAdd(axis, batchDims);
    return Arrays.asList(Expr.of(scatter, List.of(zeros, node.input(1), cotangent)), null);
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    boolean indicesOnly = !mapped[0] && batchDims == 0;
    if (indicesOnly) {
      Expr slices = Expr.of(this, inputs, node.source());
      Axes others = Axes.of(axis).complement(slices.shape().rank());
      return Ops.transpose(slices, others.prepend(axis).toArray());
    }
    if (!mapped[1] && batchDims == 0) {
      return Expr.of(new Gather(axis + 1, 0), inputs, node.source());
    }
    return Expr.of(
        new Gather(axis + 1, batchDims + 1),
        Ops.expandUnmapped(inputs, mapped, size),
        node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] table = inputs.get(0).data();
    double[] out = new double[type.shape().size()];
    new Indexing(inputs.get(0).shape(), inputs.get(1).shape(), axis, batchDims)
        .each(this, inputs.get(1).data(), (slice, at) -> out[slice] = table[at]);
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    int at = lane.axis();
    if (input == 1) {
      return lane.along(at < batchDims ? at : at - batchDims + axis);
    }
    if (at == axis) {
      boolean all =
          node.input(1).op() instanceof Iota iota && iota.size() == lane.block() * lane.size();
      return all ? lane : null;
    }
    int added = node.input(1).shape().rank() - batchDims - 1;
    return lane.along(at < axis ? at : at + added);
  }
}
