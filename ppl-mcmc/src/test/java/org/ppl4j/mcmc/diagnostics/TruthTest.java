package org.ppl4j.mcmc.diagnostics;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Diagnostics against the numbers of ArviZ; see {@code truth.py} in the test resources. */
class TruthTest {
  private static final Map<String, double[][]> CASES = RecipeChains.all();

  private static final Map<String, ToDoubleFunction<double[][]>> STATISTICS =
      Map.ofEntries(
          entry("rhat", RHat::of),
          entry("rhat_bulk", RHat::bulk),
          entry("rhat_folded", RHat::folded),
          entry("rhat_basic", RHat::basic),
          entry("ess_bulk", EffectiveSampleSize::bulk),
          entry("ess_tail", EffectiveSampleSize::tail),
          entry("ess_mean", EffectiveSampleSize::mean),
          entry("ess_sd", EffectiveSampleSize::sd),
          entry("ess_median", EffectiveSampleSize::median),
          entry("ess_q10", x -> EffectiveSampleSize.quantile(x, 0.1)),
          entry("mcse_mean", StandardError::mean),
          entry("mcse_sd", StandardError::sd),
          entry("mcse_q05", x -> StandardError.quantile(x, 0.05)),
          entry("mcse_q50", StandardError::median),
          entry("mcse_q95", x -> StandardError.quantile(x, 0.95)),
          entry("mean", x -> Moments.mean(Chains.pooled(x))),
          entry("sd", x -> Moments.sd(Chains.pooled(x))),
          entry("mad", x -> Moments.mad(Chains.pooled(x))),
          entry("q05", x -> Moments.quantile(0.05, Chains.pooled(x))),
          entry("q50", x -> Moments.median(Chains.pooled(x))),
          entry("q95", x -> Moments.quantile(0.95, Chains.pooled(x))),
          entry("bfmi_0", x -> EnergyFraction.of(x[0])),
          entry("acov_3", x -> Autocovariance.of(x[0])[3]));

  static List<String> truth() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/diagnostics/truth.tsv"));
  }

  @ParameterizedTest
  @MethodSource("truth")
  void agreesWithArviZ(String line) {
    String[] cells = line.split("\t");
    double expected = Double.parseDouble(cells[2]);
    assertThat(STATISTICS.get(cells[1]).applyAsDouble(CASES.get(cells[0])))
        .isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
  }

  @Test
  void everyStatisticOfEveryCaseIsThere() throws IOException {
    assertThat(truth()).hasSize(CASES.size() * STATISTICS.size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {NaN, POSITIVE_INFINITY, NEGATIVE_INFINITY})
  void aDrawThatIsNotFiniteLeavesNoAnswer(double bad) {
    double[][] chains = RecipeChains.chains(20, 4, 100, 0.5);
    chains[2][17] = bad;
    assertNoAnswer(chains);
  }

  @Test
  void constantChainsLeaveNoAnswer() {
    double[][] chains = new double[4][100];
    for (double[] chain : chains) {
      Arrays.fill(chain, 1.25);
    }
    assertNoAnswer(chains);
    chains[1][3] = Math.nextUp(1.25);
    assertNoAnswer(chains);
  }

  @Test
  void aSmallUnitIsNotConstant() {
    double[][] chains = RecipeChains.chains(21, 4, 100, 0.5);
    double[][] tiny = Chains.map(chains, x -> x * 0x1p-200);
    assertThat(RHat.of(tiny)).isEqualTo(RHat.of(chains));
    assertThat(EffectiveSampleSize.mean(tiny)).isEqualTo(EffectiveSampleSize.mean(chains));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void chainsTooShortHaveNoEffectiveSize(int draws) {
    double[][] chains = RecipeChains.chains(22, 4, draws, 0.5);
    assertThat(EffectiveSampleSize.bulk(chains)).isNaN();
    assertThat(EffectiveSampleSize.tail(chains)).isNaN();
    assertThat(StandardError.mean(chains)).isNaN();
    assertThat(StandardError.quantile(chains, 0.5)).isNaN();
    assertThat(Double.isNaN(RHat.of(chains))).isEqualTo(draws < 4);
  }

  @Test
  void aChainThatStaysPutStandsOut() {
    double[][] chains = RecipeChains.chains(23, 4, 200, 0.2);
    Arrays.fill(chains[3], 4.0);
    assertThat(RHat.of(chains)).isGreaterThan(1.1);
  }

  @Test
  void unequalChainsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RHat.of(new double[][] {{1, 2, 3, 4}, {1, 2, 3}}))
        .withMessageContaining("4 and 3");
  }

  @Test
  void quantilesAreRs() {
    // R: quantile(c(3, 1, 2, 5, 4), c(0, .1, .25, .3, 1)) gives 1.0 1.4 2.0 2.2 5.0
    double[] draws = {3, 1, 2, 5, 4};
    assertThat(Moments.quantile(0, draws)).isEqualTo(1);
    assertThat(Moments.quantile(0.1, draws)).isCloseTo(1.4, within(1e-15));
    assertThat(Moments.quantile(0.25, draws)).isEqualTo(2);
    assertThat(Moments.quantile(0.3, draws)).isCloseTo(2.2, within(1e-15));
    assertThat(Moments.quantile(1, draws)).isEqualTo(5);
    assertThat(Moments.median(1, POSITIVE_INFINITY, POSITIVE_INFINITY))
        .isEqualTo(POSITIVE_INFINITY);
    assertThat(Moments.median(1, NaN, 3)).isNaN();
    assertThatIllegalArgumentException().isThrownBy(() -> Moments.quantile(1.1, draws));
  }

  @Test
  void autocorrelationStartsAtOne() {
    double[] one = RecipeChains.chains(24, 1, 400, 0.5)[0];
    assertThat(Autocovariance.correlation(one)[0]).isEqualTo(1);
    assertThat(Autocovariance.correlation(one)[1]).isBetween(0.4, 0.6);
    assertThat(Autocovariance.of()).isEmpty();
    assertThat(Autocovariance.of(2, 2, 2)).containsExactly(0, 0, 0);
  }

  private static void assertNoAnswer(double[][] chains) {
    for (String name : STATISTICS.keySet()) {
      if (name.startsWith("rhat") || name.startsWith("ess") || name.startsWith("mcse")) {
        assertThat(STATISTICS.get(name).applyAsDouble(chains)).as(name).isNaN();
      }
    }
  }
}
