package org.ppl4j.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.Report;
import org.ppl4j.error.TypeMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/**
 * Another element type: truth values become 0 and 1, reals lose their fraction (toward zero).
 *
 * @param to the element type wanted
 */
public record Cast(DType to) implements Unary {
  @Override
  public double apply(double x) {
    return to == DType.INT ? (x < 0 ? Math.ceil(x) : Math.floor(x)) : x;
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    if (to == DType.BOOL && inputs.get(0).dtype() != DType.BOOL) {
      throw TypeMismatch.of(
          Report.of("cast: a number is no truth value.")
              .where("operand", inputs.get(0).party())
              .cure("compare it, for example with notEqual(0)"));
    }
    return to;
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return x.type().isReal() && y.type().isReal() ? Ops.real(1) : null;
  }
}
