package org.ppl4j.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Stands, in a derivative rule's answer, for the cotangent of an operand in which there is no
 * derivative. Differentiation drops it where that operand does not matter and complains where it
 * does, so that it is never part of a graph.
 *
 * @param node what was to be differentiated
 * @param reason why it cannot be
 */
public record Undefined(Expr node, String reason) implements TensorOp {
  /** The cotangent of an operand in which a node has no derivative. */
  static Expr derivative(Expr node, String reason) {
    return Expr.of(new Undefined(node, reason), List.of());
  }

  /** The complaint. */
  public NotDifferentiable failure() {
    return NotDifferentiable.of(
        reason,
        node.party(),
        "stop the gradient at the parameter, or use an objective of lower order");
  }

  @Override
  public Type type(List<Expr> inputs) {
    return node.type();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr self, Expr cotangent) {
    throw failure();
  }

  @Override
  public Expr batched(Expr self, List<Expr> inputs, boolean[] mapped, int size) {
    throw failure();
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    throw failure();
  }
}
