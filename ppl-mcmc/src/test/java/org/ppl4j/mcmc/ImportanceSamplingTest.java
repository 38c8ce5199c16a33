package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.studentT;
import static org.ppl4j.model.Model.model;

import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** Importance sampling of two normal means, whose posterior and evidence are known. */
class ImportanceSamplingTest {
  private static final Model<NoArguments, Real> MEANS =
      model(
          "means",
          m -> {
            Real y = Real.constant(1.0, -0.5);
            return m.plate("n", 2)
                .map(
                    i -> {
                      Real mean = m.sample("mean", normal(0, 2));
                      m.observe("y", normal(mean, 1), y.at(i));
                      return mean;
                    });
          });

  /** y ~ N(0, 5) in variance. */
  private static final double EVIDENCE = -Math.log(2 * Math.PI * 5) - (1 + 0.25) / 10;

  private static void check(ImportanceSampling.Sample sample) {
    double error = 4 * 0.9 / Math.sqrt(sample.effectiveSize());
    assertThat(sample.mean("mean").get(0)).isCloseTo(0.8, within(error));
    assertThat(sample.mean("mean").get(1)).isCloseTo(-0.4, within(error));
    assertThat(sample.kHat()).isLessThan(0.7);
    assertThat(sample.logEvidence()).isCloseTo(EVIDENCE, within(0.05));
  }

  @Test
  void fromThePrior() {
    check(ImportanceSampling.of(MEANS).draws(20_000).seed(1).run());
  }

  @Test
  void fromAGuide() {
    Model<NoArguments, Real> guide =
        model("guide", m -> m.plate("n", 2).map(i -> m.sample("mean", studentT(5, 0, 1))));
    ImportanceSampling sampling = ImportanceSampling.of(MEANS).guide(guide).draws(8000);
    check(sampling.seed(2).run());
    assertThat(sampling.run().effectiveSize()).isGreaterThan(2000);
  }

  /** A guide that is much too narrow is said to be. */
  @Test
  void aBadGuideIsReported() {
    Model<NoArguments, Real> narrow =
        model("guide", m -> m.plate("n", 2).map(i -> m.sample("mean", normal(0.2, 0.2))));
    assertThat(ImportanceSampling.of(MEANS).guide(narrow).draws(5000).run().kHat())
        .isGreaterThan(0.7);
    assertThatThrownBy(
            () ->
                ImportanceSampling.of(MEANS)
                    .guide(model("guide", m -> m.sample("center", normal(0, 1))))
                    .run())
        .isInstanceOf(AddressMismatch.class)
        .hasMessageContaining("guide \"guide\" has no site \"mean\"");
  }
}
