package org.ppl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import example.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.error.PplException;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.testing.Golden;

/** The whole message of every kind of error, as a user sees it. */
class ErrorGoldenTest {
  private static final Map<String, Runnable> MISTAKES = Mistakes.all();

  static Set<String> mistakes() {
    return MISTAKES.keySet();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhatIsWrongWhereAndWhatToDo(String mistake) {
    PplException error = error(mistake);
    Golden.check("errors/" + mistake + ".txt", withoutLines(error.getMessage()));
    assertThat(error).hasToString(error.getMessage());
  }

  @Test
  void everyKindHasAGoldenFile() {
    Set<Class<?>> shown =
        MISTAKES.keySet().stream().map(m -> error(m).getClass()).collect(Collectors.toSet());
    assertThat(shown).containsAll(Arrays.asList(PplException.class.getPermittedSubclasses()));
  }

  @Test
  void everyGoldenFileHasItsMistake() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/golden/errors"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(mistakes());
    }
  }

  @Test
  void namesTheTrueLines() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/java/example/Mistakes.java"));
    ShapeMismatch error = catchThrowableOfType(ShapeMismatch.class, Mistakes::onAKnownLine);
    assertThat(error.getMessage())
        .contains("Mistakes.java:" + line(lines, "// the operand"))
        .contains("Mistakes.java:" + line(lines, "// the mistake"));
  }

  @Test
  void everyMessageButThatOfAParserSaysTheCure() {
    for (String mistake : mistakes()) {
      if (!mistake.startsWith("parse-")) {
        assertThat(error(mistake).getMessage()).as(mistake).contains("\n  to mend it: ");
      }
    }
  }

  private static int line(List<String> lines, String marker) {
    return 1
        + lines.indexOf(lines.stream().filter(l -> l.endsWith(marker)).findFirst().orElseThrow());
  }

  private static PplException error(String mistake) {
    Throwable thrown = catchThrowable(MISTAKES.get(mistake)::run);
    assertThat(thrown).as(mistake).isInstanceOf(PplException.class);
    return (PplException) thrown;
  }

  private static String withoutLines(String message) {
    return message.replaceAll("\\.java:\\d+", ".java:LINE");
  }
}
