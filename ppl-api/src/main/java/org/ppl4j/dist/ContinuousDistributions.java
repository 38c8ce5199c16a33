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

  /** See {@link StudentT}. */
  public static StudentT studentT(Real degrees, Real location, Real scale) {
    return new StudentT(degrees, location, scale);
  }

  /** See {@link StudentT}. */
  public static StudentT studentT(double degrees, double location, double scale) {
    return new StudentT(Real.constant(degrees), Real.constant(location), Real.constant(scale));
  }

  /** See {@link StudentT}. */
  public static StudentT studentT(double degrees, Real location, Real scale) {
    return new StudentT(Real.constant(degrees), location, scale);
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

  /** See {@link HalfStudentT}. */
  public static HalfStudentT halfStudentT(Real degrees, Real scale) {
    return new HalfStudentT(degrees, scale);
  }

  /** See {@link HalfStudentT}. */
  public static HalfStudentT halfStudentT(Real degrees, double scale) {
    return new HalfStudentT(degrees, Real.constant(scale));
  }

  /** See {@link HalfStudentT}. */
  public static HalfStudentT halfStudentT(double degrees, Real scale) {
    return new HalfStudentT(Real.constant(degrees), scale);
  }

  /** See {@link HalfStudentT}. */
  public static HalfStudentT halfStudentT(double degrees, double scale) {
    return new HalfStudentT(Real.constant(degrees), Real.constant(scale));
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

  /** See {@link Gamma}. */
  public static Gamma gamma(Real concentration, Real rate) {
    return new Gamma(concentration, rate);
  }

  /** See {@link Gamma}. */
  public static Gamma gamma(Real concentration, double rate) {
    return new Gamma(concentration, Real.constant(rate));
  }

  /** See {@link Gamma}. */
  public static Gamma gamma(double concentration, Real rate) {
    return new Gamma(Real.constant(concentration), rate);
  }

  /** See {@link Gamma}. */
  public static Gamma gamma(double concentration, double rate) {
    return new Gamma(Real.constant(concentration), Real.constant(rate));
  }

  /** See {@link InverseGamma}. */
  public static InverseGamma inverseGamma(Real concentration, Real scale) {
    return new InverseGamma(concentration, scale);
  }

  /** See {@link InverseGamma}. */
  public static InverseGamma inverseGamma(Real concentration, double scale) {
    return new InverseGamma(concentration, Real.constant(scale));
  }

  /** See {@link InverseGamma}. */
  public static InverseGamma inverseGamma(double concentration, Real scale) {
    return new InverseGamma(Real.constant(concentration), scale);
  }

  /** See {@link InverseGamma}. */
  public static InverseGamma inverseGamma(double concentration, double scale) {
    return new InverseGamma(Real.constant(concentration), Real.constant(scale));
  }

  /** See {@link ChiSquare}. */
  public static ChiSquare chiSquare(Real degrees) {
    return new ChiSquare(degrees);
  }

  /** See {@link ChiSquare}. */
  public static ChiSquare chiSquare(double degrees) {
    return new ChiSquare(Real.constant(degrees));
  }

  /** See {@link Beta}. */
  public static Beta beta(Real a, Real b) {
    return new Beta(a, b);
  }

  /** See {@link Beta}. */
  public static Beta beta(Real a, double b) {
    return new Beta(a, Real.constant(b));
  }

  /** See {@link Beta}. */
  public static Beta beta(double a, Real b) {
    return new Beta(Real.constant(a), b);
  }

  /** See {@link Beta}. */
  public static Beta beta(double a, double b) {
    return new Beta(Real.constant(a), Real.constant(b));
  }

  /** See {@link BetaProportion}. */
  public static BetaProportion betaProportion(Real mean, Real concentration) {
    return new BetaProportion(mean, concentration);
  }

  /** See {@link BetaProportion}. */
  public static BetaProportion betaProportion(Real mean, double concentration) {
    return new BetaProportion(mean, Real.constant(concentration));
  }

  /** See {@link BetaProportion}. */
  public static BetaProportion betaProportion(double mean, Real concentration) {
    return new BetaProportion(Real.constant(mean), concentration);
  }

  /** See {@link BetaProportion}. */
  public static BetaProportion betaProportion(double mean, double concentration) {
    return new BetaProportion(Real.constant(mean), Real.constant(concentration));
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

  /** See {@link VonMises}. */
  public static VonMises vonMises(Real location, Real concentration) {
    return new VonMises(location, concentration);
  }

  /** See {@link VonMises}. */
  public static VonMises vonMises(Real location, double concentration) {
    return new VonMises(location, Real.constant(concentration));
  }

  /** See {@link VonMises}. */
  public static VonMises vonMises(double location, Real concentration) {
    return new VonMises(Real.constant(location), concentration);
  }

  /** See {@link VonMises}. */
  public static VonMises vonMises(double location, double concentration) {
    return new VonMises(Real.constant(location), Real.constant(concentration));
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
  public static TruncatedNormal truncatedNormal(Real location, Real scale, Real lower, Real upper) {
    return new TruncatedNormal(location, scale, lower, upper);
  }

  /** See {@link TruncatedNormal}. */
  public static TruncatedNormal truncatedNormal(
      Real location, Real scale, double lower, double upper) {
    return new TruncatedNormal(location, scale, Real.constant(lower), Real.constant(upper));
  }

  /** See {@link TruncatedNormal}. */
  public static TruncatedNormal truncatedNormal(
      double location, double scale, double lower, double upper) {
    return new TruncatedNormal(
        Real.constant(location), Real.constant(scale), Real.constant(lower), Real.constant(upper));
  }
}
