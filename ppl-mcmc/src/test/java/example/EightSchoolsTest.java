package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.halfCauchy;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.mcmc.kernel.Kernels.nuts;
import static org.ppl4j.model.Model.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.Real;
import org.ppl4j.error.UnhealthyPosterior;
import org.ppl4j.mcmc.Drawn;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.diagnostics.Loo;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;

/** From a model to numbers that can be relied on, as a user goes. */
class EightSchoolsTest {
  record Schools(Real mu, Real tau, Real theta) {}

  private static Posterior<Schools> posterior;

  private static Model<NoArguments, Schools> centered() {
    Real y = Real.constant(28, 8, -3, 7, -1, 1, 18, 12);
    Real sigma = Real.constant(15, 10, 16, 11, 9, 11, 10, 18);
    return model(
        "eight_schools",
        m -> {
          Real mu = m.sample("mu", normal(0, 5));
          Real tau = m.sample("tau", halfCauchy(5));
          Real theta =
              m.plate("school", 8)
                  .map(
                      j -> {
                        Real t = m.sample("theta", normal(mu, tau));
                        m.observe("y", normal(t, sigma.at(j)), y.at(j));
                        return t;
                      });
          return new Schools(mu, tau, theta);
        });
  }

  @BeforeAll
  static void sample() {
    Model<NoArguments, Schools> model = centered().with(Handlers.nonCentered("theta"));
    // At the usual 0.8 one draw in thousands may diverge, on the seed and the last digits.
    posterior = Mcmc.of(model).kernel(nuts().withTargetAcceptance(0.95)).seed(20).run();
  }

  /** posteriordb's reference draws have means 4.41, 3.60 and 6.15. */
  @Test
  void theTypedMeansAreThoseOfTheReference() {
    posterior.requireHealthy();
    assertThat(posterior.mean(Schools::mu).doubleValue()).isCloseTo(4.41, within(0.3));
    assertThat(posterior.mean(Schools::tau).doubleValue()).isCloseTo(3.60, within(0.35));
    assertThat(posterior.mean(Schools::theta).get(0)).isCloseTo(6.15, within(0.5));
    Drawn best = posterior.get(s -> s.theta().max().minus(s.mu()));
    assertThat(best.mean().doubleValue()).isGreaterThan(0);
    assertThat(posterior.names()).contains("mu", "tau", "theta_base", "theta");
    assertThat(posterior.summary().toString()).contains("theta[7]").doesNotContain("NaN");
  }

  /** Vehtari, Gelman and Gabry (2017), table 1 of the loo package's vignette: elpd_loo -30.8. */
  @Test
  void leavingOneOutIsAsPublished() {
    Loo loo = posterior.loo();
    assertThat(loo.elpd()).isCloseTo(-30.8, within(0.3));
    assertThat(posterior.waic().elpd()).isCloseTo(loo.elpd(), within(0.3));
  }

  @Test
  void predictsOtherExams() {
    Drawn y = posterior.predictive(Key.of(1)).get("y");
    assertThat(y.sd().get(0)).isGreaterThan(15);
  }

  @Test
  void theCenteredOneSaysThatItIsUnhealthy() {
    Posterior<Schools> bad = Mcmc.of(centered()).seed(20).warmup(500).draws(500).run();
    assertThatExceptionOfType(UnhealthyPosterior.class)
        .isThrownBy(bad::requireHealthy)
        .withMessageContaining("eight_schools")
        .withMessageContaining("nonCentered");
  }

  @Test
  void writesFilesOfItsDraws(@TempDir Path folder) throws Exception {
    List<Path> files = posterior.writeCsv(folder);
    assertThat(files).hasSize(4);
    try (Stream<String> lines = Files.lines(files.get(0))) {
      assertThat(lines.filter(line -> !line.startsWith("#"))).hasSize(1001);
    }
  }
}
