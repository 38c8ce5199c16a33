package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.DiscreteQuantiles;
import org.ppl4j.type.DType;

/**
 * The Poisson quantile: the least {@code k} whose cumulative probability at the given rate is at
 * least {@code u}. Applied to uniform noise it is the sampler.
 */
public record PoissonQuantile() implements Binary {
  @Override
  public double apply(double rate, double u) {
    return DiscreteQuantiles.poissonQuantile(rate, u);
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    Elementwise.require(this, inputs.get(0), DType.REAL);
    Elementwise.require(this, inputs.get(1), DType.REAL);
    return DType.INT;
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr rate, Expr u, Expr k, Expr g) {
    return Arrays.asList(null, null);
  }
}
