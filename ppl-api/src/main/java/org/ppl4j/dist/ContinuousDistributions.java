package org.ppl4j.dist;

import org.ppl4j.Real;

/** The distributions of one real number. */
abstract class ContinuousDistributions extends CombinedDistributions {
  ContinuousDistributions() {}

  /** See {@link Normal}. */
  public static Normal normal(Real mean, Real scale) {
    return new Normal(mean, scale);
  }

  /** See {@link Normal}. */
  public static Normal normal(Real mean, double scale) {
    return new Normal(mean, Real.constant(scale));
  }

  /** See {@link Normal}. */
  public static Normal normal(double mean, Real scale) {
    return new Normal(Real.constant(mean), scale);
  }

  /** See {@link Normal}. */
  public static Normal normal(double mean, double scale) {
    return new Normal(Real.constant(mean), Real.constant(scale));
  }

  /** See {@link LogNormal}. */
  public static LogNormal logNormal(Real location, Real scale) {
    return new LogNormal(location, scale);
  }

  /** See {@link LogNormal}. */
  public static LogNormal logNormal(Real location, double scale) {
    return new LogNormal(location, Real.constant(scale));
  }

  /** See {@link LogNormal}. */
  public static LogNormal logNormal(double location, Real scale) {
    return new LogNormal(Real.constant(location), scale);
  }

  /** See {@link LogNormal}. */
  public static LogNormal logNormal(double location, double scale) {
    return new LogNormal(Real.constant(location), Real.constant(scale));
  }

  /** See {@link Cauchy}. */
  public static Cauchy cauchy(Real location, Real scale) {
    return new Cauchy(location, scale);
  }

  /** See {@link Cauchy}. */
  public static Cauchy cauchy(Real location, double scale) {
    return new Cauchy(location, Real.constant(scale));
  }

  /** See {@link Cauchy}. */
  public static Cauchy cauchy(double location, Real scale) {
    return new Cauchy(Real.constant(location), scale);
  }

  /** See {@link Cauchy}. */
  public static Cauchy cauchy(double location, double scale) {
    return new Cauchy(Real.constant(location), Real.constant(scale));
  }

  /** See {@link HalfNormal}. */
  public static HalfNormal halfNormal(Real scale) {
    return new HalfNormal(scale);
  }

  /** See {@link HalfNormal}. */
  public static HalfNormal halfNormal(double scale) {
    return new HalfNormal(Real.constant(scale));
  }

  /** See {@link HalfCauchy}. */
  public static HalfCauchy halfCauchy(Real scale) {
    return new HalfCauchy(scale);
  }

  /** See {@link HalfCauchy}. */
  public static HalfCauchy halfCauchy(double scale) {
    return new HalfCauchy(Real.constant(scale));
  }

  /** See {@link Laplace}. */
  public static Laplace laplace(Real location, Real scale) {
    return new Laplace(location, scale);
  }

  /** See {@link Laplace}. */
  public static Laplace laplace(Real location, double scale) {
    return new Laplace(location, Real.constant(scale));
  }

  /** See {@link Laplace}. */
  public static Laplace laplace(double location, Real scale) {
    return new Laplace(Real.constant(location), scale);
  }

  /** See {@link Laplace}. */
  public static Laplace laplace(double location, double scale) {
    return new Laplace(Real.constant(location), Real.constant(scale));
  }

  /** See {@link Logistic}. */
  public static Logistic logistic(Real location, Real scale) {
    return new Logistic(location, scale);
  }

  /** See {@link Logistic}. */
  public static Logistic logistic(Real location, double scale) {
    return new Logistic(location, Real.constant(scale));
  }

  /** See {@link Logistic}. */
  public static Logistic logistic(double location, Real scale) {
    return new Logistic(Real.constant(location), scale);
  }

  /** See {@link Logistic}. */
  public static Logistic logistic(double location, double scale) {
    return new Logistic(Real.constant(location), Real.constant(scale));
  }

  /** See {@link Gumbel}. */
  public static Gumbel gumbel(Real location, Real scale) {
    return new Gumbel(location, scale);
  }

  /** See {@link Gumbel}. */
  public static Gumbel gumbel(Real location, double scale) {
    return new Gumbel(location, Real.constant(scale));
  }

  /** See {@link Gumbel}. */
  public static Gumbel gumbel(double location, Real scale) {
    return new Gumbel(Real.constant(location), scale);
  }

