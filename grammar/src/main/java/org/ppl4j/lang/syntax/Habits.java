package org.ppl4j.lang.syntax;

import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;

/** What users of other languages write, and what it is here. */
final class Habits {
  private static final Set<String> TYPES =
      Set.of(
          "real",
          "int",
          "bool",
          "vector",
          "matrix",
          "row_vector",
          "simplex",
          "ordered",
          "array",
          "float",
          "double",
          "var",
          "val");
  private static final Map<String, String> TYPE_NAMES =
      Map.of(
          "vector",
          "real[N]",
          "row_vector",
          "real[N]",
          "matrix",
          "real[N, M]",
          "array",
          "real[N]",
          "float",
          "real",
          "double",
          "real",
          "var",
          "real",
          "val",
          "real");
  private static final Set<String> STAN_BLOCKS =
      Set.of("data", "parameters", "transformed", "generated", "functions");

  private static final Set<String> STRATEGY_WORDS = Set.of("by", "with", "using");

  private Habits() {}

  /**
   * The message for a known habit, or null.
   *
   * @param start the first token of what could not be read
   * @param offending the token that does not fit
   * @param inStatement whether a statement has begun of which it should be part
   */
  static @Nullable Diagnostic of(
      SourceFile source, TokenStream input, Token start, Token offending, boolean inStatement) {
    String first = start.getText();
    String text = offending.getText();
    Token before = before(input, offending);
    String previous = before == null ? "" : before.getText();
    if (text.equals("=") && inStatement && isWord(previous)) {
      return error(source, offending, "a name gets its value by let")
          .cure("write `let " + previous + " = ...`");
    }
    if (text.equals("[") && inStatement && isWord(previous)) {
      return error(source, offending, "elements are neither drawn nor assigned one by one")
          .cure("inside of a plate or scan, a name is one element; after it, the array of all")
          .cure("an array of a formula is `let " + previous + " = [formula for i: N]`");
    }
    if (text.equals("=")) {
      if (previous.equals("]") || previous.equals(")")) {
        return error(source, offending, "values are never changed, so that nothing can be assigned")
            .cure(
                "inside of a plate or scan, `let` gives one element; outside, the name is the array")
            .cure("an array of a formula is `[formula for i: N]`");
      }
    }
    if (text.equals("+=")) {
      return error(source, offending, "`+=` is not in the language")
          .cure("a term of the log density is added by `factor term`");
    }
    boolean isLoop = previous.equals("for") || previous.equals("while");
    if (inStatement && isLoop && before != null) {
      return error(source, before, "there are no loops")
          .cure("independent elements stand in `plate name[i: N] { ... }`")
          .cure(
              "steps that depend on those before stand in `scan name[t: T](state = first) { ... }`")
          .cure("an array of a formula is `[formula for i: N]`");
    }
    if (text.equals("if")) {
      return error(source, offending, "`if` is an expression, not a statement")
          .cure("write `let x = if condition then a else b`")
          .cure("a site that counts only sometimes is `x ~ normal(0, 1) where condition`");
    }
    if (text.equals(":") && before != null && isAfterPlate(input, before)) {
      return error(source, offending, "a plate has a name, and its index in brackets")
          .cure("write `plate name[" + previous + ": N] { ... }`");
    }
    if (STRATEGY_WORDS.contains(previous) && before != null && inStatement) {
      return error(source, before, "a gradient strategy stands behind `via`")
          .cure("write `... via " + text + "`");
    }
    if (STAN_BLOCKS.contains(first) && first.equals(text)) {
      return error(source, offending, "a model is one block, and its data are its arguments")
          .cure("write `model name(N: int, y: real[N]) { ... }`");
    }
    if (inStatement && TYPES.contains(previous) && isWord(text)) {
      return error(source, offending, "a type stands behind its name")
          .cure("write `" + text + ": " + TYPE_NAMES.getOrDefault(previous, previous) + "`");
    }
    if (Set.of("def", "function", "func", "fn").contains(text)) {
      return error(source, offending, "functions are declared by `fun`")
          .cure("write `fun name(x: real): real = ...`");
    }
    if (text.equals("import") || text.equals("library")) {
      return error(source, offending, "a file stands by itself: there is nothing to import")
          .cure("leave the line out");
    }
    return null;
  }

  private static boolean isAfterPlate(TokenStream input, Token name) {
    Token earlier = before(input, name);
    return earlier != null && earlier.getText().equals("plate");
  }

  static @Nullable Token before(TokenStream input, Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      if (input.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return input.get(i);
      }
    }
    return null;
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && Character.isUnicodeIdentifierStart(text.codePointAt(0));
  }

  private static Diagnostic error(SourceFile source, Token token, String message) {
    return Diagnostic.error("syntax", source, AstBuilder.span(token), message);
  }
}
