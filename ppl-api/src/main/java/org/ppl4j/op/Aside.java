package org.ppl4j.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Follow;
import org.ppl4j.type.DType;

/**
 * The same value, in a place where any other of its type would lead to the same result: it only
 * keeps computations whose outcome is thrown away from going wrong. So nothing follows it, and its
 * derivative is zero.
 */
public record Aside() implements Unary {
  @Override
  public double apply(double x) {
    return x;
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    return inputs.get(0).dtype();
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return null;
  }

  @Override
  public List<Follow> follow(Expr node, List<Follow> inputs) {
    return List.of(Follow.STILL);
  }
}
