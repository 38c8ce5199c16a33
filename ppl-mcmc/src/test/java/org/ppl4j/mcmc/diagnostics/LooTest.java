package org.ppl4j.mcmc.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.error.InvalidArgument;

/** LOO, WAIC and comparisons against ArviZ and scipy: {@code loo_truth.py} in the resources. */
class LooTest {
  private static final double[] DATA = {-1.4, -0.7, 0.0, 0.7, 1.4, 2.1, 6.0};
  private static final Map<String, Loo> LOO = new LinkedHashMap<>();
  private static final Map<String, Waic> WAIC = new LinkedHashMap<>();

  static {
    add("narrow", logLikelihood(31, 0.3, 0));
    add("wide", logLikelihood(32, 1, 0));
    add("far", logLikelihood(33, 0.3, 0.9));
  }

  private static final Comparison COMPARISON = Comparison.of(LOO);

  private static void add(String name, double[][][] logLikelihood) {
    LOO.put(name, Loo.of(logLikelihood));
    WAIC.put(name, Waic.of(logLikelihood));
  }

  private static double[][][] logLikelihood(long seed, double spread, double shift) {
    double[][] mean = RecipeChains.chains(seed, 4, 250, 0.3);
    double[][][] out = new double[DATA.length][][];
    for (int i = 0; i < out.length; i++) {
      double y = DATA[i] - shift;
      out[i] = Chains.map(mean, x -> -0.5 * (y - spread * x) * (y - spread * x));
    }
    return out;
  }

  static List<String> truth() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/diagnostics/loo_truth.tsv"));
  }

  @ParameterizedTest
  @MethodSource("truth")
  void agreesWithOthers(String line) {
    String[] cells = line.split("\t");
    double expected = Double.parseDouble(cells[2]);
    // Weights by scipy are good to the square root of its tolerance.
    double tolerance = cells[1].equals("stacking") ? 1e-4 : 1e-8;
    assertThat(value(cells[0], cells[1])).isCloseTo(expected, within(tolerance));
  }

  private static double value(String model, String statistic) {
    Loo loo = LOO.get(model);
    Waic waic = WAIC.get(model);
    Comparison.Row row =
        COMPARISON.rows().stream().filter(r -> r.name().equals(model)).findFirst().orElseThrow();
    return switch (statistic) {
      case "elpd_loo" -> loo.elpd();
      case "se_loo" -> loo.standardError();
      case "p_loo" -> loo.parameters();
      case "elpd_waic" -> waic.elpd();
      case "se_waic" -> waic.standardError();
      case "p_waic" -> waic.parameters();
      case "difference" -> row.difference();
      case "se_difference" -> row.differenceError();
      case "stacking" -> row.stacking();
      case "pseudo_bma" -> row.pseudoBma();
      default -> loo.k()[Integer.parseInt(statistic.substring(2))];
    };
  }

  @Test
  void theBestComesFirst() {
    assertThat(COMPARISON.rows()).isSortedAccordingTo((a, b) -> Double.compare(b.elpd(), a.elpd()));
    assertThat(COMPARISON.rows().get(0).difference()).isZero();
    assertThat(COMPARISON.toString().lines()).hasSize(4);
    assertThat(COMPARISON.toString()).contains("pseudo-BMA", "narrow", "wide", "far");
  }

  @Test
  void saysWhereItCannotBeTrusted() {
    // elpd of the far datum given a wide mean rests on few draws.
    assertThat(LOO.get("far").unreliable()).isZero();
    assertThat(LOO.get("far").toString()).contains("all Pareto k are good");
    assertThat(LOO.get("wide").unreliable()).isPositive();
    assertThat(LOO.get("wide").toString()).contains("Pareto k is above 0.67");
    assertThat(LOO.get("wide").greatestGoodK()).isCloseTo(1 - 1 / 3.0, within(1e-12));
    assertThat(WAIC.get("wide").toString()).contains("use loo");
  }

  @Test
  void modelsOfOtherDataDoNotCompare() {
    Loo one = Loo.of(new double[][][] {RecipeChains.chains(34, 2, 20, 0)});
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Comparison.of(Map.of("a", one, "b", LOO.get("far"))))
        .withMessageContaining("same data");
    assertThatExceptionOfType(InvalidArgument.class).isThrownBy(() -> Comparison.of(Map.of()));
  }
}
