package org.ppl4j.mcmc.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import example.ExactSampler;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.NotCalibrated;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

class CalibrationRunTest {
  private static CalibrationReport mean(double shift, double stretch) {
    return Calibration.of(
            ExactSampler.mean(), (model, seed) -> ExactSampler.mean(model, seed, shift, stretch))
        .simulations(120)
        .run();
  }

  @Test
  void anExactSamplerIsCalibrated() {
    CalibrationReport report = mean(0, 1);
    assertThat(report.quantities())
        .extracting(CalibrationReport.Quantity::name)
        .containsExactly("x", "log likelihood");
    report.requireCalibrated();
    assertThat(report.pValue()).isGreaterThan(0.01);
    assertThat(report.toString()).contains("Calibration of \"mean\", 120 simulations", "x: p = ");
    assertThat(mean(0, 1).toString()).isEqualTo(report.toString());
  }

  @Test
  void wrongOnesAreNot() {
    for (double[] wrong : new double[][] {{0.3, 1}, {0, 0.5}, {0, 2}}) {
      CalibrationReport report = mean(wrong[0], wrong[1]);
      assertThatExceptionOfType(NotCalibrated.class)
          .isThrownBy(report::requireCalibrated)
          .withMessageContaining("not calibrated on \"mean\"")
          .withMessageContaining("x: p = ");
    }
  }

  /** Draws from the prior have uniform ranks; only the likelihood tells. */
  @Test
  void aSamplerThatIgnoresTheDataIsFoundOut() {
    CalibrationReport report =
        Calibration.of(
                ExactSampler.mean(),
                (model, seed) -> ExactSampler.mean(ExactSampler.mean(), seed, 0, Math.sqrt(5)))
            .simulations(120)
            .run();
    assertThat(report.quantities().get(0).ranks().pValue()).isGreaterThan(0.001);
    assertThatExceptionOfType(NotCalibrated.class)
        .isThrownBy(report::requireCalibrated)
        .withMessageContaining("log likelihood: p = ");
  }

  @Test
  void tiesAreBrokenByChance() {
    Calibration.of(ExactSampler.coin(), ExactSampler::coin)
        .simulations(120)
        .draws(31)
        .seed(3)
        .run()
        .requireCalibrated();
  }

  @Test
  void modelsThatCannotBeSimulatedAreRefused() {
    Model<NoArguments, Real> none = model("none", m -> m.sample("x", normal(0, 1)));
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Calibration.of(none, (m, s) -> null).run())
        .withMessageContaining("no observations");
    Model<NoArguments, Real> factor =
        model(
            "factor",
            m -> {
              Real x = m.sample("x", normal(0, 1));
              m.observe("y", normal(x, 1), Real.constant(0.0));
              m.factor("f", x);
              return x;
            });
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Calibration.of(factor, (m, s) -> null).run())
        .withMessageContaining("factor \"f\"");
  }

  @Test
  void tooFewDrawsAreRefused() {
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(
            () ->
                Calibration.of(ExactSampler.mean(), (m, seed) -> ExactSampler.mean(m, seed, 0, 1))
                    .draws(101)
                    .run())
        .withMessageContaining("100 draws, of which 101")
        .withMessageContaining("while calibrating, simulation 0");
  }
}
