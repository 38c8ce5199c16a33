package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ppl4j.compiler.Executor;

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

  private static String shown(RunListener bars) {
    PrintStream before = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      bars.began(1, 0, 50, 100);
      bars.advanced(1, 70);
      bars.ended(1);
    } finally {
      System.setErr(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aShortRunShowsNoBarsThatWait() {
    assertThat(shown(new Progress.Bars(0))).contains("chain 1", "70/100");
    assertThat(shown(new Progress.Bars(60))).isEmpty();
  }

  /** Tests have no terminal. */
  @Test
  void isQuietWithoutATerminal() {
    assertThat(Progress.automatic()).isSameAs(RunListener.NONE);
  }
}
