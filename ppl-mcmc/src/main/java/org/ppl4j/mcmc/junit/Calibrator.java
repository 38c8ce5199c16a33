package org.ppl4j.mcmc.junit;

import java.util.function.Consumer;
import org.ppl4j.mcmc.calibration.Calibration;
import org.ppl4j.mcmc.calibration.CalibrationReport;
import org.ppl4j.mcmc.calibration.PosteriorSampler;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** Does the calibrations of a {@link CalibrationTest}, under its settings. */
public final class Calibrator {
  private final CalibrationTest settings;
  private final Consumer<String> log;
  private boolean used;

  Calibrator(CalibrationTest settings, Consumer<String> log) {
    this.settings = settings;
    this.log = log;
  }

  /**
   * Calibrates a sampler on a model, and adds what was found to the test's report.
   *
   * @throws org.ppl4j.error.NotCalibrated if ranks are not uniform
   */
  public <R> CalibrationReport check(Model<NoArguments, R> model, PosteriorSampler<R> sampler) {
    used = true;
    CalibrationReport report =
        Calibration.of(model, sampler)
            .simulations(settings.simulations())
            .draws(settings.draws())
            .seed(settings.seed())
            .run();
    log.accept(report.toString());
    report.requireCalibrated(settings.level());
    return report;
  }

  boolean used() {
    return used;
  }
}
