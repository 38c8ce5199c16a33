package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import example.MadeDraws;
import example.MadeDraws.Groups;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.error.UnhealthyPosterior;
import org.ppl4j.mcmc.Diagnosis.Kind;
import org.ppl4j.testing.Golden;

class DiagnosisTest {
  private static final int DIVERGENT = 5;
  private static final int DEPTH = 3;
  private static final int ENERGY = 6;

  private final Draws draws = MadeDraws.healthy(4, 0, 400);

  private Posterior<Groups> posterior() {
    return Posterior.of(MadeDraws.model3(), draws);
  }

  private double[] values(int chain, int quantity) {
    return draws.chains().get(chain).samples().values().get(quantity);
  }

  private double[] statistic(int chain, int which) {
    return draws.chains().get(chain).samples().statistics().get(which);
  }

  private void assertUnhealthy(Kind... kinds) {
    Diagnosis diagnosis = posterior().diagnostics();
    assertThat(diagnosis.isHealthy()).isFalse();
    assertThat(diagnosis.findings()).extracting(Diagnosis.Finding::kind).containsExactly(kinds);
    assertThatExceptionOfType(UnhealthyPosterior.class)
        .isThrownBy(() -> posterior().requireHealthy())
        .withMessageContaining(diagnosis.findings().get(0).problem())
        .withMessageContaining(diagnosis.findings().get(0).cure());
  }

  @Test
  void healthyDrawsPass() {
    Diagnosis diagnosis = posterior().diagnostics();
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(posterior().requireHealthy().mean(Groups::mu).doubleValue()).isBetween(-0.2, 0.2);
    Golden.check("healthy.txt", diagnosis.toString());
  }

  @Test
  void summaryIsATable() {
    Golden.check("summary.txt", posterior().summary().toString());
    assertThat(posterior().summary("theta").rows()).hasSize(3);
    assertThat(posterior().summary().row("theta[1]").rHat()).isBetween(0.99, 1.01);
  }

  @Test
  void chainsThatDisagreeAreUnhealthy() {
    for (int t = 0; t < 400; t++) {
      values(3, 1)[3 * t + 2] += 5;
    }
    assertUnhealthy(Kind.R_HAT, Kind.EFFECTIVE_SIZE, Kind.EFFECTIVE_SIZE);
    Golden.check("unhealthy.txt", posterior().diagnostics().toString());
    assertThatExceptionOfType(UnhealthyPosterior.class)
        .isThrownBy(() -> posterior().requireHealthy())
        .withMessageContaining("for theta[2]");
  }

  @Test
  void anyDivergenceIsUnhealthy() {
    statistic(2, DIVERGENT)[17] = 1;
    assertUnhealthy(Kind.DIVERGENCES);
    assertThat(posterior().diagnostics().toString())
        .contains("1 of 1600 draws ended in a divergence");
  }

  @Test
  void energyThatCreepsIsUnhealthy() {
    double[] energy = statistic(1, ENERGY);
    for (int t = 0; t < 400; t++) {
      energy[t] = t * 0.1;
    }
    assertUnhealthy(Kind.ENERGY);
    assertThat(posterior().diagnostics().toString()).contains("0.00 in chain 2");
  }

  @Test
  void drawsThatAreNotFiniteAreUnhealthy() {
    values(0, 4)[5] = Double.NaN;
    assertUnhealthy(Kind.NOT_FINITE);
    assertThat(posterior().diagnostics().toString()).contains("1 values of \"shift\"");
  }

  @Test
  void aSiteThatNeverMovedIsUnhealthy() {
    for (int c = 0; c < 4; c++) {
      Arrays.fill(values(c, 0), 0.5);
    }
    assertUnhealthy(Kind.NEVER_MOVED);
  }

  @Test
  void oneConstantElementIsNothingToWorryAbout() {
    // As the corner of a correlation matrix's factor is.
    for (int c = 0; c < 4; c++) {
      for (int t = 0; t < 400; t++) {
        values(c, 1)[3 * t] = 1;
      }
    }
    assertThat(posterior().diagnostics().findings()).isEmpty();
  }

  @Test
  void greatDepthIsANote() {
    Arrays.fill(statistic(0, DEPTH), 7);
    assertThat(posterior().diagnostics().findings()).isEmpty();
    Diagnosis diagnosis = posterior().diagnostics(7);
    assertThat(diagnosis.findings())
        .extracting(Diagnosis.Finding::kind)
        .containsExactly(Kind.TREE_DEPTH);
    assertThat(diagnosis.isHealthy()).isTrue();
    diagnosis.requireHealthy();
  }

  @Test
  void oneChainIsANote() {
    Diagnosis diagnosis = posterior().chain(0).diagnostics();
    assertThat(diagnosis.isHealthy()).isTrue();
    assertThat(diagnosis.findings())
        .extracting(Diagnosis.Finding::kind)
        .containsExactly(Kind.ONE_CHAIN);
  }

  @Test
  void fewDrawsSayNothing() {
    Diagnosis diagnosis = posterior().thin(80).diagnostics();
    assertThat(diagnosis.isHealthy()).isFalse();
    assertThat(diagnosis.findings())
        .extracting(Diagnosis.Finding::kind)
        .containsExactly(Kind.TOO_FEW_DRAWS);
    assertThat(posterior().thin(400).summary().toString()).contains("NaN");
  }

  @Test
  void numbersOfAnySizeFitTheTable() {
    Drawn large =
        new Drawn(
            "x",
            org.ppl4j.type.Type.real(2),
            List.of(new double[] {1e12, 1e-12, 2e12, 2e-12, 3e12, 3e-12}),
            3);
    assertThat(Summary.of(List.of(large)).toString()).contains("2.000e+12", "2.000e-12");
  }
}
