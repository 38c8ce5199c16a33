package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.DiscreteQuantiles;
import org.ppl4j.type.DType;

/**
 * The binomial quantile: the least {@code k} whose cumulative probability at {@code n} trials, each
 * of probability {@code p}, is at least {@code u}. Applied to uniform noise it is the sampler. The
 * number of trials is a real that is whole, the result an integer.
 */
public record BinomialQuantile() implements Ternary {
  @Override
  public double apply(double n, double p, double u) {
    return DiscreteQuantiles.binomialQuantile(n, p, u);
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    Ternary.super.resultType(inputs);
    return DType.INT;
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr n, Expr p, Expr u, Expr k, Expr g) {
    return Arrays.asList(null, null, null);
  }
}
