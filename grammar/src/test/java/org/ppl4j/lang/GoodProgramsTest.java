package org.ppl4j.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.source.Diagnostic;

/** Programs in which nothing is wrong. */
class GoodProgramsTest {
  static final Path FOLDER = Path.of("src/test/resources/org/ppl4j/lang/good");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(each -> each.toString().endsWith(".ppl")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasNoErrors(Path file) throws IOException {
    Checked checked = Ppl.check(file);
    assertThat(
            checked.diagnostics().stream()
                .filter(each -> !each.code().equals("improper"))
                .map(Diagnostic::render)
                .collect(Collectors.joining("\n\n")))
        .isEmpty();
  }
}
