package org.ppl4j.lang.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.error.InvalidProgram;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.syntax.Syntax;

class FormatterTest {
  private static String format(String text) {
    return Formatter.format(new SourceFile("test.ppl", text));
  }

  @Test
  void laysOutWhatIsOnOneLine() {
    assertThat(
            format(
                "model coin(N:int,y:int<lower=0,upper=1>[N]){p~beta(1,1);plate n[i:N]{observe"
                    + " y[i]~bernoulli(p)}let q=if p>0.5 then -p else p^-2;let r=if"
                    + " p<0.5{1}else{let s=y[1:2]' return s}return{p,q}}const A=1 const B:real=2"))
        .isEqualTo(
            """
            model coin(N: int, y: int<lower = 0, upper = 1>[N]) {
              p ~ beta(1, 1)
              plate n[i: N] {
                observe y[i] ~ bernoulli(p)
              }
              let q = if p > 0.5 then -p else p^-2
              let r = if p < 0.5 { 1 } else {
                let s = y[1:2]'
                return s
              }
              return {p, q}
            }

            const A = 1
            const B: real = 2
            """);
  }

  @Test
  void commentsAndLineBreaksInBracketsStay() {
    String text =
        """
        // At the top.

        /**
         * Of the model.
         */
        model m(
            // Of an argument.
            N: int, // behind it
            x: real[
                N
            ]
        ) { // behind the brace
          // Alone.

          a ~ normal(
              0, /* inside */
              1
          )
          let b = a
              + 1
          // At the end.
        }
        // After all.
        """;
    assertThat(format(text))
        .isEqualTo(
            """
            // At the top.

            /**
             * Of the model.
             */
            model m(
                // Of an argument.
                N: int,  // behind it
                x: real[
                    N
                ]
            ) {  // behind the brace
              // Alone.

              a ~ normal(
                  0, /* inside */
                  1
              )
              let b = a
                  + 1
              // At the end.
            }

            // After all.
            """);
  }

  @Test
  void endsOfLinesBlanksAndMarksOfOtherSystemsGo() {
    assertThat(format("\uFEFFconst A = 1\r\n\r\n\r\n\r\nconst B\t=\t2   \r\n"))
        .isEqualTo("const A = 1\n\nconst B = 2\n");
    assertThat(format("")).isEmpty();
    assertThat(format("  \n// only this\n\n")).isEqualTo("// only this\n");
  }

  @Test
  void refusesWhatCannotBeRead() {
    assertThatThrownBy(() -> format("model m( {")).isInstanceOf(InvalidProgram.class);
  }

  static Stream<Path> goodPrograms() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder :
        new String[] {"src/test/resources/org/ppl4j/lang/good", "../samples/models"}) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".ppl")).sorted().forEach(all::add);
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("goodPrograms")
  void aSecondRunChangesNothing(Path file) throws IOException {
    String text = Files.readString(file);
    String once = format(text);
    assertThat(format(once)).isEqualTo(once);
    assertThat(words(once)).isEqualTo(words(text));
  }

  /** Tokens are deleted, doubled and exchanged, and blanks and comments put anywhere. */
  @ParameterizedTest
  @MethodSource("goodPrograms")
  void norDoesItAfterRandomEdits(Path file) throws IOException {
    String text = Files.readString(file);
    Random random = new Random(file.getFileName().toString().hashCode());
    int parsed = 0;
    for (int run = 0; run < 30; run++) {
      String edited = edited(text, random);
      SourceFile source = new SourceFile("edited.ppl", edited);
      if (Syntax.parse(source).diagnostics().stream().noneMatch(problem -> problem.isError())) {
        parsed++;
        String once = Formatter.format(source);
        assertThat(format(once)).as(edited).isEqualTo(once);
        assertThat(words(once)).as(edited).isEqualTo(words(edited));
      }
    }
    assertThat(parsed).isGreaterThan(8);
  }

  private static String edited(String text, Random random) {
    List<String> words = new ArrayList<>();
    for (Token token : Syntax.tokens(new SourceFile("test.ppl", text)).getTokens()) {
      if (token.getType() != Token.EOF) {
        words.add(token.getText());
      }
    }
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(words.size());
      switch (random.nextInt(8)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, words.get(random.nextInt(words.size())));
        case 2, 3 -> words.add(at, "\n");
        case 4 -> words.add(at, " // odd\n");
        case 5 -> words.add(at, " /* odd */ ");
        case 6 -> words.add(at, "\n\n\n/* odd\n   one */\n\n");
        default -> words.add(at, " ");
      }
    }
    return String.join("", words);
  }

  /** All tokens and comments, without semicolons and without the blanks in comments. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (Token token : Syntax.tokens(new SourceFile("test.ppl", text)).getTokens()) {
      String word = token.getText().strip().replaceAll("\\s+", " ");
      if (!word.isEmpty() && !word.equals(";") && token.getType() != Token.EOF) {
        words.add(word);
      }
    }
    return words;
  }
}
