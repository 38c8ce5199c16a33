package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** A real function of three real numbers, done element by element. */
public interface Ternary extends Elementwise {
  /** The function. */
  double apply(double x, double y, double z);

  /**
   * The cotangents of the operands, before summing over what a scalar operand was stretched to;
   * null for one whose derivative is zero wherever it exists.
   *
   * @param x the first operand
   * @param y the second
   * @param z the third
   * @param v the function's value
   * @param g the cotangent of the value
   */
  List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr v, Expr g);

  @Override
  default DType resultType(List<Expr> inputs) {
    for (Expr input : inputs) {
      Elementwise.require(this, input, DType.REAL);
    }
    return DType.REAL;
  }

  @Override
  default double element(double[] operands) {
    return apply(operands[0], operands[1], operands[2]);
  }

  @Override
  default List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr x = node.input(0);
    Expr y = node.input(1);
    Expr z = node.input(2);
    List<@Nullable Expr> parts = cotangents(x, y, z, node, cotangent);
    return Arrays.asList(sumTo(parts.get(0), x), sumTo(parts.get(1), y), sumTo(parts.get(2), z));
  }

  private static @Nullable Expr sumTo(@Nullable Expr cotangent, Expr operand) {
    return cotangent == null ? null : Ops.sumTo(cotangent, operand.shape());
  }
}
