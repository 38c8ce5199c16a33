package org.ppl4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code docs/build.md} shows is what the consumer of the integration test has. */
class BuildDocTest {
  private static String shown(String name) throws IOException {
    String page = Files.readString(Path.of("../docs/build.md"));
    String from = page.split("<!-- begin " + name + " -->\n```[a-z]*\n")[1];
    return from.split("\n```")[0];
  }

  private static String flat(String text) {
    return text.lines().map(String::strip).reduce("", String::concat);
  }

  @Test
  void thePluginsLinesAreThoseOfTheConsumer() throws IOException {
    String pom = Files.readString(Path.of("src/it/consumer/pom.xml"));
    String shown =
        shown("plugin").replaceAll("<version>.*</version>", "<version>@project.version@</version>");
    assertThat(flat(pom)).contains(flat(shown));
  }

  @Test
  void theModelIsThatOfTheConsumer() throws IOException {
    Path file = Path.of("src/it/consumer/src/main/ppl/org/example/coin.ppl");
    assertThat(Files.readString(file)).contains(shown("coin"));
  }
}
