package org.ppl4j.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.source.SourceFile;

/** What binds to what, and what the tree keeps. */
class PrecedenceTest {
  private static Declaration first(String text) {
    Syntax.Parsed parsed = Syntax.parse(new SourceFile("test.ppl", text));
    assertThat(parsed.diagnostics()).isEmpty();
    return parsed.ast().declarations().get(0);
  }

  /** With all parentheses. */
  private static String print(Expression expression) {
    if (expression instanceof Expression.Binary each) {
      String sign = each.operator().sign();
      return "(" + print(each.left()) + " " + sign + " " + print(each.right()) + ")";
    }
    if (expression instanceof Expression.Unary each) {
      return "(" + each.operator().sign() + " " + print(each.operand()) + ")";
    }
    if (expression instanceof Expression.Reference each) {
      return each.name().text();
    }
    if (expression instanceof Expression.Number each) {
      return each.text();
    }
    if (expression instanceof Expression.Index each) {
      return print(each.base()) + "[]";
    }
    if (expression instanceof Expression.Member each) {
      return print(each.base()) + "." + each.name();
    }
    if (expression instanceof Expression.Select each) {
      return String.join(
          " ", "(if", print(each.condition()), print(each.yes()), print(each.no()) + ")");
    }
    return expression.getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a + b * c | (a + (b * c))",
        "a - b - c | ((a - b) - c)",
        "a / b * c @ d | (((a / b) * c) @ d)",
        "a ^ b ^ c | (a ^ (b ^ c))",
        "-a ^ 2 | (- (a ^ 2))",
        "2 ^ -a | (2 ^ (- a))",
        "-a * b | ((- a) * b)",
        "a ^ b' | (a ^ (' b))",
        "a'[1] | (' a)[]",
        "-x[1].y | (- x[].y)",
        "a < b + 1 and not c == d or e | (((a < (b + 1)) and (not (c == d))) or e)",
        "if a then b else c + 1 | (if a b (c + 1))",
        "1 + if a then b else c | (1 + (if a b c))",
        "if a then b else if c then d else e | (if a b (if c d e))",
        "a %/% b % c | ((a %/% b) % c)",
      })
  void operatorsBindAsUsual(String text, String printed) {
    Declaration.Constant constant = (Declaration.Constant) first("const x = " + text);
    assertThat(print(constant.value())).isEqualTo(printed);
  }

  @Test
  void spansAndCommentsAreKept() {
    String text =
        """
        /**
         * A model.
         *
         * Of two lines.
         */
        model m(
          /** How many. */
          N: int
        ) {
          // No documentation.
          /** The mean, 𝛼 and β. */
          μ: real<lower = -1, upper = N - 1>[N] ~ normal(0, 1) via reinforce where true
        }
        """;
    SourceFile source = new SourceFile("test.ppl", text);
    Declaration.Model model = (Declaration.Model) first(text);
    assertThat(model.doc().lines()).containsExactly("A model.", "", "Of two lines.");
    assertThat(model.parameters().get(0).doc().text()).isEqualTo("How many.");
    Statement.Sample sample =
        (Statement.Sample) ((Declaration.Statements) model.body()).block().statements().get(0);
    assertThat(sample.doc().text()).isEqualTo("The mean, 𝛼 and β.");
    assertThat(source.text(sample.name().span())).isEqualTo("μ");
    assertThat(source.place(sample.name().span())).isEqualTo("test.ppl:12:3");
    TypeNode.Values type = (TypeNode.Values) sample.type();
    assertThat(source.text(type.upper().span())).isEqualTo("N - 1");
    assertThat(print(type.lower())).isEqualTo("(- 1)");
    assertThat(source.text(sample.clauses().via().span())).isEqualTo("via reinforce");
    assertThat(source.text(sample.span())).startsWith("μ:").endsWith("where true");
  }

  @Test
  void statementsEndWhereTheNextBegins() {
    Declaration.Model model =
        (Declaration.Model)
            first("model m() { x ~ normal(0, 1) let y = x - 1; z ~ normal(y, 1) return {x, z} }");
    assertThat(((Declaration.Statements) model.body()).block().statements())
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactly("Sample", "Let", "Sample", "Return");
  }
}
