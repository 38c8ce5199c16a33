package org.ppl4j.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.type.Type;

/** An operation without inputs. Transforms replace leaves; they never need a leaf's rules. */
public interface LeafOp extends TensorOp {
  /** The leaf's type. */
  Type type();

  @Override
  default Type type(List<Expr> inputs) {
    return type();
  }

  @Override
  default List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return List.of();
  }

  @Override
  default Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    throw new AssertionError("a leaf has no mapped inputs: " + name());
  }
}
