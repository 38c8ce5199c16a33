package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidArgument;

/** What a reader of a run's progress sees. */
class ProgressTest {
  @Test
  void linesSayTheTenthsOfEachChain() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RunListener lines = Progress.lines(new PrintStream(out, true, StandardCharsets.UTF_8));
    Mcmc.of(model("one", m -> m.sample("x", normal(0, 1))))
        .executor(Executor.named("interp"))
        .chains(2)
        .warmup(50)
        .draws(50)
        .listener(lines)
        .run();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(20)
        .contains("chain 0: 10 of 100, warm-up", "chain 1: 50 of 100, warm-up")
        .contains("chain 0: 60 of 100, sampling", "chain 1: 100 of 100, sampling");
  }

  /** Also where the model cannot be sampled from. */
  @Test
  void compilingIsToldBeforeTheChains() {
    List<String> told = new CopyOnWriteArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void compiling(String model) {
            told.add("compiling " + model);
          }

          @Override
          public void compiled() {
            told.add("compiled");
          }

          @Override
          public void began(int chain, int iteration, int warmup, int total) {
            told.add("began " + chain);
          }
        };
    Executor interp = Executor.named("interp");
    Mcmc.of(model("one", m -> m.sample("x", normal(0, 1))))
        .executor(interp)
        .chains(1)
        .warmup(10)
        .draws(10)
        .listener(listener)
        .run();
    assertThat(told).containsExactly("compiling one", "compiled", "began 0");
    told.clear();
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Mcmc.of(model("none", m -> 1)).executor(interp).listener(listener).run());
    assertThat(told).containsExactly("compiling none", "compiled");
  }

  @Test
  void aLineSaysThatALongCompilationGoesOn() throws InterruptedException {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      RunListener bars = new Progress.Bars(0);
      bars.compiling("one");
      Thread.sleep(300);
      bars.compiled();
      assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("compiling one ... 0 s");
      RunListener late = new Progress.Bars(60);
      bytes.reset();
      late.compiling("one");
      late.compiled();
      assertThat(bytes.size()).isZero();
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void aShortRunShowsNoBarsThatWait() {
    assertThat(isShown(new Progress.Bars(0))).isTrue();
    assertThat(isShown(new Progress.Bars(60))).isFalse();
  }

  private static boolean isShown(Progress.Bars bars) {
    bars.began(1, 0, 50, 100);
    bars.advanced(1, 70);
    boolean shown = bars.isShown(1);
    bars.ended(1);
    assertThat(bars.isShown(1)).isFalse();
    return shown;
  }

  /** Tests have no terminal. */
  @Test
  void isQuietWithoutATerminal() {
    assertThat(Progress.automatic()).isSameAs(RunListener.NONE);
  }
}
