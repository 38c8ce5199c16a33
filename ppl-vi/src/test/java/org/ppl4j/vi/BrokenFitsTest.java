package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import example.BrokenFits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.error.PplException;
import org.ppl4j.testing.Golden;

/** What a user is told when a fit goes wrong. */
final class BrokenFitsTest {
  private static final Map<String, Runnable> FITS = BrokenFits.all();

  static Set<String> fits() {
    return FITS.keySet();
  }

  @ParameterizedTest
  @MethodSource("fits")
  void saysWhatBrokeWhereAndWhy(String name) {
    String message = error(name).getMessage().replaceAll("\\.java:\\d+", ".java:LINE");
    Golden.check("errors/" + name + ".txt", message);
  }

  @Test
  void namesTheTrueLine() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/java/example/BrokenFits.java"));
    String marked =
        lines.stream().filter(line -> line.endsWith("// the culprit")).findFirst().orElseThrow();
    assertThat(error("not-finite-value").getMessage())
        .contains("BrokenFits.java:" + (1 + lines.indexOf(marked)));
  }

  private static PplException error(String name) {
    Throwable thrown = catchThrowable(() -> Objects.requireNonNull(FITS.get(name)).run());
    assertThat(thrown).as(name).isInstanceOf(PplException.class);
    return (PplException) thrown;
  }
}
