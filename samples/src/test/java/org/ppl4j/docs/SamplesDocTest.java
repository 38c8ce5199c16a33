package org.ppl4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/samples.md} has a row for each sample, and README.md says how many there are. */
class SamplesDocTest {
  private static final Path SOURCES = Path.of("src/main/java/org/ppl4j/samples");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  @Test
  void everyProgramHasItsRow() throws IOException {
    Set<String> programs = new TreeSet<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.readString(file).contains("public static void main(")) {
          programs.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    Set<String> rows = new TreeSet<>();
    String page = Files.readString(Path.of("../docs/samples.md"));
    ROW.matcher(page).results().forEach(row -> rows.add(row.group(1)));
    assertThat(rows).isEqualTo(programs);
    assertThat(Files.readString(Path.of("../README.md")))
        .contains("[Samples](docs/samples.md): " + programs.size() + " programs");
  }
}
