package org.ppl4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ppl4j.testing.Golden;

/**
 * A page of the documentation: its blocks of Java stand, between {@code // begin NAME} and {@code
 * // end NAME}, in a class that is compiled and run, and what it says is printed is printed.
 */
public final class Page {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

  private final Path path;
  private final Path source;

  /**
   * A page and the class behind it.
   *
   * @param name the file's in {@code docs}
   * @param code the class's file in this module's tests
   */
  public Page(String name, String code) {
    path = Path.of("..", name);
    source = Path.of("src/test/java/example", code);
  }

  /**
   * Every block of Java is the class's; a block without a name fails.
   *
   * @param elsewhere the names of blocks that are from other classes
   */
  public void showsItsCode(String... elsewhere) {
    String code = read(source);
    List<String> parts = found("<!-- begin (.+) -->\n```java");
    assertThat(parts).as("blocks of Java with a name").hasSize(found("(```java)").size());
    for (String part : parts) {
      if (List.of(elsewhere).contains(part)) {
        continue;
      }
      String begin = "  // begin " + part + "\n";
      assertThat(code.contains(begin)).as("%s in %s", part, source).isTrue();
      int from = code.indexOf(begin) + begin.length();
      String text = code.substring(from, code.indexOf("  // end " + part + "\n", from));
      Golden.checkPart(path, part, "```java\n" + text.stripTrailing().stripIndent() + "\n```\n");
    }
  }

  /** A block is what is printed, to the letter. */
  public void prints(String part, String text) {
    Golden.checkPart(path, part, "```\n" + text.stripTrailing() + "\n```\n");
  }

  /**
   * A block is what is printed, but for the noise of another machine's arithmetic in its numbers:
   * they may differ by a part of their size, or by an absolute amount.
   */
  public void printsNearly(String part, String text, double relative, double absolute) {
    if (Boolean.getBoolean("golden.accept")) {
      prints(part, text);
      return;
    }
    String shown = found("(?s)<!-- begin " + part + " -->\n```\n(.*?)\n```").get(0);
    assertThat(words(text)).isEqualTo(words(shown));
    List<Double> expected = numbers(shown);
    List<Double> actual = numbers(text);
    for (int i = 0; i < expected.size(); i++) {
      double tolerance = Math.max(absolute, relative * Math.abs(expected.get(i)));
      assertThat(actual.get(i))
          .as("number %d of\n%s", i, text)
          .isCloseTo(expected.get(i), within(tolerance));
    }
  }

  /** What stands between the marks of a part. */
  public String part(String name) {
    return found("(?s)<!-- begin " + name + " -->\n(.*?)<!-- end").get(0);
  }

  private static String words(String text) {
    return NUMBER.matcher(text).replaceAll("#").replaceAll("[ \n]+", " ").strip();
  }

  private static List<Double> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).map(Double::valueOf).toList();
  }

  private List<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(read(path))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
