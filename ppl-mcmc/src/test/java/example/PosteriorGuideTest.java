package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.junit.CalibrationTest;
import org.ppl4j.mcmc.junit.Calibrator;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.testing.Golden;

/** The guide to posteriors shows code that compiles, runs and is right. */
class PosteriorGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "posteriors.md");
  private static final Path SOURCE = Path.of("src/test/java/example/PosteriorGuideTest.java");

  // begin posterior
  record Groups(Real mean, Real effect) {}

  static final Model<NoArguments, Groups> GROUPS =
      model(
          "groups",
          m -> {
            Real mean = m.sample("mean", normal(0, 1));
            Real effect =
                m.plate("group", 3)
                    .map(
                        i -> {
                          Real e = m.sample("effect", normal(mean, 1));
                          m.observe("y", normal(e, 1), Real.constant(1.0, -0.5, 2.0).at(i));
                          return e;
                        });
            return new Groups(mean, effect);
          });

  static Posterior<Groups> look() {
    Posterior<Groups> posterior = Mcmc.of(GROUPS).seed(1).run();
    System.out.println(posterior.summary());
    posterior.requireHealthy();
    double mean = posterior.mean(Groups::mean).doubleValue();
    double spread = posterior.quantile(g -> g.effect().max().minus(g.mean()), 0.9).doubleValue();
    double[][] chains = posterior.get("effect").element(2); // [chain][draw]
    System.out.printf("%.2f %.2f %.2f%n", mean, spread, chains[0][0]);
    return posterior;
  }

  // end posterior

  // begin calibration
  @CalibrationTest(simulations = 20, draws = 31)
  void nutsFitsTheModel(Calibrator calibrator) {
    calibrator.check(
        GROUPS,
        (model, seed) ->
            Mcmc.of(model).seed(seed).chains(1).warmup(200).draws(31).thinning(3).run());
  }

  // end calibration

  @ParameterizedTest
  @ValueSource(strings = {"posterior", "calibration"})
  void theGuideShowsTheCode(String part) throws IOException {
    String source = Files.readString(SOURCE);
    String begin = "  // begin " + part + "\n";
    int from = source.indexOf(begin) + begin.length();
    int to = source.indexOf("  // end " + part + "\n");
    String code = source.substring(from, to).stripTrailing().stripIndent();
    Golden.checkPart(GUIDE, part, "```java\n" + code + "\n```\n");
  }

  /** The posterior of the mean is normal; its mean by hand. */
  @Test
  void theCodeIsRight() {
    // y_i given mean is normal(mean, sqrt 2): precision 1 + 3/2, times the sum of y over 2.
    double expected = (1.0 - 0.5 + 2.0) / 2 / (1 + 1.5);
    Posterior<Groups> posterior = look();
    double error = posterior.get(Groups::mean).standardError().doubleValue();
    assertThat(posterior.mean(Groups::mean).doubleValue())
        .isBetween(expected - 4 * error, expected + 4 * error);
  }
}
