package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.WaitingLine;

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
    assertThat(WaitingLine.isTerminal()).isFalse();
    assertThat(standardError(() -> show(ProgressListener.automatic()))).isEmpty();
    assertThat(
            standardError(
                () -> Svi.of(Toys.elbo()).executor(Executor.named("interp")).steps(3).run()))
        .isEmpty();
  }

  /** In the order compiling, compiled, started, ..., and also where the fit fails. */
  @Test
  void compilingIsToldBeforeTheSteps() {
    List<String> told = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void compiling(String objective) {
            told.add("compiling " + objective);
          }

          @Override
          public void compiled() {
            told.add("compiled");
          }

          @Override
          public void started(String objective, long steps) {
            told.add("started");
          }

          @Override
          public void progressed(long steps, double value, double rate) {}

          @Override
          public void finished(String reason) {
            told.add(reason);
          }
        };
    Svi.of(Toys.elbo()).executor(Executor.named("interp")).steps(3).progress(listener).run();
    assertThat(told)
        .startsWith("compiling " + Toys.elbo().name(), "compiled", "started")
        .contains("steps after 3 steps");
  }

  @Test
  void aLineSaysThatALongCompilationGoesOn() {
    String shown =
        standardError(
            () -> {
              ProgressListener bar = ProgressListener.bar();
              bar.compiling("elbo");
              try {
                Thread.sleep(300);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              bar.compiled();
              bar.compiled();
            });
    assertThat(shown).contains("compiling elbo ... 0 s").endsWith(" \r");
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
