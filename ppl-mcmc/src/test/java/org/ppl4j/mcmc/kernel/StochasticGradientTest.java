package org.ppl4j.mcmc.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.Columns;
import org.ppl4j.mcmc.Draws;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;

/**
 * The stochastic gradient kernels on a normal mean of 30 data, seen 8 at a time: with a constant
 * step their stationary laws are known, bias and all.
 */
class StochasticGradientTest {
  private static final int COUNT = 30;
  private static final int BATCH = 8;
  private static final double[] DATA = new double[COUNT];

  static {
    Arrays.setAll(DATA, i -> 2 + Math.sin(i));
  }

  /** Posterior precision: prior 1, data 30 / 4. */
  private static final double PRECISION = 1 + COUNT / 4.0;

  private static final double MEAN = Arrays.stream(DATA).sum() / 4 / PRECISION;

  private static Model<NoArguments, Real> mean(boolean subsampled) {
    Real y = Real.constant(DATA);
    return model(
        "mean",
        m -> {
          Real mean = m.sample("mean", normal(0, 1));
          var plate = m.plate("n", COUNT);
          (subsampled ? plate.subsample(BATCH) : plate)
              .forEach(i -> m.observe("y", normal(mean, 2), y.at(i)));
          return mean;
        });
  }

  private static Draws run(Model<NoArguments, ?> model, Kernel kernel) {
    return Mcmc.of(model)
        .kernel(kernel)
        .executor(Executor.named("interp"))
        .seed(5)
        .chains(2)
        .warmup(500)
        .draws(15_000)
        .run()
        .draws();
  }

  /** x' = (1 - h s / 2) x + N(0, h): the variance is 1 / (s (1 - h s / 4)). */
  @Test
  void langevinOfAllData() {
    double h = 0.1;
    Draws draws = run(mean(false), new Sgld(h));
    double variance = 1 / (PRECISION * (1 - h * PRECISION / 4));
    Columns.check("mean", Columns.of(draws, "mean", 0), MEAN, variance, 4);
  }

  /**
   * The gradient's own variance, {@code N^2 / B s^2 (1 - B / N) / 4^2}, adds (h / 2)^2 times it.
   */
  @Test
  void langevinOfSubsamples() {
    double h = 0.02;
    Draws draws = run(mean(true), new Sgld(h));
    double centre = Arrays.stream(DATA).average().orElseThrow();
    double spread = Arrays.stream(DATA).map(x -> (x - centre) * (x - centre)).sum() / (COUNT - 1);
    double gradient = (double) COUNT * COUNT / BATCH * spread * (1 - (double) BATCH / COUNT) / 16;
    double rate = 1 - h * PRECISION / 2;
    double variance = (h + h * h / 4 * gradient) / (1 - rate * rate);
    Columns.check("mean", Columns.of(draws, "mean", 0), MEAN, variance, 4);
  }

  /**
   * With control variates a normal mean's gradient has no noise at all, so that subsamples give the
   * law of all data: that of the linear recurrence v' = (1 - a) v - h s x + noise, x' = x + v'.
   */
  @Test
  void hamiltonianWithControlVariates() {
    double h = 0.01;
    double a = 0.2;
    Draws draws = run(mean(true), new Sghmc(h, a, 500));
    Columns.check("mean", Columns.of(draws, "mean", 0), MEAN, stationary(h, a), 4);
  }

  private static double stationary(double h, double a) {
    double xx = 0;
    double xv = 0;
    double vv = 0;
    double c = h * PRECISION;
    for (int i = 0; i < 10_000; i++) {
      double newVv = (1 - a) * (1 - a) * vv - 2 * (1 - a) * c * xv + c * c * xx + 2 * a * h;
      double newXv = (1 - a) * xv - c * xx + newVv;
      xx = xx + 2 * ((1 - a) * xv - c * xx) + newVv;
      xv = newXv;
      vv = newVv;
    }
    return xx;
  }

  /** Windows around the end: 30 data, 8 at a time. */
  @Test
  void theWholeGradientIsExact() {
    Target target = Target.of(mean(true), Set.of(), Executor.named("interp"));
    try (Potential potential = target.potential()) {
      assertThat(potential.isEstimate()).isTrue();
      double[] gradient = new double[1];
      potential.wholeGradient(new double[] {0.3}, gradient);
      assertThat(gradient[0]).isCloseTo(PRECISION * (MEAN - 0.3), within(1e-10));
      double sum = 0;
      for (int i = 0; i < 2000; i++) {
        potential.estimate(Key.of(i), new double[] {0.3}, gradient);
        sum += gradient[0];
      }
      assertThat(sum / 2000).isCloseTo(PRECISION * (MEAN - 0.3), within(0.25));
    }
  }
}
