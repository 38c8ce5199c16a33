package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.dist.ElementwiseBijector;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.testing.Golden;
import org.ppl4j.transform.Grad;

/** The user's guide shows code that compiles, runs and is right. */
class RecipesTest {
  private static final Path GUIDE = Path.of("..", "docs", "models.md");

  @ParameterizedTest
  @ValueSource(strings = {"distribution", "bijector", "use", "regression", "scan", "handler"})
  void theGuideShowsTheCode(String part) throws IOException {
    String source = Files.readString(Path.of("src/test/java/example/Recipes.java"));
    int from = source.indexOf("  // begin " + part + "\n") + ("  // begin " + part + "\n").length();
    int to = source.indexOf("  // end " + part + "\n");
    String code = source.substring(from, to).stripTrailing().stripIndent();
    Golden.checkPart(GUIDE, part, "```java\n" + code + "\n```\n");
  }

  @Test
  void theGuideShowsTheTable() {
    Recipes.Data data = new Recipes.Data(Real.constant(0, 1, 2), Real.constant(0, 1, 2));
    Golden.checkPart(GUIDE, "explain", "```\n" + Recipes.REGRESSION.explain(data) + "```\n");
  }

  @Test
  void theGuideShowsAnError() throws IOException {
    String error =
        Files.readString(Path.of("src/test/resources/golden/errors/model-data-length.txt"));
    Golden.checkPart(GUIDE, "error", "```\n" + error.replace(":LINE", ":14") + "```\n");
  }

  @Test
  void theDistributionIntegratesToOneAndDrawsFromItself() {
    Recipes.Rayleigh rayleigh = new Recipes.Rayleigh(Real.constant(2.0));
    int steps = 20_000;
    double[] x = new double[steps];
    for (int i = 0; i < steps; i++) {
      x[i] = (i + 0.5) * 30 / steps;
    }
    Real density = rayleigh.logDensities(Real.constant(x)).exp();
    assertThat(density.mean().times(30).value().doubleValue()).isCloseTo(1, within(1e-6));
    double[] drawn = Recipes.WAVES.priorPredictive(20_000, Key.of(1)).get("height").data();
    double mean = Arrays.stream(drawn).average().orElseThrow();
    double expected = 2 * Math.sqrt(Math.PI / 2);
    assertThat(mean).isCloseTo(expected, within(4.5 * 2 * Math.sqrt((2 - Math.PI / 2) / 20_000)));
  }

  @Test
  void theBijectorIsItsOwnInverseAndKnowsItsSlope() {
    ElementwiseBijector sinh = new Recipes.Sinh();
    for (double at : new double[] {-30, -2, -0.1, 0, 0.5, 3, 40}) {
      Real u = Real.constant(at);
      assertThat(sinh.inverse(sinh.forward(u)).value().doubleValue()).isCloseTo(at, within(1e-12));
      Real input = Real.input("u");
      var slope = Grad.gradients(sinh.forward(input).expr(), List.of(input.expr()));
      var graph = new Graph("f", List.of(input.expr()), slope);
      double found = Evaluator.evaluate(graph, List.of(u.value())).get(0).doubleValue();
      assertThat(sinh.logSlopes(u).value().doubleValue()).isCloseTo(Math.log(found), within(1e-12));
    }
  }

  @Test
  void bothWorkInAModel() {
    Trace<Real> run = Recipes.WAVES.simulate(Key.of(2));
    double height = run.get("height").doubleValue();
    double expected = Math.log(height) - 2 * Math.log(2) - height * height / 8;
    for (int i = 0; i < 3; i++) {
      double x = run.get("sway").get(i);
      double u = Math.log(Math.abs(x) + Math.sqrt(x * x + 1)) * Math.signum(x);
      expected -= 0.5 * (u - height) * (u - height) + 0.5 * Math.log(2 * Math.PI);
      expected -= Math.log(Math.cosh(u));
    }
    assertThat(run.logDensity().doubleValue()).isCloseTo(expected, within(1e-10));
    assertThat(Recipes.WAVES.with(Recipes.HALVED).logDensity(run.choices()))
        .isCloseTo(expected / 2, within(1e-10));
    Scores torch = Scores.of(Recipes.WAVES, run.choices(), "torch");
    assertThat(torch.value()).isCloseTo(expected, within(1e-10));
    assertThat(Recipes.WALK.simulate(Key.of(1)).result().shape().dim(0)).isEqualTo(100);
    Recipes.Data data = new Recipes.Data(Real.constant(0, 1), Real.constant(0, 1));
    assertThat(
            Recipes.REGRESSION
                .query(data)
                .logDensity(Choices.of("slope", 1.0).and("intercept", 0.0)))
        .isNegative();
  }
}
