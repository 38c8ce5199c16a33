package org.ppl4j.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.ppl4j.testing.Golden;

/**
 * The session of {@code docs/jshell.md}, typed in again: all that it prints is as it stands there.
 */
class ShellDocTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOC = ROOT.resolve("docs/jshell.md");
  private static final String PROMPT = "ppl> ";
  private static final String MORE = "...> ";

  /** Later JShells echo what is typed into a pipe in another way. */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void theSessionIsAsPrinted() throws IOException, InterruptedException {
    String doc = Files.readString(DOC);
    int from = doc.indexOf("<!-- begin session -->");
    List<List<String>> typed = new ArrayList<>();
    for (String line : doc.substring(from, doc.indexOf("<!-- end session -->")).split("\n")) {
      if (line.startsWith(PROMPT)) {
        typed.add(new ArrayList<>(List.of(line.substring(PROMPT.length()))));
      } else if (line.startsWith(MORE)) {
        typed.get(typed.size() - 1).add(line.substring(MORE.length()));
      }
    }
    assertThat(typed).hasSizeGreaterThan(4);
    Golden.checkPart(DOC, "session", "```\n" + transcript(typed, run(typed)) + "```\n");
  }

  private static String run(List<List<String>> typed) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                "org.ppl4j.cli.Main",
                "shell")
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      for (List<String> lines : typed) {
        in.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
      }
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** What was printed, with what was typed behind each prompt. */
  private static String transcript(List<List<String>> typed, String printed) {
    String[] answers = printed.split(PROMPT);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < typed.size(); i++) {
      out.append(PROMPT).append(String.join("\n" + MORE, typed.get(i))).append('\n');
      out.append(answers[i + 1].stripLeading());
    }
    return out.toString();
  }
}
