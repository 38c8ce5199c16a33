package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.multivariateNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.model.Model.model;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.diagnostics.EffectiveSampleSize;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** Densities whose means and variances are known: within 4 standard errors of the draws. */
class KnownAnswersTest {
  private static final double Z = 4;

  private static <R> Mcmc<R> interp(Model<NoArguments, R> model) {
    return Mcmc.of(model).executor(Executor.named("interp")).seed(20261121);
  }

  @Test
  void normalInOneDimension() {
    Draws draws = interp(model("one", m -> m.sample("x", normal(3, 0.01)))).run().draws();
    double[][] x = Columns.of(draws, "x", 0);
    Columns.check("x", x, 3, 1e-4, Z);

    double[] all = Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
    int keep = (int) Math.ceil(2 * all.length / EffectiveSampleSize.bulk(x));
    double[] thinned = new double[all.length / keep];
    Arrays.setAll(thinned, i -> all[i * keep]);
    assertThat(thinned.length).isGreaterThan(400);
    double p =
        new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(3, 0.01), thinned);
    assertThat(p).isGreaterThan(1e-3);
  }

  /** Rotated, with standard deviations from 0.1 to 10: condition number 1e4. */
  @Test
  void correlatedNormalInTenDimensions() {
    int n = 10;
    double[][] c = new double[n][n];
    for (int k = 0; k < n; k++) {
      double variance = Math.pow(10, -2 + 4.0 * k / (n - 1));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          c[i][j] += variance * axis(k, i, n) * axis(k, j, n);
        }
      }
    }
    Real covariance = Real.constant(c);
    Draws draws =
        interp(model("ten", m -> m.sample("x", multivariateNormal(0, covariance))))
            .denseMetric()
            .run()
            .draws();
    for (int i = 0; i < n; i++) {
      Columns.check("x[" + i + "]", Columns.of(draws, "x", i), 0, c[i][i], Z);
    }
    assertThat(Columns.total(draws, "divergent__")).isZero();
  }

  /** An orthonormal basis: the discrete cosine transform's. */
  private static double axis(int k, int i, int n) {
    double scale = k == 0 ? Math.sqrt(1.0 / n) : Math.sqrt(2.0 / n);
    return scale * Math.cos(Math.PI * (i + 0.5) * k / n);
  }

  /**
   * Standard deviations from 0.1 to 10; 500 statistics, so 4.5 standard errors, that of the
   * variance from the true one: {@code variance sqrt(2 / ESS)}.
   */
  @Test
  void normalInTwoHundredAndFiftyDimensions() {
    int n = 250;
    double[] scales = new double[n];
    Arrays.setAll(scales, i -> Math.pow(10, -1 + 2.0 * i / (n - 1)));
    Real scale = Real.constant(scales);
    Draws draws =
        interp(model("many", m -> m.sample("x", normal(0, scale))))
            .chains(2)
            .draws(500)
            .run()
            .draws();
    for (int i = 0; i < n; i++) {
      double[][] x = Columns.of(draws, "x", i);
      assertThat(Columns.mean(x) / scales[i] * Math.sqrt(EffectiveSampleSize.mean(x)))
          .isBetween(-4.5, 4.5);
      double[][] squares = Columns.squares(x, 0);
      double excess = Columns.mean(squares) / (scales[i] * scales[i]) - 1;
      assertThat(excess * Math.sqrt(EffectiveSampleSize.mean(squares) / 2)).isBetween(-4.5, 4.5);
    }
  }

  @Test
  void nonCenteredFunnel() {
    Model<NoArguments, Real> funnel =
        model(
            "funnel",
            m -> {
              Real v = m.sample("v", normal(0, 3));
              return m.plate("n", 9)
                  .map(
                      i -> m.deterministic("x", m.sample("z", normal(0, 1)).times(v.div(2).exp())));
            });
    Draws draws = interp(funnel).run().draws();
    Columns.check("v", Columns.of(draws, "v", 0), 0, 9, Z);
    Columns.check("z", Columns.of(draws, "z", 4), 0, 1, Z);
  }

  @Test
  void betaAndBinomial() {
    Draws draws =
        interp(
                model(
                    "coin",
                    m -> {
                      Real p = m.sample("p", beta(2, 3));
                      m.observe("heads", binomial(20, p), Int.constant(14));
                      return p;
                    }))
            .run()
            .draws();
    double a = 16;
    double b = 9;
    double variance = a * b / ((a + b) * (a + b) * (a + b + 1));
    Columns.check("p", Columns.of(draws, "p", 0), a / (a + b), variance, Z);
  }

  @Test
  void gammaAndPoisson() {
    Int counts = Int.constant(3, 0, 5, 2);
    Draws draws =
        interp(
                model(
                    "counts",
                    m -> {
                      Real rate = m.sample("rate", gamma(2, 0.5));
                      m.plate("n", 4).forEach(i -> m.observe("k", poisson(rate), counts.at(i)));
                      return rate;
                    }))
            .run()
            .draws();
    Columns.check("rate", Columns.of(draws, "rate", 0), 12 / 4.5, 12 / (4.5 * 4.5), Z);
  }

  @Test
  void normalAndNormal() {
    Real y = Real.constant(1.2, 0.4, 2.0);
    Draws draws =
        interp(
                model(
                    "mean",
                    m -> {
                      Real mean = m.sample("mean", normal(1, 2));
                      m.plate("n", 3).forEach(i -> m.observe("y", normal(mean, 0.5), y.at(i)));
                      return mean;
                    }))
            .run()
            .draws();
    double precision = 1 / 4.0 + 3 / 0.25;
    double mean = (1 / 4.0 + 3.6 / 0.25) / precision;
    Columns.check("mean", Columns.of(draws, "mean", 0), mean, 1 / precision, Z);
  }
}
