package org.ppl4j.mcmc.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import example.ExactSampler;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.ppl4j.error.NotCalibrated;

class CalibrationExtensionTest {
  /** A test as a user writes it. */
  @CalibrationTest(simulations = 100, draws = 31, seed = 5)
  void mean(Calibrator calibrator) {
    calibrator.check(ExactSampler.mean(), (model, seed) -> ExactSampler.mean(model, seed, 0, 1));
  }

  static class Wrong {
    @CalibrationTest(simulations = 100, draws = 31)
    void narrow(Calibrator calibrator) {
      calibrator.check(
          ExactSampler.mean(), (model, seed) -> ExactSampler.mean(model, seed, 0, 0.5));
    }
  }

  static class Idle {
    @CalibrationTest
    void nothing(Calibrator calibrator) {}

    @CalibrationTest
    void nobody() {}
  }

  @Test
  void aWrongSamplerFailsItsTest() {
    SummaryGeneratingListener heard = run(Wrong.class);
    assertThat(heard.getSummary().getTestsFailedCount()).isEqualTo(1);
    assertThat(failure(heard)).isInstanceOf(NotCalibrated.class);
  }

  @Test
  void aTestThatChecksNothingFails() {
    SummaryGeneratingListener heard = run(Idle.class);
    assertThat(heard.getSummary().getTestsFailedCount()).isEqualTo(2);
    assertThat(failure(heard)).hasMessageContaining("check(model, sampler)");
  }

  private static SummaryGeneratingListener run(Class<?> tests) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(),
            listener);
    return listener;
  }

  private static Throwable failure(SummaryGeneratingListener heard) {
    return heard.getSummary().getFailures().get(0).getException();
  }
}
