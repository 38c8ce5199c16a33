package org.ppl4j.lang.syntax;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;

/**
 * What the parser does about errors: says what it is, once for each line, and goes on with the next
 * line that may begin a statement or declaration. Names that seem to be introduced by what it
 * skipped are remembered, so that their uses are not errors, too.
 */
final class Recovery extends DefaultErrorStrategy {
  private final SourceFile source;
  private final List<Diagnostic> problems;
  private final Set<Integer> lines = new HashSet<>();
  private final Set<String> skipped = new LinkedHashSet<>();
  private int stuckAt = -1;
  private int stuck;

  Recovery(SourceFile source, List<Diagnostic> problems) {
    this.source = source;
    this.problems = problems;
    problems.forEach(problem -> lines.add(problem.line()));
  }

  Set<String> skipped() {
    return Set.copyOf(skipped);
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      Token start = SyntaxMessages.start(e);
      report(parser, start, e.getOffendingToken());
    }
  }

  private void report(Parser parser, Token start, Token offending) {
    Diagnostic problem = new SyntaxMessages(source, parser).of(start, offending);
    if (lines.add(problem.line())) {
      problems.add(problem);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    TokenStream input = parser.getInputStream();
    int index = input.index();
    stuck = index == stuckAt ? stuck + 1 : 0;
    stuckAt = index;
    if (stuck > 200) {
      stuck = 0;
      skip(parser);
    }
    toBoundary(parser);
  }

  /** Blocks and files take statements until they end; what is neither is an error, and skipped. */
  @Override
  public void sync(Parser parser) {
    int rule = parser.getRuleContext().getRuleIndex();
    if (rule != PplParser.RULE_block && rule != PplParser.RULE_file) {
      return;
    }
    IntervalSet expected = parser.getExpectedTokens();
    while (true) {
      int next = parser.getInputStream().LA(1);
      if (expected.contains(next) || next == Token.EOF) {
        return;
      }
      if (rule == PplParser.RULE_block && startsDeclaration(parser)) {
        return;
      }
      if (!inErrorRecoveryMode(parser)) {
        beginErrorCondition(parser);
        Token here = parser.getCurrentToken();
        report(parser, here, here);
      }
      skip(parser);
      toBoundary(parser);
      expected = parser.getExpectedTokens();
    }
  }

  /** A closing bracket that is missing is thought to be there; nothing else is. */
  @Override
  public Token recoverInline(Parser parser) {
    Token here = parser.getCurrentToken();
    IntervalSet expected = parser.getExpectedTokens();
    if (!inErrorRecoveryMode(parser) && closesOnly(expected) && isBoundary(parser)) {
      beginErrorCondition(parser);
      report(parser, here, here);
      return getMissingSymbol(parser);
    }
    throw new InputMismatchException(parser);
  }

  private static boolean closesOnly(IntervalSet expected) {
    if (expected.size() != 1) {
      return false;
    }
    String only = PplParser.VOCABULARY.getLiteralName(expected.getMinElement());
    return "')'".equals(only) || "']'".equals(only) || "'}'".equals(only);
  }

  private void toBoundary(Parser parser) {
    while (!isBoundary(parser)) {
      skip(parser);
    }
  }

  private void skip(Parser parser) {
    TokenStream input = parser.getInputStream();
    Token token = input.LT(1);
    if (token.getType() == Token.EOF) {
      return;
    }
    String next = input.LT(2).getText();
    if (isWord(token) && (next.equals("~") || next.equals("=") || next.equals(":"))) {
      skipped.add(token.getText());
    }
    if (token.getText().equals("{") && blockEnds(input)) {
      skipBlock(parser);
    } else {
      parser.consume();
    }
  }

  /**
   * What belongs to a head that was not understood goes with it, and does not close what is around.
   */
  private void skipBlock(Parser parser) {
    TokenStream input = parser.getInputStream();
    int depth = 0;
    do {
      Token token = input.LT(1);
      depth += token.getText().equals("{") ? 1 : token.getText().equals("}") ? -1 : 0;
      String next = input.LT(2).getText();
      if (isWord(token) && (next.equals("~") || next.equals("=") || next.equals(":"))) {
        skipped.add(token.getText());
      }
      parser.consume();
    } while (depth > 0);
  }

  private static boolean blockEnds(TokenStream input) {
    int depth = 0;
    for (int i = 1; ; i++) {
      Token token = input.LT(i);
      if (token.getType() == Token.EOF) {
        return false;
      }
      depth += token.getText().equals("{") ? 1 : token.getText().equals("}") ? -1 : 0;
      if (depth == 0) {
        return true;
      }
    }
  }

  private static boolean isWord(Token token) {
    return Character.isUnicodeIdentifierStart(token.getText().codePointAt(0));
  }

  /** The end, a brace that closes, or the first token of a line that may begin something. */
  private static boolean isBoundary(Parser parser) {
    TokenStream input = parser.getInputStream();
    Token token = input.LT(1);
    if (token.getType() == Token.EOF || token.getText().equals("}")) {
      return true;
    }
    Token before = input.LT(-1);
    boolean isFirst = before == null || before.getLine() < token.getLine();
    return isFirst && isWord(token);
  }

  private static boolean startsDeclaration(Parser parser) {
    TokenStream input = parser.getInputStream();
    Token token = input.LT(1);
    Token next = input.LT(2);
    return switch (token.getText()) {
      case "model", "guide", "objective", "fun", "const" ->
          next.getType() != Token.EOF && isWord(next) && token.getCharPositionInLine() == 0;
      default -> false;
    };
  }
}
