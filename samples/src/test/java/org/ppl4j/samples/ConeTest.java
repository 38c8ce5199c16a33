package org.ppl4j.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.objective.Objective;

/** The means that Becker et al. (2024) publish for the cone, with minibatches of 64. */
class ConeTest {
  private static final Map<String, Objective> OBJECTIVES = Cone.objectives();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ELBO; -8.08",
        "IWELBO(5); -7.54",
        "HVI; -9.75",
        "IWHVI(5); -8.18",
        "DIWHVI(5, 5); -7.30"
      })
  void comesToThePublishedMean(String name, double published) {
    Objective objective = OBJECTIVES.get(name);
    assertThat(Cone.fit(objective)).isCloseTo(published, within(0.1)).isLessThan(Cone.LOG_EVIDENCE);
  }
}
