package org.ppl4j.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;

/** Programs with mistakes, each with the whole of its messages in a file beside it. */
class BadProgramsTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/ppl4j/lang/bad");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(each -> each.toString().endsWith(".ppl")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatIsWrong(Path file) throws IOException {
    String name = file.getFileName().toString();
    Checked checked = Ppl.check(new SourceFile(name, Files.readString(file)));
    String messages =
        checked.diagnostics().stream()
            .map(each -> shortened(each.render()))
            .collect(Collectors.joining("\n\n", "", "\n"));
    assertThat(checked.diagnostics()).isNotEmpty();
    Path golden = FOLDER.resolve(name.replace(".ppl", ".txt"));
    if (Boolean.getBoolean("golden.accept")) {
      Files.writeString(golden, messages);
    }
    assertThat(golden).exists();
    assertThat(messages).isEqualTo(Files.readString(golden));
  }

  /** Lines of a deep program would fill the page. */
  private static String shortened(String message) {
    return message
        .lines()
        .map(line -> line.length() > 200 ? line.substring(0, 60) + " ..." : line)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void mistakesAreManyAndOfEveryKind() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
    List<String> codes =
        files().stream()
            .flatMap(BadProgramsTest::diagnostics)
            .map(Diagnostic::code)
            .distinct()
            .toList();
    assertThat(codes)
        .contains(
            "syntax",
            "foreign",
            "character",
            "unfinished",
            "depth",
            "name",
            "duplicate",
            "call",
            "type",
            "shape",
            "size",
            "index",
            "support",
            "parameter",
            "strategy",
            "agreement",
            "statement",
            "expectation",
            "scan",
            "recursion",
            "jacobian",
            "improper",
            "unused");
  }

  private static Stream<Diagnostic> diagnostics(Path file) {
    try {
      return Ppl.check(file).diagnostics().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
