package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Adds slices to a table at indices: the table plus, for each {@code k}, {@code slices[.., k..,
 * ..]} at {@code [.., indices[k..], ..]}; indices may repeat. The operands are table, indices,
 * slices.
 *
 * @param axis the table's axis that is indexed
 * @param batchDims how many outermost axes all three share
 */
public record ScatterAdd(int axis, int batchDims) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr table = inputs.get(0);
    Expr indices = inputs.get(1);
    Expr slices = inputs.get(2);
    Indexing.check(this, table, indices, axis, batchDims);
    Type expected =
        table.type().withShape(Indexing.sliced(table.shape(), indices.shape(), axis, batchDims));
    if (!slices.type().equals(expected)) {
      String problem = "slices must be " + expected + ", not " + slices.type();
      throw Checks.mismatch(
          this, problem, table, slices, "give one slice of the table for each index");
    }
    return table.type();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Gather gather = new Gather(axis, batchDims);
    return Arrays.asList(cotangent, null, Expr.of(gather, List.of(cotangent, node.input(1))));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    boolean sharedIndices = !mapped[1] && batchDims == 0;
    List<Expr> operands =
        sharedIndices
            ? Ops.expandUnmapped(inputs, new boolean[] {mapped[0], true, mapped[2]}, size)
            : Ops.expandUnmapped(inputs, mapped, size);
    int batched = sharedIndices ? 0 : batchDims + 1;
    return Expr.of(new ScatterAdd(axis + 1, batched), operands, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] out = inputs.get(0).toDoubles();
    double[] slices = inputs.get(2).data();
    new Indexing(type.shape(), inputs.get(1).shape(), axis, batchDims)
        .each(this, inputs.get(1).data(), (slice, at) -> out[at] += slices[slice]);
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    int at = lane.axis();
    if (at < batchDims || (input == 0 && at != axis)) {
      return lane;
    }
    int added = node.input(1).shape().rank() - batchDims - 1;
    boolean besideIndices = input == 2 && (at < axis || at > axis + added);
    return besideIndices ? lane.along(at < axis ? at : at - added) : null;
  }
}
