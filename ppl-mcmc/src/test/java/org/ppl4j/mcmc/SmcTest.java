package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.mixture;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.kernel.RandomWalk;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** Sequential Monte Carlo: evidence and posterior that are known. */
class SmcTest {
  private static <R> Smc<R> smc(Model<NoArguments, R> model) {
    return Smc.of(model).executor(Executor.named("interp")).seed(2);
  }

  /** A normal mean far from where the path begins: prior N(0, 10), data around 20. */
  @Test
  void findsTheEvidence() {
    double[] data = {19.0, 20.5, 21.2};
    Real y = Real.constant(data);
    Model<NoArguments, Real> model =
        model(
            "mean",
            m -> {
              Real mean = m.sample("mean", normal(0, 10));
              m.plate("n", 3).forEach(i -> m.observe("y", normal(mean, 1), y.at(i)));
              return mean;
            });
    // The data are normal with covariance I + 100 J.
    double sum = 60.7;
    double squares = 19.0 * 19 + 20.5 * 20.5 + 21.2 * 21.2;
    double determinant = 1 + 3 * 100;
    double form = squares - 100 * sum * sum / determinant;
    double evidence = -1.5 * Math.log(2 * Math.PI) - 0.5 * Math.log(determinant) - form / 2;
    double precision = 3 + 0.01;
    for (Smc<Real> smc : List.of(smc(model), smc(model).moves(10, new RandomWalk()))) {
      Smc.Result<Real> result = smc.run();
      assertThat(result.logEvidence()).isCloseTo(evidence, within(0.35));
      assertThat(result.temperatures()).startsWith(0.0).endsWith(1.0).isSorted();
      double[][] mean = Columns.of(result.posterior().draws(), "mean", 0);
      // 1,000 particles: 4 standard errors of independent draws.
      assertThat(Columns.mean(mean)).isCloseTo(sum / precision, within(4 * 0.58 / 31.6));
      double variance = Columns.mean(Columns.squares(mean, sum / precision));
      assertThat(variance).isCloseTo(1 / precision, within(4 * Math.sqrt(2) / 3 / 31.6));
    }
  }

  /** Two modes far apart, which no chain would change between. */
  @Test
  void findsBothModes() {
    Model<NoArguments, Real> modes =
        model(
            "modes",
            m ->
                m.sample("x", mixture(Real.constant(0.3, 0.7), normal(-10, 0.5), normal(10, 0.5))));
    Smc.Result<Real> result = smc(modes).width(8).run();
    double[] x = Columns.of(result.posterior().draws(), "x", 0)[0];
    double left = 0;
    for (double value : x) {
      assertThat(Math.abs(Math.abs(value) - 10)).isLessThan(2.5);
      left += value < 0 ? 1.0 / x.length : 0;
    }
    assertThat(left).isCloseTo(0.3, within(0.15));
    assertThat(result.logEvidence()).isCloseTo(0, within(0.35));
  }

  @Test
  void isTheSameForTheSameSeed() {
    Model<NoArguments, Real> model = model("one", m -> m.sample("x", normal(1, 2)));
    double[] one =
        smc(model)
            .particles(50)
            .run()
            .posterior()
            .draws()
            .chains()
            .get(0)
            .samples()
            .unconstrained();
    double[] two =
        smc(model)
            .particles(50)
            .run()
            .posterior()
            .draws()
            .chains()
            .get(0)
            .samples()
            .unconstrained();
    assertThat(one).containsExactly(two);
  }
}
