package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The Kumaraswamy distribution, of density {@code a b x^(a - 1) (1 - x^a)^(b - 1)} on (0, 1): like
 * a beta distribution, with a simple distribution function. Source: Jones, "Kumaraswamy's
 * distribution", Statistical Methodology 6, 2009.
 *
 * @param a the power at 0, positive
 * @param b the power at 1, positive
 */
public record Kumaraswamy(Real a, Real b)
    implements RealUnivariate, HasMoments, HasCdf<Real>, HasQuantile<Real>, HasEntropy {
  /** Checks literal parameters. */
  public Kumaraswamy {
    Parameters.commonShape("kumaraswamy", a, b);
    Parameters.positive("kumaraswamy", "a", a);
    Parameters.positive("kumaraswamy", "b", b);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("kumaraswamy", a, b);
  }

  @Override
  public Support support() {
    return Supports.unitInterval();
  }

  /** {@code log(1 - x^a)}. */
  private Real logRest(Real value) {
    return value.log().times(a).unaryMinus().log1mexp();
  }

  @Override
  public Real logDensities(Real value) {
    Real low = Stable.timesLog(a.minus(1), value.log());
    Real high = Stable.timesLog(b.minus(1), logRest(value));
    return low.plus(high).plus(a.log()).plus(b.log());
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape())).maximum(Double.MIN_NORMAL).minimum(1 - 0x1p-53);
  }

  private Real moment(int order) {
    Real c = a.pow(-1).times(order).plus(1);
    return c.lgamma().plus(b.plus(1).lgamma()).minus(b.plus(c).lgamma()).exp();
  }

  @Override
  public Real mean() {
    return moment(1).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return moment(2).minus(moment(1).square()).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return logSurvival(value).expm1().unaryMinus();
  }

  @Override
  public Real logCdf(Real value) { // log(-log(1 - x^a)), which is a log x far down.
    Real t = value.log().times(a);
    Real near = t.maximum(-31).unaryMinus().log1mexp().unaryMinus().log();
    Real log = t.stopGradient().lessThan(-30).select(t, near);
    return Stable.log1mexpOfExp(log.plus(b.log()));
  }

  @Override
  public Real logSurvival(Real value) {
    return logRest(value).times(b);
  }

  @Override
  public Real quantile(Real p) {
    return p.unaryMinus().log1p().unaryMinus().div(b).log1mexp().div(a).exp();
  }

  @Override
  public Real upperQuantile(Real q) {
    return q.log().unaryMinus().div(b).log1mexp().div(a).exp();
  }

  @Override
  public Real entropy() {
    Real harmonic = b.plus(1).digamma().plus(Stable.EULER);
    Real log = a.log().plus(b.log());
    return a.pow(-1)
        .unaryMinus()
        .plus(1)
        .times(harmonic)
        .minus(b.pow(-1))
        .plus(1)
        .minus(log)
        .expand(shape().dims())
        .sum();
  }
}
