package org.ppl4j.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void appearsAndIsWipedAway() throws InterruptedException {
    try (WaitingLine line = new WaitingLine(out, "compiling x", 0)) {
      for (int i = 0; i < 1000 && bytes.size() == 0; i++) {
        Thread.sleep(10);
      }
      assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("\rcompiling x ... 0 s");
      line.close();
    }
    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertThat(shown).endsWith("\r" + " ".repeat("compiling x ... 0 s".length()) + "\r");
    Thread.sleep(600);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(shown);
  }

  @Test
  void doesNotAppearIfAllIsDoneBefore() {
    new WaitingLine(out, "compiling x", 3600).close();
    assertThat(bytes.size()).isZero();
  }

  /** Tests have no terminal. */
  @Test
  void thereIsNoTerminal() {
    assertThat(WaitingLine.isTerminal()).isFalse();
  }
}
