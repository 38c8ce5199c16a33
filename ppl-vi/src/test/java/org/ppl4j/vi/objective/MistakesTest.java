package org.ppl4j.vi.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.vi.objective.Objectives.logVariance;

import org.junit.jupiter.api.Test;
import org.ppl4j.error.InvalidArgument;

/** Objectives that say something that cannot be right. */
final class MistakesTest {
  @Test
  void countsThatAreTooSmall() {
    assertThatThrownBy(() -> logVariance(1))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("take 2 particles or more");
    assertThatThrownBy(() -> leaveOneOut(1))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("take 2 draws or more");
    assertThat(logVariance(2).particles()).isEqualTo(leaveOneOut(2).count());
  }
}
