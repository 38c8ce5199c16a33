package org.ppl4j.dist;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.betaBinomial;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.binomialLogits;
import static org.ppl4j.dist.Distributions.geometric;
import static org.ppl4j.dist.Distributions.negativeBinomial;
import static org.ppl4j.dist.Distributions.negativeBinomialCount;
import static org.ppl4j.dist.Distributions.negativeBinomialLog;
import static org.ppl4j.dist.Distributions.negativeBinomialRate;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.dist.Distributions.poissonLog;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** Rows of the distributions of integers. */
final class DiscreteRows {
  private DiscreteRows() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>(binaries());
    rows.addAll(counts());
    rows.addAll(negativeBinomials());
    rows.addAll(CategoryRows.rows());
    return rows;
  }

  private static List<Row> binaries() {
    return List.of(
        Row.of(Bernoulli.class, a -> new Bernoulli(a.real(0)))
            .setting(0.3)
            .setting(0.01)
            .setting(0.98)
            .refuses(() -> bernoulli(-0.1))
            .refuses(() -> bernoulli(1.1))
            .refuses(() -> bernoulli(Double.NaN))
            .outside(-1, 2)
            .range(p -> new int[] {0, 1})
            .pmf((p, k) -> k == 1 ? p[0] : 1 - p[0]),
        Row.of(BernoulliLogits.class, a -> new BernoulliLogits(a.real(0)))
            .setting(0)
            .setting(-3)
            .setting(1.5)
            .refuses(() -> bernoulliLogits(Double.NaN))
            .refuses(() -> bernoulliLogits(Double.POSITIVE_INFINITY))
            .outside(-1, 2)
            .range(p -> new int[] {0, 1})
            .pmf((p, k) -> sigmoid(k == 1 ? p[0] : -p[0])));
  }

  private static List<Row> counts() {
    return List.of(
        Row.of(Binomial.class, a -> new Binomial(a.integer(0), a.real(1)))
            .integers(0)
            .setting(10, 0.3)
            .setting(200, 0.02)
            .setting(1, 0.5)
            .setting(10, 0.65)
            .refuses(() -> binomial(-1, 0.5))
            .refuses(() -> binomial(3, 1.5))
            .outside(p -> new double[] {-1, p[0] + 1})
            .range(p -> new int[] {0, (int) p[0]})
            .pmf((p, k) -> new BinomialDistribution((int) p[0], p[1]).probability((int) k)),
        Row.of(BinomialLogits.class, a -> new BinomialLogits(a.integer(0), a.real(1)))
            .integers(0)
            .setting(10, -0.5)
            .setting(50, 3)
            .setting(10, 1.5)
            .refuses(() -> binomialLogits(-1, 0.5))
            .refuses(() -> binomialLogits(3, Double.NEGATIVE_INFINITY))
            .outside(p -> new double[] {-1, p[0] + 1})
            .range(p -> new int[] {0, (int) p[0]})
            .pmf(
                (p, k) -> new BinomialDistribution((int) p[0], sigmoid(p[1])).probability((int) k)),
        Row.of(BetaBinomial.class, a -> new BetaBinomial(a.integer(0), a.real(1), a.real(2)))
            .integers(0)
            .setting(10, 2, 3)
            .setting(20, 0.3, 0.1)
            .setting(5, 40, 60)
            .refuses(() -> betaBinomial(-1, 1, 1))
            .refuses(() -> betaBinomial(1, 0, 1))
            .refuses(() -> betaBinomial(1, 1, -1))
            .outside(p -> new double[] {-1, p[0] + 1})
            .range(p -> new int[] {0, (int) p[0]})
            .pmf(
                (p, k) ->
                    Math.exp(
                        Gamma.logGamma(p[0] + 1)
                            - Gamma.logGamma(k + 1)
                            - Gamma.logGamma(p[0] - k + 1)
                            + Beta.logBeta(p[1] + k, p[2] + p[0] - k)
                            - Beta.logBeta(p[1], p[2]))),
        Row.of(Geometric.class, a -> new Geometric(a.real(0)))
            .setting(0.3)
            .setting(0.95)
            .setting(0.05)
            .refuses(() -> geometric(0))
            .refuses(() -> geometric(1.1))
            .outside(-1)
            .range(p -> new int[] {0, (int) (40 / p[0])})
            .pmf((p, k) -> new GeometricDistribution(p[0]).probability((int) k)),
        Row.of(Poisson.class, a -> new Poisson(a.real(0)))
            .setting(0.2)
            .setting(3.7)
            .setting(150)
            .refuses(() -> poisson(-1))
            .refuses(() -> poisson(Double.NaN))
            .outside(-1)
            .range(p -> new int[] {0, (int) (3 * p[0] + 40)})
            .pmf((p, k) -> new PoissonDistribution(p[0]).probability((int) k)),
        Row.of(PoissonLog.class, a -> new PoissonLog(a.real(0)))
            .setting(-1)
            .setting(0)
            .setting(4)
            .refuses(() -> poissonLog(Double.NEGATIVE_INFINITY))
            .outside(-1)
            .range(p -> new int[] {0, (int) (3 * Math.exp(p[0]) + 40)})
            .pmf((p, k) -> new PoissonDistribution(Math.exp(p[0])).probability((int) k)));
  }

  private static List<Row> negativeBinomials() {
    return List.of(
        negative(Row.of(NegativeBinomial.class, a -> new NegativeBinomial(a.real(0), a.real(1))))
            .setting(3, 2)
            .setting(0.5, 0.3)
            .setting(20, 100)
            .refuses(() -> negativeBinomial(0, 1))
            .refuses(() -> negativeBinomial(1, 0))
            .pmf((p, k) -> negative(p[1], p[0] / p[1], k)),
        negative(
                Row.of(
                    NegativeBinomialLog.class, a -> new NegativeBinomialLog(a.real(0), a.real(1))))
            .setting(1, 2)
            .setting(-1, 0.3)
            .setting(3, 100)
            .refuses(() -> negativeBinomialLog(Double.NaN, 1))
            .refuses(() -> negativeBinomialLog(1, 0))
            .pmf((p, k) -> negative(p[1], Math.exp(p[0]) / p[1], k)),
        negative(
                Row.of(
                    NegativeBinomialRate.class,
                    a -> new NegativeBinomialRate(a.real(0), a.real(1))))
            .setting(2, 0.7)
            .setting(0.3, 0.5)
            .setting(40, 10)
            .refuses(() -> negativeBinomialRate(0, 1))
            .refuses(() -> negativeBinomialRate(1, 0))
            .pmf((p, k) -> negative(p[0], 1 / p[1], k)),
        negative(
                Row.of(
                    NegativeBinomialCount.class,
                    a -> new NegativeBinomialCount(a.real(0), a.real(1))))
            .setting(2, 0.4)
            .setting(0.3, 0.3)
            .setting(40, 0.9)
            .refuses(() -> negativeBinomialCount(0, 0.5))
            .refuses(() -> negativeBinomialCount(1, 0))
            .refuses(() -> negativeBinomialCount(1, 1.5))
            .pmf((p, k) -> negative(p[0], 1 / p[1] - 1, k)));
  }

  private static Row negative(Row row) {
    return row.outside(-1).range(p -> new int[] {0, 400});
  }

  private static double negative(double successes, double odds, double k) {
    return Math.exp(
        Gamma.logGamma(successes + k)
            - Gamma.logGamma(successes)
            - Gamma.logGamma(k + 1)
            + k * Math.log(odds / (1 + odds))
            - successes * Math.log1p(odds));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
