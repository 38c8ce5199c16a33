package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** A real function of one real number, done element by element. */
public interface Unary extends Elementwise {
  /** The function. */
  double apply(double x);

  /**
   * Its derivative, in operations; null if it is zero wherever it exists.
   *
   * @param x the argument
   * @param y the function's value there
   */
  @Nullable Expr derivative(Expr x, Expr y);

  @Override
  default DType resultType(List<Expr> inputs) {
    Elementwise.require(this, inputs.get(0), DType.REAL);
    return DType.REAL;
  }

  @Override
  default double element(double[] operands) {
    return apply(operands[0]);
  }

  @Override
  default List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr slope = derivative(node.input(0), node);
    return Arrays.asList(slope == null ? null : Ops.times(cotangent, slope));
  }
}
