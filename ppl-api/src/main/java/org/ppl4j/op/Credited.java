package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A cost of several replicates, beside how much of it is to each one's credit. The operands are the
 * cost, the credits with the replicates along a further innermost axis, and a value in which the
 * replicates lie like that. It is the cost; a strategy that scores draws may give each replicate's
 * draws its credit in the place of the whole cost, if the two differ by what does not depend on
 * that replicate.
 */
public record Credited() implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    for (Expr input : inputs) {
      Elementwise.require(this, input, DType.REAL);
    }
    Expr cost = inputs.get(0);
    Expr credits = inputs.get(1);
    int rank = cost.shape().rank();
    Shape shape = credits.shape();
    boolean fits = shape.rank() == rank + 1 && shape.slice(0, rank).equals(cost.shape());
    if (!fits || !shape.equals(inputs.get(2).shape())) {
      throw Checks.mismatch(
          this,
          "credits and replicates have the cost's axes and one more",
          cost,
          fits ? inputs.get(2) : credits,
          "give one credit for each replicate");
    }
    return cost.type();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(cotangent, null, null);
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(this, Ops.expandUnmapped(inputs, mapped, size), node.source());
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() < node.shape().rank() ? lane : null;
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    return inputs.get(0);
  }
}
