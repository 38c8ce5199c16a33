package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The von Mises distribution of angles, of density {@code exp(concentration cos(x - location)) / (2
 * pi I0(concentration))} on the circle, with {@code x} from -pi to pi. Draws are quantiles of
 * uniform noise about the location, with implicit derivatives, wrapped into that range: they move
 * smoothly on the circle. Source: Mardia and Jupp, Directional Statistics, section 3.5.4.
 *
 * @param location the mean direction, in radians; any real number
 * @param concentration at least 0: 0 is uniform, and 1 over it about the variance if it is large
 */
public record VonMises(Real location, Real concentration)
    implements RealUnivariate, HasCdf<Real>, HasEntropy, HasKl<VonMises> {
  private static final double TURN = 2 * Math.PI;

  /** Checks literal parameters. */
  public VonMises {
    Parameters.commonShape("vonMises", location, concentration);
    Parameters.finite("vonMises", "location", location);
    Parameters.nonNegative("vonMises", "concentration", concentration);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("vonMises", location, concentration);
  }

  @Override
  public Support support() {
    return Supports.circular();
  }

  @Override
  public Real logDensities(Real value) {
    Real half = value.minus(location).times(0.5).sin();
    Real fall = half.square().times(concentration).times(2);
    return fall.plus(concentration.logBesselI0e()).plus(Math.log(TURN)).unaryMinus();
  }

  @Override
  public Real draw(RandomStream noise) {
    Real turned = concentration.vonMisesQuantile(noise.uniform(shape())).plus(location);
    return wrapped(turned);
  }

  /** The probability of an angle from -pi to this one. */
  @Override
  public Real cdf(Real value) {
    Real centre = wrapped(location);
    Real start = unwrapped(centre.unaryMinus().minus(Math.PI));
    return unwrapped(value.minus(centre)).minus(start);
  }

  @Override
  public Real entropy() {
    Real fall = concentration.besselRatio().unaryMinus().plus(1).times(concentration);
    Real norm = concentration.logBesselI0e().plus(Math.log(TURN));
    return fall.plus(norm).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(VonMises other) {
    Real ratio = concentration.besselRatio();
    Real half = location.minus(other.location).times(0.5).sin();
    Real turn = half.square().times(2).times(ratio).times(other.concentration);
    Real fall = other.concentration.minus(concentration).times(ratio.unaryMinus().plus(1));
    Real norm = other.concentration.logBesselI0e().minus(concentration.logBesselI0e());
    return turn.plus(fall).plus(norm).sum();
  }

  /** The same angle from -pi to pi; it moves as the angle does, for the circle has no ends. */
  private static Real wrapped(Real angle) {
    Real fixed = angle.stopGradient();
    return fixed.plus(Math.PI).mod(TURN).minus(Math.PI).plus(angle.minus(fixed));
  }

  /** The distribution function of location 0, continued over more than one turn. */
  private Real unwrapped(Real angle) {
    Real turns = angle.stopGradient().plus(Math.PI).div(TURN).floor();
    return concentration.vonMisesCdf(angle.minus(turns.times(TURN))).plus(turns);
  }
}
