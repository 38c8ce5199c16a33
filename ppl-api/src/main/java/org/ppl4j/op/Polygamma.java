package org.ppl4j.op;

import org.ppl4j.ir.Expr;
import org.ppl4j.math.GammaFunctions;

/**
 * The polygamma function: derivative {@code order + 1} of {@code lgamma}. Order 0 is the digamma
 * function, order 1 the trigamma.
 *
 * @param order from 0
 */
public record Polygamma(int order) implements Unary {
  @Override
  public double apply(double x) {
    return GammaFunctions.polygamma(order, x);
  }

  @Override
  public Expr derivative(Expr x, Expr y) {
    return Ops.polygamma(order + 1, x);
  }
}
