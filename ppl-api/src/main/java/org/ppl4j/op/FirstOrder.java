package org.ppl4j.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A derivative that is itself not to be differentiated, beside the parameter that it is taken in:
 * the value is the first operand's.
 */
public record FirstOrder() implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    for (Expr input : inputs) {
      Elementwise.require(this, input, DType.REAL);
    }
    if (!inputs.get(0).type().equals(inputs.get(1).type())) {
      throw Checks.mismatch(
          this,
          "a derivative has the type of its parameter",
          inputs.get(0),
          inputs.get(1),
          "give one number for each of the parameter's");
    }
    return inputs.get(0).type();
  }

  /** Always fails: what is known of the parameter's effect is its first derivative only. */
  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    throw NotDifferentiable.of(
        "a strategy's gradient is right to first order only, and a second derivative was asked for",
        node.input(1).party(),
        "use a strategy whose derivatives of every order are unbiased: reparam, reinforce or"
            + " enumerate");
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(this, Ops.expandUnmapped(inputs, mapped, size), node.source());
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane;
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    return inputs.get(0);
  }
}
