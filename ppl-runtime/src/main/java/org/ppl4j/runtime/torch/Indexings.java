package org.ppl4j.runtime.torch;

import static org.ppl4j.runtime.torch.LoweringContext.list;

import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Gather;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.type.Shape;

/**
 * Lowerings of gather and scatter-add: along one axis by a flat list of indices where none is
 * batched, else over four axes (batch, before, indexed, after) by PyTorch's elementwise forms.
 */
final class Indexings {
  private Indexings() {}

  static String gather(Expr n, LoweringContext c) {
    Gather op = (Gather) n.op();
    Shape table = n.input(0).shape();
    Shape indices = n.input(1).shape();
    String flat = flat(c.in(n, 1), indices);
    if (op.batchDims() == 0) {
      String picked = "torch.index_select(" + c.in(n, 0) + ", " + op.axis() + ", " + flat + ")";
      return indices.rank() == 1 ? picked : reshape(picked, n.shape());
    }
    Shape four = four(table, op.axis(), op.batchDims());
    String wide = wide(c.in(n, 1), four, indices);
    return reshape("torch.gather(" + reshape(c.in(n, 0), four) + ", 2, " + wide + ")", n.shape());
  }

  static String scatterAdd(Expr n, LoweringContext c) {
    ScatterAdd op = (ScatterAdd) n.op();
    Shape table = n.input(0).shape();
    Shape indices = n.input(1).shape();
    String base = isZero(n.input(0)) ? zeros(n, c) : c.in(n, 0);
    if (op.batchDims() == 0) {
      String flat = flat(c.in(n, 1), indices);
      Shape slices =
          table
              .slice(0, op.axis())
              .concat(Shape.of(indices.size()))
              .concat(table.slice(op.axis() + 1, table.rank()));
      String source = indices.rank() == 1 ? c.in(n, 2) : reshape(c.in(n, 2), slices);
      return "torch.index_add(" + base + ", " + op.axis() + ", " + flat + ", " + source + ")";
    }
    Shape four = four(table, op.axis(), op.batchDims());
    int count = indices.size() / Math.max(four.dim(0), 1);
    String source = reshape(c.in(n, 2), four.with(2, count));
    String wide = wide(c.in(n, 1), four, indices);
    return reshape(
        "torch.scatter_add(" + reshape(base, four) + ", 2, " + wide + ", " + source + ")", table);
  }

  private static String flat(String indices, Shape shape) {
    return shape.rank() == 1 ? indices : reshape(indices, Shape.of(shape.size()));
  }

  /** The table's axes gathered into batch, before, indexed and after. */
  private static Shape four(Shape table, int axis, int batchDims) {
    return Shape.of(
        table.slice(0, batchDims).size(),
        table.slice(batchDims, axis).size(),
        table.dim(axis),
        table.slice(axis + 1, table.rank()).size());
  }

  private static String wide(String indices, Shape four, Shape shape) {
    int count = shape.size() / Math.max(four.dim(0), 1);
    String narrow = reshape(indices, Shape.of(four.dim(0), 1, count, 1));
    return "torch.expand(" + narrow + ", " + list(four.with(2, count)) + ")";
  }

  private static boolean isZero(Expr table) {
    Expr core = table.op() instanceof Expand ? table.input(0) : table;
    return core.op() instanceof Constant constant
        && core.shape().isScalar()
        && constant.value().get(0) == 0;
  }

  private static String zeros(Expr n, LoweringContext c) {
    return "torch.zeros("
        + list(n.shape())
        + ", dtype="
        + c.dtype(n.dtype())
        + ", device="
        + c.device()
        + ")";
  }

  private static String reshape(String value, Shape shape) {
    return "torch.reshape(" + value + ", " + list(shape) + ")";
  }
}
