package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** A real function of two real numbers, done element by element. */
public interface Binary extends Elementwise {
  /** The function. */
  double apply(double x, double y);

  /**
   * The cotangents of both operands, before summing over what a scalar operand was stretched to;
   * null for one whose derivative is zero wherever it exists.
   *
   * @param x the first operand
   * @param y the second
   * @param z the function's value
   * @param g the cotangent of the value
   */
  List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g);

  @Override
  default DType resultType(List<Expr> inputs) {
    Elementwise.require(this, inputs.get(0), DType.REAL);
    Elementwise.require(this, inputs.get(1), DType.REAL);
    return DType.REAL;
  }

  @Override
  default double element(double[] operands) {
    return apply(operands[0], operands[1]);
  }

  @Override
  default List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr x = node.input(0);
    Expr y = node.input(1);
    List<@Nullable Expr> parts = cotangents(x, y, node, cotangent);
    return Arrays.asList(sumTo(parts.get(0), x), sumTo(parts.get(1), y));
  }

  private static @Nullable Expr sumTo(@Nullable Expr cotangent, Expr operand) {
    return cotangent == null ? null : Ops.sumTo(cotangent, operand.shape());
  }
}
