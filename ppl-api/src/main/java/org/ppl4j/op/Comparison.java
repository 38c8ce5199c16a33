package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** A question about two numbers of one type, asked element by element. */
public interface Comparison extends Binary {
  /** The question. */
  boolean test(double x, double y);

  @Override
  default DType resultType(List<Expr> inputs) {
    Elementwise.requireSameNumbers(this, inputs);
    return DType.BOOL;
  }

  @Override
  default double apply(double x, double y) {
    return test(x, y) ? 1 : 0;
  }

  @Override
  default List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g) {
    return Arrays.asList(null, null);
  }
}
