package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The distribution of an elementwise bijector's values: {@code y = f(x)}, of density {@code
 * p(f^-1(y)) / |f'|}. Distribution function and quantile are there where the base has them.
 *
 * @param base the distribution of {@code x}
 * @param bijector the map {@code f}, defined where the base's draws are
 */
public record TransformedUnivariate(Univariate<Real> base, ElementwiseBijector bijector)
    implements Univariate<Real>, HasCdf<Real>, HasQuantile<Real> {
  @Override
  public String name() {
    return "transformed";
  }

  @Override
  public Shape shape() {
    return base.shape();
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    if (base.support().equals(Supports.real())) {
      return image(bijector);
    }
    return new Image(base.support(), bijector);
  }

  @Override
  public Real logDensities(Real value) {
    Real x = bijector.inverse(value);
    return base.logDensities(x).minus(bijector.logSlopes(x));
  }

  @Override
  public Real draw(RandomStream noise) {
    return bijector.forward(base.draw(noise));
  }

  @Override
  public boolean hasDraws() {
    return base.hasDraws();
  }

  @Override
  public boolean isReparameterized() {
    return base.isReparameterized();
  }

  /**
   * See {@link HasCdf#cdf}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the base has none
   */
  @Override
  public Real cdf(Real value) {
    return Parts.inside(this, value, this::cdfInside, 0, 1);
  }

  @Override
  public Real logCdf(Real value) {
    return Parts.inside(this, value, this::logCdfInside, Double.NEGATIVE_INFINITY, 0);
  }

  private Real cdfInside(Real value) {
    Real x = bijector.inverse(value);
    return bijector.isIncreasing() ? withCdf().cdf(x) : withCdf().logSurvival(x).exp();
  }

  private Real logCdfInside(Real value) {
    Real x = bijector.inverse(value);
    return bijector.isIncreasing() ? withCdf().logCdf(x) : withCdf().logSurvival(x);
  }

  @Override
  public Real logSurvival(Real value) {
    return Parts.inside(this, value, this::logSurvivalInside, 0, Double.NEGATIVE_INFINITY);
  }

  private Real logSurvivalInside(Real value) {
    Real x = bijector.inverse(value);
    return bijector.isIncreasing() ? withCdf().logSurvival(x) : withCdf().logCdf(x);
  }

  /**
   * See {@link HasQuantile#quantile}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the base has none
   */
  @Override
  public Real quantile(Real p) {
    HasQuantile<Real> x = withQuantile();
    return bijector.forward(bijector.isIncreasing() ? x.quantile(p) : x.upperQuantile(p));
  }

  @Override
  public Real upperQuantile(Real q) {
    HasQuantile<Real> x = withQuantile();
    return bijector.forward(bijector.isIncreasing() ? x.upperQuantile(q) : x.quantile(q));
  }

  /** The support of a map of all reals, by its right name where it has one. */
  private static Support image(ElementwiseBijector map) {
    if (map instanceof ExpBijector || map instanceof SoftplusBijector) {
      return Supports.positive();
    }
    if (map instanceof SigmoidBijector) {
      return Supports.unitInterval();
    }
    if (map instanceof TanhBijector) {
      return Supports.interval(-1, 1);
    }
    boolean onto = map instanceof AffineBijector || map instanceof RealSupport.Identity;
    return onto ? Supports.real() : new Image(Supports.real(), map);
  }

  @SuppressWarnings("unchecked")
  private HasCdf<Real> withCdf() {
    return Parts.require(name(), base, HasCdf.class, "distribution function");
  }

  @SuppressWarnings("unchecked")
  private HasQuantile<Real> withQuantile() {
    return Parts.require(name(), base, HasQuantile.class, "quantile");
  }
}
