package org.ppl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ppl4j.error.PplException;
import org.ppl4j.testing.Golden;

/** The index of errors has every kind, with a message that is really thrown. */
class ErrorIndexTest {
  private static final Path INDEX = Path.of("..", "docs", "errors.md");
  private static final Path MESSAGES = Path.of("src/test/resources/golden/errors");

  @Test
  void everyKindHasItsSection() throws IOException {
    assertThat(found("(?m)^## (\\w+)$"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PplException.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
  }

  @Test
  void theMessagesAreThoseOfTheGoldenFiles() throws IOException {
    List<String> names = found("<!-- begin (\\S+) -->");
    assertThat(names).hasSameSizeAs(PplException.class.getPermittedSubclasses());
    for (String name : names) {
      String message = Files.readString(MESSAGES.resolve(name + ".txt"));
      Golden.checkPart(INDEX, name, "```\n" + message + "```\n");
    }
  }

  private static List<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(INDEX))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
