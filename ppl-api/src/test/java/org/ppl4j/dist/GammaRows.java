package org.ppl4j.dist;

import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.betaProportion;
import static org.ppl4j.dist.Distributions.chiSquare;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.halfStudentT;
import static org.ppl4j.dist.Distributions.inverseGamma;
import static org.ppl4j.dist.Distributions.studentT;
import static org.ppl4j.dist.Distributions.vonMises;

import java.util.List;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;
import org.ppl4j.Real;

/**
 * Rows of the gamma, beta, Student and von Mises families, whose draws have implicit derivatives.
 */
final class GammaRows {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private GammaRows() {}

  static List<Row> rows() {
    return List.of(
        Row.of(org.ppl4j.dist.Gamma.class, a -> new org.ppl4j.dist.Gamma(a.real(0), a.real(1)))
            .setting(1, 1)
            .setting(2.5, 1e-3)
            .setting(0.1, 7)
            .setting(100, 3)
            .setting(1e4, 2e3)
            .refuses(() -> gamma(0, 1))
            .refuses(() -> gamma(1, -1))
            .outside(-1, 0, INFINITY)
            .cdf((p, x) -> gammaCdf(p[0], x * p[1])),
        Row.of(InverseGamma.class, a -> new InverseGamma(a.real(0), a.real(1)))
            .setting(1, 1)
            .setting(2.5, 1e-3)
            .setting(0.5, 7)
            .setting(100, 3)
            .refuses(() -> inverseGamma(0, 1))
            .refuses(() -> inverseGamma(1, 0))
            .outside(-1, 0, INFINITY)
            .cdf((p, x) -> Gamma.regularizedGammaQ(p[0], p[1] / x, 1e-15, 100_000)),
        Row.of(ChiSquare.class, a -> new ChiSquare(a.real(0)))
            .setting(1)
            .setting(4)
            .setting(0.3)
            .setting(5000)
            .refuses(() -> chiSquare(0))
            .outside(-1, 0, INFINITY)
            .cdf((p, x) -> new ChiSquaredDistribution(p[0]).cumulativeProbability(x)),
        Row.of(Beta.class, a -> new Beta(a.real(0), a.real(1)))
            .setting(1, 1)
            .setting(0.5, 0.5)
            .setting(2, 7.5)
            .setting(0.05, 3)
            .setting(40, 0.7)
            .setting(300, 1e3)
            .refuses(() -> beta(0, 1))
            .refuses(() -> beta(1, INFINITY))
            .outside(-0.1, 1.1)
            .cdf((p, x) -> new BetaDistribution(p[0], p[1]).cumulativeProbability(x)),
        Row.of(BetaProportion.class, a -> new BetaProportion(a.real(0), a.real(1)))
            .setting(0.5, 2)
            .setting(0.1, 30)
            .setting(0.8, 5)
            .refuses(() -> betaProportion(0, 1))
            .refuses(() -> betaProportion(1, 1))
            .refuses(() -> betaProportion(0.5, 0))
            .outside(-0.1, 1.1)
            .cdf(
                (p, x) ->
                    new BetaDistribution(p[0] * p[1], (1 - p[0]) * p[1]).cumulativeProbability(x)),
        Row.of(StudentT.class, a -> new StudentT(a.real(0), a.real(1), a.real(2)))
            .setting(1, 0, 1)
            .setting(2.5, -3, 0.01)
            .setting(7, 100, 3)
            .setting(30, 0, 1)
            .refuses(() -> studentT(0, 0, 1))
            .refuses(() -> studentT(1, INFINITY, 1))
            .refuses(() -> studentT(1, 0, -1))
            .outside(INFINITY)
            .cdf((p, x) -> new TDistribution(p[0]).cumulativeProbability((x - p[1]) / p[2])),
        Row.of(HalfStudentT.class, a -> new HalfStudentT(a.real(0), a.real(1)))
            .setting(1, 1)
            .setting(3.5, 0.01)
            .setting(70, 300)
            .refuses(() -> halfStudentT(0, 1))
            .refuses(() -> halfStudentT(1, 0))
            .outside(-1, INFINITY)
            .marginal("draw", x -> (Real) x, GammaRows::halfStudentCdf),
        Row.of(VonMises.class, a -> new VonMises(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(0.5, 3)
            .setting(-3, 0.5)
            .setting(1, 1e4)
            .setting(7, 2)
            .refuses(() -> vonMises(INFINITY, 1))
            .refuses(() -> vonMises(0, -1))
            .outside(-3.2, 3.2)
            .movingSupport()
            .marginal("draw", x -> (Real) x, GammaRows::vonMisesCdf));
  }

  private static double gammaCdf(double a, double y) {
    return y > a + 1
        ? 1 - Gamma.regularizedGammaQ(a, y, 1e-15, 100_000)
        : Gamma.regularizedGammaP(a, y, 1e-15, 100_000);
  }

  private static double halfStudentCdf(double[] p, double x) {
    return 2 * new TDistribution(p[0]).cumulativeProbability(x / p[1]) - 1;
  }

  /** The integral of the density over what of the circle lies below an angle. */
  private static double vonMisesCdf(double[] p, double x) {
    double mode = Math.IEEEremainder(p[0], 2 * Math.PI);
    double half = 12 / Math.sqrt(p[1]);
    if (half < Math.PI) {
      return integral(p, Math.max(-Math.PI, mode - half), x)
          / integral(p, mode - half, mode + half);
    }
    return integral(p, -Math.PI, x) / integral(p, -Math.PI, Math.PI);
  }

  private static double integral(double[] p, double from, double to) {
    return to <= from
        ? 0
        : new IterativeLegendreGaussIntegrator(24, 1e-7, 1e-10)
            .integrate(100_000, t -> Math.exp(p[1] * (Math.cos(t - p[0]) - 1)), from, to);
  }
}
