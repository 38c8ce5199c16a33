package org.ppl4j.dist;

import static org.ppl4j.dist.Distributions.cauchy;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.gumbel;
import static org.ppl4j.dist.Distributions.halfCauchy;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.kumaraswamy;
import static org.ppl4j.dist.Distributions.laplace;
import static org.ppl4j.dist.Distributions.logNormal;
import static org.ppl4j.dist.Distributions.logistic;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.pareto;
import static org.ppl4j.dist.Distributions.skewNormal;
import static org.ppl4j.dist.Distributions.truncatedNormal;
import static org.ppl4j.dist.Distributions.uniform;
import static org.ppl4j.dist.Distributions.weibull;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.CauchyDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.commons.math3.special.Erf;
import org.ppl4j.Real;

/** Rows of the distributions of one real number that commons-math or elementary functions check. */
final class ContinuousRows {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private ContinuousRows() {}

  static List<Row> rows() {
    return List.of(
        Row.of(Normal.class, a -> new Normal(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(-3, 0.001)
            .setting(1e3, 1e6)
            .refuses(() -> normal(Double.NaN, 1))
            .refuses(() -> normal(INFINITY, 1))
            .refuses(() -> normal(0, 0))
            .refuses(() -> normal(0, -1))
            .outside(INFINITY, Double.NaN)
            .cdf((p, x) -> new NormalDistribution(p[0], p[1]).cumulativeProbability(x)),
        Row.of(LogNormal.class, a -> new LogNormal(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(-3, 0.01)
            .setting(2, 1.5)
            .refuses(() -> logNormal(INFINITY, 1))
            .refuses(() -> logNormal(0, 0))
            .outside(-1, 0)
            .cdf((p, x) -> new LogNormalDistribution(p[0], p[1]).cumulativeProbability(x)),
        Row.of(Cauchy.class, a -> new Cauchy(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(-3, 0.001)
            .setting(1e3, 10)
            .refuses(() -> cauchy(Double.NaN, 1))
            .refuses(() -> cauchy(0, 0))
            .outside(INFINITY)
            .cdf((p, x) -> new CauchyDistribution(p[0], p[1]).cumulativeProbability(x)),
        Row.of(HalfNormal.class, a -> new HalfNormal(a.real(0)))
            .setting(1)
            .setting(1e-3)
            .setting(2.5e6)
            .refuses(() -> halfNormal(0))
            .refuses(() -> halfNormal(-1))
            .outside(-1, INFINITY)
            .cdf((p, x) -> Erf.erf(x / p[0] / Math.sqrt(2))),
        Row.of(HalfCauchy.class, a -> new HalfCauchy(a.real(0)))
            .setting(1)
            .setting(1e-3)
            .setting(2.5e6)
            .refuses(() -> halfCauchy(0))
            .refuses(() -> halfCauchy(INFINITY))
            .outside(-1, INFINITY)
            .cdf((p, x) -> 2 / Math.PI * Math.atan(x / p[0])),
        Row.of(Laplace.class, a -> new Laplace(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(-3, 0.001)
            .setting(1e3, 1e6)
            .refuses(() -> laplace(Double.NaN, 1))
            .refuses(() -> laplace(0, 0))
            .outside(INFINITY)
            .cdf((p, x) -> laplaceCdf((x - p[0]) / p[1])),
        Row.of(Logistic.class, a -> new Logistic(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(-3, 0.001)
            .setting(1e3, 1e6)
            .refuses(() -> logistic(Double.NaN, 1))
            .refuses(() -> logistic(0, 0))
            .outside(INFINITY)
            .cdf((p, x) -> 1 / (1 + Math.exp(-(x - p[0]) / p[1]))),
        Row.of(Gumbel.class, a -> new Gumbel(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(-3, 0.5)
            .setting(1, 4)
            .refuses(() -> gumbel(Double.NaN, 1))
            .refuses(() -> gumbel(0, 0))
            .outside(INFINITY)
            .cdf((p, x) -> Math.exp(-Math.exp(-(x - p[0]) / p[1]))),
        Row.of(SkewNormal.class, a -> new SkewNormal(a.real(0), a.real(1), a.real(2)))
            .setting(0, 1, 0)
            .setting(1, 2, 3)
            .setting(-2, 0.1, -20)
            .refuses(() -> skewNormal(0, 0, 1))
            .refuses(() -> skewNormal(Double.NaN, 1, 1))
            .refuses(() -> skewNormal(0, 1, INFINITY))
            .outside(INFINITY)
            .marginal("draw", x -> (Real) x, (p, x) -> skewCdf((x - p[0]) / p[1], p[2])),
        Row.of(Uniform.class, a -> new Uniform(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(-3, 5)
            .setting(1e3, 1000.1)
            .refuses(() -> uniform(1, 1))
            .refuses(() -> uniform(2, 1))
            .refuses(() -> uniform(0, INFINITY))
            .refuses(() -> uniform(Double.NaN, 1))
            .outside(p -> new double[] {p[0] - 1e-6, p[1] + 1e-6, INFINITY})
            .movingSupport()
            .cdf((p, x) -> (x - p[0]) / (p[1] - p[0])),
        Row.of(Exponential.class, a -> new Exponential(a.real(0)))
            .setting(1)
            .setting(1e-5)
            .setting(3e8)
            .refuses(() -> exponential(0))
            .refuses(() -> exponential(-1))
            .outside(-1, INFINITY)
            .cdf((p, x) -> new ExponentialDistribution(1 / p[0]).cumulativeProbability(x)),
        Row.of(Weibull.class, a -> new Weibull(a.real(0), a.real(1)))
            .setting(1, 1)
            .setting(0.5, 3)
            .setting(20, 1e-3)
            .setting(2.5, 7)
            .refuses(() -> weibull(0, 1))
            .refuses(() -> weibull(1, -1))
            .outside(-1, 0, INFINITY)
            .cdf((p, x) -> new WeibullDistribution(p[0], p[1]).cumulativeProbability(x)),
        Row.of(Pareto.class, a -> new Pareto(a.real(0), a.real(1)))
            .setting(1, 3.5)
            .setting(2, 2.5)
            .setting(5, 0.5)
            .refuses(() -> pareto(0, 1))
            .refuses(() -> pareto(1, 0))
            .outside(p -> new double[] {p[0] - 1e-6, INFINITY})
            .movingSupport()
            .cdf((p, x) -> new ParetoDistribution(p[0], p[1]).cumulativeProbability(x)),
        Row.of(Kumaraswamy.class, a -> new Kumaraswamy(a.real(0), a.real(1)))
            .setting(1, 1)
            .setting(0.5, 0.5)
            .setting(2, 7)
            .setting(30, 0.8)
            .refuses(() -> kumaraswamy(0, 1))
            .refuses(() -> kumaraswamy(1, 0))
            .outside(-0.1, 1.1)
            .cdf((p, x) -> 1 - Math.pow(1 - Math.pow(x, p[0]), p[1])),
        truncatedNormalRow());
  }

  private static Row truncatedNormalRow() {
    return Row.of(
            TruncatedNormal.class,
            a -> new TruncatedNormal(a.real(0), a.real(1), a.real(2), a.real(3)))
        .setting(0, 1, -1, 2)
        .setting(1, 2, 0, 40)
        .setting(2, 0.5, -7, -1)
        .setting(0, 1, 8, 9)
        .setting(0, 3, -0.5, 1)
        .refuses(() -> truncatedNormal(0, 0, -1, 1))
        .refuses(() -> truncatedNormal(Double.NaN, 1, -1, 1))
        .refuses(() -> truncatedNormal(0, 1, 1, 1))
        .refuses(() -> truncatedNormal(0, 1, INFINITY, -INFINITY))
        .outside(p -> new double[] {p[2] - 1e-6, p[3] + 1e-6})
        .movingSupport()
        .cdf((p, x) -> (ndtr(p, x) - ndtr(p, p[2])) / (ndtr(p, p[3]) - ndtr(p, p[2])));
  }

  /** The untruncated distribution function, less 1 where the bounds lie in the upper tail. */
  private static double ndtr(double[] p, double x) {
    double z = (x - p[0]) / p[1] / Math.sqrt(2);
    return p[2] > p[0] ? -0.5 * Erf.erfc(z) : 0.5 * Erf.erfc(-z);
  }

  private static double laplaceCdf(double z) {
    return z < 0 ? 0.5 * Math.exp(z) : 1 - 0.5 * Math.exp(-z);
  }

  /** {@code Phi(z) - 2 T(z, slant)}, with Owen's T by quadrature. */
  private static double skewCdf(double z, double slant) {
    DoubleUnaryOperator owen = t -> Math.exp(-0.5 * z * z * (1 + t * t)) / (1 + t * t);
    double integral = slant == 0 ? 0 : integrate(owen, Math.abs(slant)) * Math.signum(slant);
    return new NormalDistribution().cumulativeProbability(z) - integral / Math.PI;
  }

  private static double integrate(DoubleUnaryOperator f, double to) {
    return new IterativeLegendreGaussIntegrator(16, 1e-9, 1e-12)
        .integrate(100_000, f::applyAsDouble, 0, to);
  }
}
