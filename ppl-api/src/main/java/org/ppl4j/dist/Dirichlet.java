package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The Dirichlet distribution over vectors of probabilities, of density {@code Gamma(s) prod_j
 * x[j]^(a[j] - 1) / Gamma(a[j])} with {@code s = sum_j a[j]}, over all elements but the last.
 *
 * <p>A draw is a vector of gamma numbers divided by their sum, in logarithms, so that small
 * concentrations do no harm; its derivative is the implicit one of each gamma number.
 *
 * @param concentration {@code a}, positive, along the innermost axis; other axes are those of
 *     independent draws
 */
public record Dirichlet(Real concentration)
    implements Distribution<Real>, HasMoments, HasEntropy, HasKl<Dirichlet>, OfGammaNumbers {
  /** Checks parameters. */
  public Dirichlet {
    LastAxis.require("dirichlet", "concentration", concentration, 1);
    Parameters.positive("dirichlet", "concentration", concentration);
  }

  @Override
  public Shape shape() {
    return concentration.shape();
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return Supports.simplex();
  }

  @Override
  public Real logDensity(Real value) {
    Real powers = LogGammas.timesLog(concentration.minus(1), value);
    return powers.sum().minus(logNormalizer());
  }

  @Override
  public Real draw(RandomStream noise) {
    return LastAxis.softmax(GammaDraws.log(noise, concentration, shape()));
  }

  @Override
  public Real mean() {
    return concentration.div(LastAxis.spread(total(), LastAxis.size(concentration)));
  }

  @Override
  public Real variance() {
    Real mean = mean();
    Real shrink = LastAxis.spread(total().plus(1), LastAxis.size(concentration));
    return mean.times(mean.unaryMinus().plus(1)).div(shrink);
  }

  @Override
  public Real entropy() {
    return logNormalizer().minus(concentration.minus(1).times(meanLogs()).sum());
  }

  @Override
  public Real kl(Dirichlet other) {
    Real difference = concentration.minus(other.concentration).times(meanLogs()).sum();
    return difference.plus(other.logNormalizer()).minus(logNormalizer());
  }

  /** {@code E log x}. */
  private Real meanLogs() {
    Real total = LastAxis.spread(total().digamma(), LastAxis.size(concentration));
    return concentration.digamma().minus(total);
  }

  private Real logNormalizer() {
    return concentration.lgamma().sum().minus(total().lgamma().sum());
  }

  private Real total() {
    return concentration.sum(LastAxis.of(concentration));
  }

  @Override
  public Real concentrations() {
    return concentration;
  }

  @Override
  public Real ofLogs(Real logs) {
    return LastAxis.softmax(logs);
  }

  @Override
  public int independentAxes() {
    return LastAxis.of(concentration);
  }
}
