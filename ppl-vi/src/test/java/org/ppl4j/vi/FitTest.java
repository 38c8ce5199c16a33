package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.error.UnhealthyFit;
import org.ppl4j.math.ParetoSmoothing;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

final class FitTest {
  private static final double[] RESTING = new double[100];

  @TempDir private Path folder;

  private static Fit fit(double mean, double scale, double... curve) {
    Map<String, Tensor> params = new LinkedHashMap<>();
    params.put("mean", Tensor.scalar(mean));
    params.put("scale", Tensor.scalar(scale));
    return new Fit("elbo", true, params, curve, Fit.Stop.STEPS, Toys.GUIDE, Toys.MODEL, Key.of(3));
  }

  @Test
  void drawsComeFromTheLearnedGuide() {
    Draws draws = fit(5, 0.1).draws(20_000);
    assertThat(draws.get("z").shape().dims()).containsExactly(20_000);
    assertThat(draws.mean("z").doubleValue()).isCloseTo(5, within(4.5 * 0.1 / Math.sqrt(20_000)));
    assertThat(draws.sd("z").doubleValue()).isCloseTo(0.1, within(4.5 * 0.1 / Math.sqrt(40_000)));
    // sd of a sample quantile: sqrt(p (1 - p) / n) / density.
    assertThat(draws.quantile("z", 0.95).doubleValue()).isCloseTo(5.16449, within(0.007));
    assertThat(fit(5, 0.1).draws(20_000).get("z")).isEqualTo(draws.get("z"));
    assertThatThrownBy(() -> draws.get("x")).isInstanceOf(InvalidArgument.class);
  }

  @Test
  void summaryIsATableOfEachNumber() {
    double[] values = {1, 10, 2, 20, 3, 30, 4, 40};
    Choices choices =
        Choices.of("b", Real.constant(values, 4, 2)).and("a", Real.constant(-1, 0, 1, 2));
    assertThat(new Draws(choices, 4).summary())
        .isEqualTo(
            """
                    mean     sd       5%     50%    95%
            b[0]   2.500  1.291    1.150   2.500  3.850
            b[1]   25.00  12.91    11.50   25.00  38.50
            a     0.5000  1.291  -0.8500  0.5000  1.850
            """);
  }

  @Test
  void kHatTellsGoodGuidesFromBad() {
    assertThat(fit(Toys.MEAN, Toys.SD).kHat()).isLessThan(0.3);
    assertThat(fit(Toys.MEAN, 1.5 * Toys.SD).kHat()).isLessThan(0.3);
    // For normals the ratio's tail has the shape 1 - (s_q / s_p)^2, if that is positive.
    assertThat(fit(Toys.MEAN, 0.5 * Toys.SD).kHat()).isCloseTo(0.75, within(0.2));
    assertThat(fit(Toys.MEAN, 0.25 * Toys.SD).kHat()).isGreaterThan(0.7);
    Fit unknown = fit(1, 1).withModel(Toys.MODEL.condition(Choices.of("z", 1)));
    assertThatThrownBy(unknown::kHat).hasMessageContaining("z");
  }

  @Test
  void weightsCorrectExpectations() {
    Fit fit = fit(1, 0.6);
    Draws draws = fit.draws(50_000);
    ParetoSmoothing weights = fit.weights(draws);
    double mean = 0;
    double[] logWeights = weights.logWeights();
    for (int i = 0; i < 50_000; i++) {
      mean += Math.exp(logWeights[i]) * draws.get("z").get(i);
    }
    assertThat(mean).isCloseTo(Toys.MEAN, within(0.02));
  }

  @Test
  void theLearnedGuideIsTheNextModelsPrior() {
    Model<NoArguments, Real> guide = fit(2, 0.5).learned(Toys.GUIDE);
    assertThat(guide.logDensity(Choices.of("z", 2.5)))
        .isCloseTo(
            normal(2, 0.5).logDensity(Real.constant(2.5)).value().doubleValue(), within(1e-14));
    Model<NoArguments, Real> next =
        Model.model(
            "next",
            m -> {
              Real z = m.call("before", guide);
              m.observe("x", normal(z, 1), Real.constant(3.0));
              return z;
            });
    double expected =
        normal(2, 0.5)
            .logDensity(Real.constant(2.5))
            .plus(normal(2.5, 1).logDensity(Real.constant(3.0)))
            .value()
            .doubleValue();
    assertThat(next.logDensity(Choices.of("before/z", 2.5))).isCloseTo(expected, within(1e-14));
    assertThat(next.trace().params()).isEmpty();
  }

