package org.ppl4j.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.source.SourceFile;

/** Long and deep programs. */
class GrowthTest {
  /** A file of so many lines, most of them statements. */
  private static String lines(int count) {
    StringBuilder text = new StringBuilder();
    int model = 0;
    for (int line = 0; line < count; line += 10) {
      text.append("// Another one.\n");
      text.append("model m").append(model++).append("(N: int, x: real[N], y: real[N]) {\n");
      text.append("  a ~ normal(0, 10)\n  b: real<lower = 0> ~ cauchy(0, 2.5)\n");
      text.append("  let eta = a + 2 * x - (a * b)^2 / 3\n  sigma ~ half_normal(1)\n");
      text.append("  plate d[i: N] {\n    observe y[i] ~ normal(eta[i], sigma)\n  }\n}\n");
    }
    return text.toString();
  }

  private static double seconds(String text) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      assertThat(Ppl.check(new SourceFile("long.ppl", text)).hasErrors()).isFalse();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }

  @Test
  void timeGrowsWithLength() {
    seconds(lines(1_000));
    double small = seconds(lines(1_000));
    double large = seconds(lines(8_000));
    // Eight times the lines: quadratic growth would take 64 times as long.
    assertThat(large / small).isLessThan(24);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "{a: ", "-", "not ", "f(", "if true then 1 else ", "x[", "2 ^ ", "1 + "})
  void depthIsAnError(String opening) {
    String closing =
        switch (opening) {
          case "(", "f(" -> ")";
          case "[", "x[" -> "]";
          case "{a: " -> "}";
          default -> "";
        };
    String text =
        "model m() { x ~ normal("
            + opening.repeat(10_000)
            + "0"
            + closing.repeat(10_000)
            + ", 1) }";
    Checked checked = Ppl.check(new SourceFile("deep.ppl", text));
    assertThat(checked.diagnostics()).hasSize(1);
    assertThat(checked.diagnostics().get(0).code()).isEqualTo("depth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plate p[i: 2] { ", "scan s[t: 2](c = 0) { next c = 1 "})
  void blocksToo(String opening) {
    String text = "model m() { " + opening.repeat(10_000) + "}".repeat(10_000) + " }";
    Checked checked = Ppl.check(new SourceFile("deep.ppl", text));
    assertThat(checked.diagnostics()).hasSize(1);
    assertThat(checked.diagnostics().get(0).code()).isEqualTo("depth");
  }

  @Test
  void aSumOfHundredsOfTermsIsNotDeep() {
    String text = "model m() { x ~ normal(" + "1 + ".repeat(200) + "0, 1) }";
    assertThat(Ppl.check(new SourceFile("sum.ppl", text)).hasErrors()).isFalse();
  }

  @Test
  void whatIsReadHasRoomOnASmallStack() throws InterruptedException {
    String text = "model m() { x ~ normal(" + "1 + ".repeat(250) + "0, 1) }";
    Throwable[] thrown = {null};
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                Ppl.check(new SourceFile("sum.ppl", text));
              } catch (StackOverflowError e) {
                thrown[0] = e;
              }
            },
            "small",
            512 * 1024);
    thread.start();
    thread.join();
    assertThat(thrown[0]).isNull();
  }
}
