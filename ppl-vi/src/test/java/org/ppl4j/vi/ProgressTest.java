package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ppl4j.compiler.Executor;

final class ProgressTest {
  private static String standardError(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void show(ProgressListener listener) {
    listener.started("elbo", 2000);
    listener.progressed(500, -8.123456, 2500);
    listener.finished("converged after 700 steps");
  }

  @Test
  void theBarShowsTheStepsTheObjectiveAndTheEnd() {
    String shown = standardError(() -> show(ProgressListener.bar()));
    assertThat(shown).contains("elbo", "500/2000", "converged after 700 steps");
  }

  @Test
  void aShortFitShowsNoBarThatWaits() {
    assertThat(standardError(() -> show(new ProgressBars(60)))).isEmpty();
    assertThat(standardError(() -> show(new ProgressBars(1e-9)))).contains("500/2000");
  }

  @Test
  void whatIsNoTerminalStaysQuiet() {
    assertThat(ProgressBars.onTerminal()).isFalse();
    assertThat(standardError(() -> show(ProgressListener.automatic()))).isEmpty();
    assertThat(
            standardError(
                () -> Svi.of(Toys.elbo()).executor(Executor.named("interp")).steps(3).run()))
        .isEmpty();
  }

  @Test
  void aBarOutlivesNoError() {
    // Closing what was never begun, twice.
    ProgressListener bar = ProgressListener.bar();
    assertThat(
            standardError(
                () -> {
                  bar.finished("failed");
                  bar.finished("failed");
                }))
        .isEmpty();
  }
}
