package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The skew normal distribution, of density {@code 2 phi(z) Phi(slant z) / scale} with {@code z = (x
 * - location) / scale}, where phi and Phi are the standard normal density and distribution
 * function. Source: Azzalini, "A class of distributions which includes the normal ones", 1985.
 *
 * @param location the mean of the normal distribution that slant 0 gives
 * @param scale its standard deviation, positive
 * @param slant the skewness: positive has the longer tail above
 */
public record SkewNormal(Real location, Real scale, Real slant)
    implements RealUnivariate, HasMoments {
  /** Checks literal parameters. */
  public SkewNormal {
    Parameters.commonShape("skewNormal", location, scale, slant);
    Parameters.finite("skewNormal", "location", location);
    Parameters.positive("skewNormal", "scale", scale);
    Parameters.finite("skewNormal", "slant", slant);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("skewNormal", location, scale, slant);
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  /** The share of the half-normal part, {@code slant / sqrt(1 + slant^2)}. */
  private Real share() {
    return slant.div(slant.square().plus(1).sqrt());
  }

  @Override
  public Real logDensities(Real value) {
    Real z = value.minus(location).div(scale);
    return slant
        .times(z)
        .logNdtr()
        .minus(z.square().times(0.5))
        .minus(scale.log())
        .plus(0.5 * Math.log(2 / Math.PI));
  }

  @Override
  public Real draw(
      RandomStream
          noise) { // delta |n| + sqrt(1 - delta^2) m for independent normal n and m (Azzalini,
    // 1986).
    Real half = noise.normal(shape()).abs().times(share());
    Real rest = noise.normal(shape()).times(slant.square().plus(1).pow(-0.5));
    return half.plus(rest).times(scale).plus(location);
  }

  @Override
  public Real mean() {
    return share().times(Math.sqrt(2 / Math.PI)).times(scale).plus(location).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return share()
        .square()
        .times(-2 / Math.PI)
        .plus(1)
        .times(scale.square())
        .expand(shape().dims());
  }
}
