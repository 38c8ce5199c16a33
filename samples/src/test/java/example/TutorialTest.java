package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.docs.Page;
import org.ppl4j.error.UnhealthyPosterior;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.testing.Golden;
import org.ppl4j.vi.Draws;
import org.ppl4j.vi.Fit;

/** Who follows the tutorial word by word meets no surprise. */
class TutorialTest {
  private static final Page PAGE = new Page("docs/tutorial.md", "Tutorial.java");
  private static final Path VAE = Path.of("src/main/java/org/ppl4j/samples/Vae.java");

  @Test
  void theCodeIsWhatIsShown() {
    PAGE.showsItsCode("decoder", "encoder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"decoder", "encoder"})
  void theNetworksAreTheSamples(String method) throws IOException {
    String source = Files.readString(VAE);
    String head = "  public static Model<NoArguments, Real> " + method + "(";
    int from = source.indexOf(head);
    String text = source.substring(from, source.indexOf("\n  }\n", from) + 4).stripIndent();
    Golden.checkPart(Path.of("../docs/tutorial.md"), method, "```java\n" + text + "\n```\n");
  }

  @Test
  void theCoin() {
    PAGE.printsNearly("coin printed", printed(Tutorial::coin), 0.25, 0.02);
    BetaDistribution exact = new BetaDistribution(18, 12);
    Posterior<?> posterior = Tutorial.coin();
    assertThat(posterior.mean("fairness").doubleValue())
        .isCloseTo(exact.getNumericalMean(), within(0.01));
    assertThat(posterior.sd("fairness").doubleValue()).isCloseTo(0.088, within(0.005));
    assertThat(1 - exact.cumulativeProbability(0.5)).isCloseTo(0.87, within(0.01));
  }

  @Test
  void theLine() {
    double[] dreams = Tutorial.dreams();
    assertThat(Arrays.stream(dreams).min().orElseThrow()).isBetween(50.0, 90.0);
    assertThat(Arrays.stream(dreams).max().orElseThrow()).isBetween(190.0, 230.0);
    PAGE.printsNearly("robust printed", printed(Tutorial::compare), 0.3, 1);
    // Least squares, from S. Weisberg, Applied linear regression (1980): 0.8955, scale 0.379.
    assertThat(Mcmc.of(Tutorial.NORMAL).seed(1).run().mean("slope").doubleValue())
        .isCloseTo(0.8955, within(0.002));
  }

  @Test
  void theSchools() {
    assertThatThrownBy(() -> Mcmc.of(Tutorial.CENTERED).seed(1).run().requireHealthy())
        .isInstanceOf(UnhealthyPosterior.class)
        .hasMessageContaining("ended in a divergence")
        .hasMessageContaining("nonCentered");
    Posterior<Tutorial.Schools> posterior = Tutorial.schools();
    assertThat(posterior.mean(Tutorial.Schools::mu).doubleValue()).isCloseTo(4.4, within(0.3));
    assertThat(Tutorial.best(posterior)).isCloseTo(0.62, within(0.03));
  }

  @Test
  void theOutliers() {
    Posterior<Tutorial.Line> posterior = Mcmc.of(Tutorial.OUTLIERS).seed(1).run().requireHealthy();
    assertThat(posterior.mean(Tutorial.Line::slope).doubleValue()).isCloseTo(0.891, within(0.001));
    assertThat(posterior.sd("slope").doubleValue()).isCloseTo(0.006, within(0.001));
  }

  @Test
  void theGuide() {
    Fit fit = Tutorial.automatic().requireHealthy();
    Draws draws = fit.draws(4000);
    Posterior<Tutorial.Line> sampled = Mcmc.of(Tutorial.ROBUST).seed(1).run();
    for (String site : new String[] {"intercept", "slope", "scale"}) {
      double sd = sampled.sd(site).doubleValue();
      double mean = sampled.mean(site).doubleValue();
      assertThat(draws.mean(site).doubleValue()).isCloseTo(mean, within(0.15 * sd));
      assertThat(draws.sd(site).doubleValue()).isCloseTo(sd, within(0.15 * sd));
    }
  }

  @Test
  void theObjective() {
    Fit narrow = Tutorial.fitted(1);
    Fit wide = Tutorial.fitted(10);
    assertThat(wide.value()).isGreaterThan(narrow.value());
    assertThat(wide.param("width").doubleValue())
        .isGreaterThan(narrow.param("width").doubleValue());
  }

  private static String printed(Runnable program) {
    PrintStream before = System.out;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Locale.setDefault(Locale.ROOT);
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      program.run();
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
