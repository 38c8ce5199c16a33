package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The Dirichlet-multinomial distribution, of mass {@code n! Gamma(s) / Gamma(n + s) prod_j
 * Gamma(x[j] + a[j]) / (x[j]! Gamma(a[j]))} with {@code s = sum_j a[j]}: a multinomial vector whose
 * probabilities are a Dirichlet vector.
 *
 * @param trials how many, at least 0: one number, or one for each vector of concentrations
 * @param concentration {@code a}, positive, along the innermost axis; other axes are those of
 *     independent draws
 */
public record DirichletMultinomial(Int trials, Real concentration)
    implements Distribution<Int>, HasMoments {
  /** Checks parameters. */
  public DirichletMultinomial {
    LastAxis.require("dirichletMultinomial", "concentration", concentration, 1);
    Parameters.positive("dirichletMultinomial", "concentration", concentration);
    CountVectors.requireTrials("dirichletMultinomial", trials, concentration);
  }

  @Override
  public Shape shape() {
    return concentration.shape();
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return Supports.counts(trials);
  }

  @Override
  public Real logDensity(Int value) {
    Real x = value.maximum(0).toReal();
    Real masses = LogGammas.ratio(concentration, x).minus(x.plus(1).lgamma());
    Real total = concentration.sum(LastAxis.of(concentration));
    Real whole = CountVectors.fill(trials, shape()).toReal();
    Real density =
        CountVectors.logFactorials(trials, shape())
            .plus(masses.sum())
            .minus(LogGammas.ratio(total, whole).sum());
    return CountVectors.within(trials, value, density);
  }

  @Override
  public Int draw(RandomStream noise) {
    return CountVectors.draw(noise, trials, new Dirichlet(concentration).draw(noise));
  }

  @Override
  public Real mean() {
    return CountVectors.spread(trials, shape()).times(new Dirichlet(concentration).mean());
  }

  @Override
  public Real variance() {
    Real share = new Dirichlet(concentration).mean();
    Real total = concentration.sum(LastAxis.of(concentration));
    Real whole = CountVectors.fill(trials, shape()).toReal();
    Real inflation = LastAxis.spread(whole.plus(total).div(total.plus(1)), LastAxis.size(share));
    return mean().times(share.unaryMinus().plus(1)).times(inflation);
  }
}
