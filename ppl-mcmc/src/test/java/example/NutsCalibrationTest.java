package example;

import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import org.junit.jupiter.api.Tag;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.junit.CalibrationTest;
import org.ppl4j.mcmc.junit.Calibrator;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** NUTS on three small models, by simulation-based calibration. */
@Tag("slow")
class NutsCalibrationTest {
  record Line(Real slope, Real intercept, Real noise) {}

  record Groups(Real mean, Real spread, Real effect) {}

  private static <R> Posterior<R> nuts(Model<NoArguments, R> model, long seed) {
    return Mcmc.of(model).seed(seed).chains(1).warmup(500).draws(63).thinning(5).run();
  }

  @CalibrationTest
  void proportion(Calibrator calibrator) {
    Model<NoArguments, Real> coin =
        model(
            "coin",
            m -> {
              Real p = m.sample("p", beta(2, 3));
              m.observe("heads", binomial(Int.constant(10), p), Int.constant(0));
              return p;
            });
    calibrator.check(coin, NutsCalibrationTest::nuts);
  }

  @CalibrationTest
  void line(Calibrator calibrator) {
    Real x = Real.constant(-2, -1, -0.5, 0, 0.5, 1, 2);
    Model<NoArguments, Line> line =
        model(
            "line",
            m -> {
              Real slope = m.sample("slope", normal(0, 1));
              Real intercept = m.sample("intercept", normal(0, 2));
              Real noise = m.sample("noise", halfNormal(1));
              m.plate("n", 7)
                  .forEach(
                      i -> {
                        Real mean = slope.times(x.at(i)).plus(intercept);
                        m.observe("y", normal(mean, noise), Real.constant(0.0));
                      });
              return new Line(slope, intercept, noise);
            });
    calibrator.check(line, NutsCalibrationTest::nuts);
  }

  @CalibrationTest
  void groups(Calibrator calibrator) {
    Model<NoArguments, Groups> groups =
        model(
            "groups",
            m -> {
              Real mean = m.sample("mean", normal(0, 1));
              Real spread = m.sample("spread", halfNormal(1));
              Real effect =
                  m.plate("group", 4)
                      .map(
                          i -> {
                            Real z = m.sample("z", normal(0, 1));
                            Real e = mean.plus(spread.times(z));
                            m.observe("y", normal(e, 0.5), Real.constant(0.0));
                            return e;
                          });
              return new Groups(mean, spread, effect);
            });
    calibrator.check(groups, NutsCalibrationTest::nuts);
  }
}