  @Test
  void healthIsPlain() {
    assertThatCode(() -> fit(Toys.MEAN, Toys.SD, RESTING).requireHealthy())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> fit(Toys.MEAN, 0.2 * Toys.SD, RESTING).requireHealthy())
        .isInstanceOf(UnhealthyFit.class)
        .hasMessageContaining("k-hat is ")
        .hasMessageContaining("leaves out a part of the posterior");
    double[] rising = new double[100];
    Arrays.setAll(rising, i -> i);
    assertThatThrownBy(() -> fit(Toys.MEAN, Toys.SD, rising).requireHealthy())
        .isInstanceOf(UnhealthyFit.class)
        .hasMessageContaining("still moving in the last of its 100 steps");
  }

  @Test
  void convergenceAllowsForNoise() {
    double[] noisy = new double[1000];
    Arrays.setAll(noisy, i -> 10 * Math.sin(12.9898 * i * i));
    assertThat(fit(1, 1, noisy).converged()).isTrue();
    double[] drifting = new double[1000];
    Arrays.setAll(drifting, i -> noisy[i] + 0.1 * i);
    assertThat(fit(1, 1, drifting).converged()).isFalse();
    assertThat(fit(1, 1, 1, 2, 3).converged()).isFalse();
  }

  @Test
  void filesKeepEveryBit() {
    Map<String, Tensor> params = new LinkedHashMap<>();
    params.put("scalar", Tensor.scalar(0.1 + 0.2));
    params.put(
        "matrix/a b",
        Tensor.wrap(Type.real(2, 3), new double[] {1e-310, -0.0, 1e300, Math.PI, 1, 2}));
    Fit fit =
        new Fit(
            "iwelbo(5)",
            false,
            params,
            new double[] {1.0 / 3, -2},
            Fit.Stop.CONVERGED,
            null,
            null,
            Key.of(-5));
    Path file = folder.resolve("fit.json");
    fit.save(file);
    Fit back = Fit.load(file);
    assertThat(back.params()).isEqualTo(params);
    assertThat(back.params().keySet()).containsExactly("scalar", "matrix/a b");
    assertThat(back.curve()).isEqualTo(fit.curve());
    assertThat(back.objective()).isEqualTo("iwelbo(5)");
    assertThat(back.maximized()).isFalse();
    assertThat(back.stop()).isEqualTo(Fit.Stop.CONVERGED);
    assertThat(back.steps()).isEqualTo(2);
    assertThat(back).hasToString(fit.toString());

    Fit normal = fit(2, 0.5);
    normal.save(file);
    assertThat(Fit.load(file).withGuide(Toys.GUIDE).draws(3).get("z"))
        .isEqualTo(normal.draws(3).get("z"));
    assertThatThrownBy(() -> Fit.load(file).draws(3))
        .hasMessageContaining("does not know its guide");
    assertThatThrownBy(() -> Fit.load(file).withGuide(Toys.GUIDE).kHat())
        .hasMessageContaining("does not know the model");
    assertThatThrownBy(() -> normal.param("men")).hasMessageContaining("it has [mean, scale]");
  }

  @Test
  void saysWhatCannotBeWritten() {
    assertThatThrownBy(() -> fit(1, 1).save(folder.resolve("none/fit.json")))
        .isInstanceOf(OutputFailure.class)
        .hasMessageContaining("fit.json\" cannot be written");
  }

  @Test
  void refusesOtherFiles() throws IOException {
    assertRefused("{\"format\": ", "it is no JSON (line 1)");
    assertRefused("[1, 2]", "its \"format\" is not \"ppl4j-fit\"");
    assertRefused("{\"format\": \"ppl4j-fit\", \"version\": 7}", "its version is 7");
    assertRefused("{\"format\": \"ppl4j-fit\", \"version\": 1}", "a field is missing");
    Path file = folder.resolve("good");
    fit(1, 1).save(file);
    String good = Files.readString(file);
    assertRefused(good.replace("\"shape\":[]", "\"shape\":[2]"), "a field is missing or wrong");
    assertRefused(good.replace("\"values\":[1.0]", "\"values\":[\"1\"]"), "is no number");
  }

  private void assertRefused(String text, String problem) throws IOException {
    Path file = folder.resolve("bad.json");
    Files.writeString(file, text);
    assertThatThrownBy(() -> Fit.load(file))
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("\"bad.json\" cannot be read as a saved fit")
        .hasMessageContaining(problem);
  }
}
