package org.ppl4j.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.samples.models.EightSchools;
import org.ppl4j.vi.objective.Objectives;

/** What the Maven plugin makes of the samples' files is used as any other Java. */
class GeneratedModelsTest {
  private static final Real Y = Real.constant(28, 8, -3, 7, -1, 1, 18, 12);
  private static final Real SIGMA = Real.constant(15, 10, 16, 11, 9, 11, 10, 18);
  private static final EightSchools.Data DATA = new EightSchools.Data(Y, SIGMA);

  /** The model that was written in Java has the same density. */
  @Test
  void isTheModelInJava() {
    double[] z = {0.3, 0.1, -0.2, 0, -0.4, -0.1, 0.6, 0.2};
    Choices at = Choices.of("mu", 4.0).and("tau", 3.0);
    Model<NoArguments, ?> java =
        org.ppl4j.samples.EightSchools.centered().with(Handlers.nonCentered("theta"));
    assertThat(EightSchools.eightSchools(DATA).logDensity(at.and("z", z)))
        .isCloseTo(java.logDensity(at.and("theta_base", z)), within(1e-12));
  }

  @Test
  void resultsAreTyped() {
    Posterior<EightSchools.Result> posterior =
        Mcmc.of(EightSchools.eightSchools(DATA)).seed(1).run();
    assertThat(posterior.mean(EightSchools.Result::mu).doubleValue()).isCloseTo(4.4, within(0.3));
  }

  @Test
  void itsGuideFitsIt() {
    assertThat(
            Objectives.elbo()
                .of(EightSchools.eightSchools(DATA), EightSchools.meanField(DATA))
                .estimate()
                .params())
        .hasSize(6);
  }
}
