package org.ppl4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.lang.Ppl;
import org.ppl4j.lang.source.SourceFile;

/** Programs that pages show in the language compile without a warning. */
class PplBlocksTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```ppl\n(.*?)```");

  @ParameterizedTest
  @ValueSource(strings = {"from-stan.md"})
  void compile(String page) throws IOException {
    String text = Files.readString(Path.of("..", "docs", page));
    List<String> programs = BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    assertThat(programs).isNotEmpty();
    for (String program : programs) {
      assertThat(Ppl.check(new SourceFile(page, program)).diagnostics()).as(program).isEmpty();
    }
  }
}
