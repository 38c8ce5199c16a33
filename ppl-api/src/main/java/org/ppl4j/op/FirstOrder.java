package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Follow;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Part of a derivative that is itself not to be differentiated in a parameter that it stands
 * beside: the value is the first operand's, the second is the parameter.
 *
 * @param given whether the first operand is a derivative that was found elsewhere, which must not
 *     be differentiated in anything
 */
public record FirstOrder(boolean given) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    for (Expr input : inputs) {
      Elementwise.require(this, input, DType.REAL);
    }
    return inputs.get(0).type();
  }

  /** Fails, for what is known of the parameter's effect is its first derivative only. */
  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    throw NotDifferentiable.of(
        "a strategy's gradient is right to first order only, and a second derivative was asked for",
        node.input(1).party(),
        "use a strategy whose derivatives of every order are unbiased: reparam, reinforce or"
            + " enumerate");
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents, boolean[] needed) {
    if (given || needed[1]) {
      return vjp(node, cotangents);
    }
    return Arrays.asList(cotangents.get(0), null);
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(this, Ops.expandUnmapped(inputs, mapped, size), node.source());
  }

  /** The value does not depend on the parameter. */
  @Override
  public List<Follow> follow(Expr node, List<Follow> inputs) {
    return List.of(inputs.get(0));
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    return inputs.get(0);
  }
}
