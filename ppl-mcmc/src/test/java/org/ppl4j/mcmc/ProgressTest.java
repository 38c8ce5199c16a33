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
