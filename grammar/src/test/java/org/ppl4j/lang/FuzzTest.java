package org.ppl4j.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.syntax.Syntax;

/** Random edits of good programs: whatever comes of it, the checker answers, and soon. */
class FuzzTest {
  private static final int RUNS = 20_000;
  private static final long LIMIT_MILLIS = 5_000;

  private final Random random = new Random(20260101);
  private final List<String> words = new ArrayList<>();

  @Test
  void randomEditsGiveDiagnosticsOnly() throws IOException {
    List<List<String>> programs = new ArrayList<>();
    for (Path file : GoodProgramsTest.files()) {
      List<String> tokens = tokens(Files.readString(file));
      programs.add(tokens);
      words.addAll(tokens);
    }
    for (Builtin.Sort sort : Builtin.Sort.values()) {
      Catalogue.all(sort).forEach(each -> words.add(each.name()));
    }
    words.addAll(List.of("0", "-1", "1e400", "99999999999999999999", "\"", "/*", "'", "§", "𝛼"));
    long slowest = 0;
    int errors = 0;
    for (int run = 0; run < RUNS; run++) {
      String text = edited(programs.get(random.nextInt(programs.size())));
      long start = System.nanoTime();
      Checked checked;
      try {
        checked = Ppl.check(new SourceFile("fuzz.ppl", text));
        for (Diagnostic each : checked.diagnostics()) {
          assertThat(each.render()).startsWith("fuzz.ppl:");
        }
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("run " + run + " failed on:\n" + text, e);
      }
      slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
      errors += checked.hasErrors() ? 1 : 0;
      assertThat(slowest).as("milliseconds for:\n%s", text).isLessThan(LIMIT_MILLIS);
    }
    // Edits that hurt nothing are rare, or the fuzzer edits nothing.
    assertThat(errors).isGreaterThan(RUNS * 8 / 10);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (Token token : Syntax.tokens(new SourceFile("good.ppl", text)).getTokens()) {
      if (token.getType() != Token.EOF) {
        tokens.add(token.getText());
      }
    }
    return tokens;
  }

  private String edited(List<String> program) {
    List<String> tokens = new ArrayList<>(program);
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits && !tokens.isEmpty(); i++) {
      int at = random.nextInt(tokens.size());
      String word = words.get(random.nextInt(words.size()));
      switch (random.nextInt(6)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, word);
        case 2 -> tokens.set(at, word);
        case 3 -> tokens.set(at, tokens.set(random.nextInt(tokens.size()), tokens.get(at)));
        case 4 -> {
          int end = Math.min(tokens.size(), at + random.nextInt(12));
          tokens.addAll(at, List.copyOf(tokens.subList(at, end)));
        }
        default -> {
          int end = Math.min(tokens.size(), at + random.nextInt(6));
          tokens.subList(at, end).clear();
        }
      }
    }
    return String.join("", tokens);
  }
}