  /** See {@link Gumbel}. */
  public static Gumbel gumbel(double location, double scale) {
    return new Gumbel(Real.constant(location), Real.constant(scale));
  }

  /** See {@link SkewNormal}. */
  public static SkewNormal skewNormal(Real location, Real scale, Real slant) {
    return new SkewNormal(location, scale, slant);
  }

  /** See {@link SkewNormal}. */
  public static SkewNormal skewNormal(double location, double scale, double slant) {
    return new SkewNormal(Real.constant(location), Real.constant(scale), Real.constant(slant));
  }

  /** See {@link SkewNormal}. */
  public static SkewNormal skewNormal(Real location, Real scale, double slant) {
    return new SkewNormal(location, scale, Real.constant(slant));
  }

  /** See {@link Uniform}. */
  public static Uniform uniform(Real lower, Real upper) {
    return new Uniform(lower, upper);
  }

  /** See {@link Uniform}. */
  public static Uniform uniform(Real lower, double upper) {
    return new Uniform(lower, Real.constant(upper));
  }

  /** See {@link Uniform}. */
  public static Uniform uniform(double lower, Real upper) {
    return new Uniform(Real.constant(lower), upper);
  }

  /** See {@link Uniform}. */
  public static Uniform uniform(double lower, double upper) {
    return new Uniform(Real.constant(lower), Real.constant(upper));
  }

  /** See {@link Exponential}. */
  public static Exponential exponential(Real rate) {
    return new Exponential(rate);
  }

  /** See {@link Exponential}. */
  public static Exponential exponential(double rate) {
    return new Exponential(Real.constant(rate));
  }

  /** See {@link Weibull}. */
  public static Weibull weibull(Real power, Real scale) {
    return new Weibull(power, scale);
  }

  /** See {@link Weibull}. */
  public static Weibull weibull(Real power, double scale) {
    return new Weibull(power, Real.constant(scale));
  }

  /** See {@link Weibull}. */
  public static Weibull weibull(double power, Real scale) {
    return new Weibull(Real.constant(power), scale);
  }

  /** See {@link Weibull}. */
  public static Weibull weibull(double power, double scale) {
    return new Weibull(Real.constant(power), Real.constant(scale));
  }

  /** See {@link Pareto}. */
  public static Pareto pareto(Real minimum, Real tail) {
    return new Pareto(minimum, tail);
  }

  /** See {@link Pareto}. */
  public static Pareto pareto(Real minimum, double tail) {
    return new Pareto(minimum, Real.constant(tail));
  }

  /** See {@link Pareto}. */
  public static Pareto pareto(double minimum, Real tail) {
    return new Pareto(Real.constant(minimum), tail);
  }

  /** See {@link Pareto}. */
  public static Pareto pareto(double minimum, double tail) {
    return new Pareto(Real.constant(minimum), Real.constant(tail));
  }

  /** See {@link Kumaraswamy}. */
  public static Kumaraswamy kumaraswamy(Real a, Real b) {
    return new Kumaraswamy(a, b);
  }

  /** See {@link Kumaraswamy}. */
  public static Kumaraswamy kumaraswamy(Real a, double b) {
    return new Kumaraswamy(a, Real.constant(b));
  }

  /** See {@link Kumaraswamy}. */
  public static Kumaraswamy kumaraswamy(double a, Real b) {
    return new Kumaraswamy(Real.constant(a), b);
  }

  /** See {@link Kumaraswamy}. */
  public static Kumaraswamy kumaraswamy(double a, double b) {
    return new Kumaraswamy(Real.constant(a), Real.constant(b));
  }

  /** See {@link TruncatedNormal}. */
  public static TruncatedNormal truncatedNormal(Real mean, Real scale, Real lower, Real upper) {
    return new TruncatedNormal(mean, scale, lower, upper);
  }

  /** See {@link TruncatedNormal}. */
  public static TruncatedNormal truncatedNormal(Real mean, Real scale, double lower, double upper) {
    return new TruncatedNormal(mean, scale, Real.constant(lower), Real.constant(upper));
  }

  /** See {@link TruncatedNormal}. */
  public static TruncatedNormal truncatedNormal(
      double mean, double scale, double lower, double upper) {
    return new TruncatedNormal(
        Real.constant(mean), Real.constant(scale), Real.constant(lower), Real.constant(upper));
  }
}
