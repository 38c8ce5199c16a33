package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.docs.Page;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.kernel.Kernels;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.guide.Flows;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.objective.Objectives;
import org.ppl4j.vi.optim.Optimizers;

/** What docs/from-pyro.md shows compiles, runs and is right. */
class FromPyroTest {
  private static final Page PAGE = new Page("docs/from-pyro.md", "FromPyro.java");

  @Test
  void theCodeIsWhatIsShown() {
    PAGE.showsItsCode();
  }

  @Test
  void theTablesNameWhatThereIs() {
    List<String> there =
        Stream.of(
                Handlers.class,
                Strategies.class,
                Guides.class,
                Flows.class,
                Objectives.class,
                Optimizers.class,
                Kernels.class,
                Mcmc.class,
                Posterior.class,
                org.ppl4j.vi.Svi.class,
                org.ppl4j.model.Model.class,
                org.ppl4j.model.Scope.class,
                org.ppl4j.model.Scope.Plate.class,
                org.ppl4j.vi.objective.Elbo.class,
                org.ppl4j.model.Control.class)
            .flatMap(facade -> Arrays.stream(facade.getMethods()))
            .map(method -> method.getName())
            .toList();
    List<String> named =
        PAGE.part("dictionary")
            .lines()
            .skip(2)
            .map(row -> row.split("\\|")[2])
            .flatMap(cell -> Pattern.compile("(\\w+)\\(").matcher(cell).results())
            .map(match -> match.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named.stream().filter(name -> !there.contains(name))).isEmpty();
  }

  private static FromPyro.Data data() {
    Random random = new Random(1);
    double[][] x = new double[200][2];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      x[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
      y[i] = 0.7 * x[i][0] - 1.2 * x[i][1] + 0.5 * random.nextGaussian();
    }
    return new FromPyro.Data(Real.constant(x), Real.constant(y));
  }

  @Test
  void samplingAndFittingAgree() {
    Posterior<FromPyro.Line> posterior = FromPyro.sample(data()).requireHealthy();
    Fit fit = FromPyro.fit(data());
    double[] mean = posterior.mean(FromPyro.Line::weights).toDoubles();
    assertThat(mean[0]).isCloseTo(0.7, within(0.15));
    assertThat(fit.param("mean").toDoubles()).containsExactly(mean, within(0.02));
  }

  @Test
  void theClustersAreSummedOver() {
    Real y = Real.constant(-3, 4.5);
    double[] weights = {0.2, 0.3, 0.5};
    double[] centers = {-2, 1, 5};
    double expected = Math.log(2);
    for (double c : centers) {
      expected += new NormalDistribution(0, 10).logDensity(c);
    }
    for (double v : new double[] {-3, 4.5}) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += weights[k] * new NormalDistribution(centers[k], 1).density(v);
      }
      expected += Math.log(sum);
    }
    Choices at = Choices.of("weights", weights).and("centers", centers);
    double actual = FromPyro.clusters(y).with(Handlers.marginalize("group")).logDensity(at);
    assertThat(actual).isCloseTo(expected, within(1e-10));
    assertThat(Mcmc.of(FromPyro.clusters(y)).draws(10).warmup(10).chains(1).run().names())
        .contains("centers");
  }

  @Test
  void theWalkIsSampled() {
    // Of a Gaussian model the posterior mean is linear in the data, and its weights sum to less
    // than 1.
    Posterior<Real> posterior =
        Mcmc.of(FromPyro.walk(Real.constant(1, 2, 3))).seed(2).run().requireHealthy();
    double[] z = posterior.mean(w -> w).toDoubles();
    assertThat(z[0]).isBetween(0.6, 1.1);
    assertThat(z[2]).isBetween(2.5, 3.0);
  }

  @Test
  void handlersApply() {
    FromPyro.Data data = data();
    Real weights = Real.constant(0.7, -1.2);
    double log = FromPyro.handled(FromPyro.LINE.given(data), weights).logDensity(Choices.empty());
    double expected = 0;
    double[] x = data.x().value().toDoubles();
    double[] y = data.y().value().toDoubles();
    for (int i = 0; i < y.length; i++) {
      expected += new NormalDistribution(0.7 * x[2 * i] - 1.2 * x[2 * i + 1], 1).logDensity(y[i]);
    }
    NormalDistribution prior = new NormalDistribution();
    expected += prior.logDensity(0.7) + prior.logDensity(-1.2);
    assertThat(log).isCloseTo(2 * expected, within(1e-8));
    assertThat(FromPyro.GUESS.explain()).contains("enumerate");
  }
}
