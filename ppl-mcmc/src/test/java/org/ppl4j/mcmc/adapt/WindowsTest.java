package org.ppl4j.mcmc.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The schedule and the constants of warm-up, against Stan's. */
class WindowsTest {
  private static List<Integer> ends(int warmup) {
    Windows windows = Windows.of(warmup);
    return IntStream.range(0, warmup).filter(windows::ends).boxed().toList();
  }

  /** As CmdStan's windows are, after 100, 150, 250, 450 and 950 iterations of 1,000. */
  @Test
  void windowsEndWhereStansDo() {
    assertThat(ends(1000)).containsExactly(99, 149, 249, 449, 949);
    assertThat(ends(500)).containsExactly(99, 149, 249, 449);
    assertThat(ends(400)).containsExactly(99, 149, 349);
    assertThat(ends(150)).containsExactly(99);
    assertThat(ends(151)).containsExactly(99, 100);
  }

  @Test
  void shortWarmUpsHaveOneWindow() {
    assertThat(ends(100)).containsExactly(89);
    assertThat(ends(20)).containsExactly(17);
    assertThat(ends(19)).isEmpty();
    assertThat(ends(0)).isEmpty();
    Windows windows = Windows.of(100);
    assertThat(windows.learns(14)).isFalse();
    assertThat(windows.learns(15)).isTrue();
    assertThat(windows.learns(90)).isFalse();
  }

  /** Numbers from the recurrence written anew in Python, with exact constants. */
  @Test
  void dualAveragingFollowsItsRecurrence() {
    DualAveraging average = new DualAveraging(0.8, 0.5);
    assertThat(average.learn(0.9)).isCloseTo(STEP_1, within(1e-12));
    assertThat(average.learn(0.3)).isCloseTo(STEP_2, within(1e-12));
    assertThat(average.learn(Double.NaN)).isCloseTo(STEP_3, within(1e-12));
    assertThat(average.learn(7)).isCloseTo(STEP_4, within(1e-12));
    assertThat(average.settled(1)).isCloseTo(SETTLED, within(1e-12));
  }

  private static final double STEP_1 = 5.99698051017693;
  private static final double STEP_2 = 1.9476604262510866;
  private static final double STEP_3 = 0.20429416312318407;
  private static final double STEP_4 = 0.28716309633808673;
  private static final double SETTLED = 0.6161877656925226;
}
