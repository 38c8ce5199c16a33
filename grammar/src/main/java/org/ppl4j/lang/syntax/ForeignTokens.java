package org.ppl4j.lang.syntax;

import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.source.Span;

/**
 * Tokens of other languages, and characters of none: says so, and hands on what was meant, so that
 * the rest of the line is read.
 */
final class ForeignTokens implements TokenSource {
  /** What to write instead. */
  private static final Map<String, String> MEANT =
      Map.of(
          "&&", "and", "||", "or", "!", "not", ".*", "*", "./", "/", "**", "^", "&", "and", "|",
          "or");

  private final TokenSource lexer;
  private final SourceFile source;
  private final List<Diagnostic> problems;
  private final boolean hasSurrogates;
  private boolean inComment;
  private int points;
  private int units;

  ForeignTokens(TokenSource lexer, SourceFile source, List<Diagnostic> problems) {
    this.lexer = lexer;
    this.source = source;
    this.problems = problems;
    this.hasSurrogates = source.text().chars().anyMatch(c -> Character.isSurrogate((char) c));
  }

  @Override
  public Token nextToken() {
    Token token = lexer.nextToken();
    CommonToken own = (CommonToken) token;
    String text = token.getText();
    if (hasSurrogates) {
      countUnits(own, text);
    }
    if (inComment && token.getType() != Token.EOF) {
      own.setChannel(Token.HIDDEN_CHANNEL);
      return token;
    }
    switch (token.getType()) {
      case PplLexer.FOREIGN -> {
        String meant = MEANT.get(text);
        if (meant != null) {
          problems.add(
              problem("foreign", token, "`" + text + "` is not an operator here")
                  .cure("write `" + meant + "`"));
          own.setType(typeOf(meant));
          own.setText(meant);
        }
      }
      case PplLexer.UNFINISHED -> {
        boolean isText = text.startsWith("\"");
        problems.add(
            problem(
                    "unfinished",
                    token,
                    isText ? "this text has no closing quote" : "this comment is never closed")
                .cure(isText ? "close it on the same line by `\"`" : "close it by `*/`"));
        if (isText) {
          own.setType(PplLexer.TEXT);
          own.setText(text + "\"");
        } else {
          own.setChannel(Token.HIDDEN_CHANNEL);
          inComment = true;
        }
      }
      case PplLexer.UNKNOWN -> {
        problems.add(unknown(token, text));
        own.setChannel(Token.HIDDEN_CHANNEL);
      }
      default -> {}
    }
    return token;
  }

  /** ANTLR counts code points, spans count UTF-16 units; tokens come in order. */
  private void countUnits(CommonToken token, String text) {
    int point = Math.max(points, token.getStartIndex());
    int start = source.text().offsetByCodePoints(units, point - points);
    points = point;
    units = start;
    token.setText(text);
    token.setStartIndex(start);
    token.setStopIndex(token.getType() == Token.EOF ? start - 1 : start + text.length() - 1);
  }

  private Diagnostic unknown(Token token, String text) {
    int code = text.codePointAt(0);
    String shown =
        Character.isISOControl(code) || !Character.isDefined(code) || Character.isWhitespace(code)
            ? String.format("U+%04X", code)
            : "`" + text + "`";
    Diagnostic problem =
        problem("character", token, "the character " + shown + " means nothing here");
    return switch (code) {
      case '²' -> problem.cure("write `^2`");
      case '³' -> problem.cure("write `^3`");
      case '×', '·', '∗' -> problem.cure("write `*`");
      case '÷', '∕' -> problem.cure("write `/`");
      case '−', '–', '—' -> problem.cure("write `-`");
      case '≤' -> problem.cure("write `<=`");
      case '≥' -> problem.cure("write `>=`");
      case '≠' -> problem.cure("write `!=`");
      case '∼' -> problem.cure("write `~`");
      case '“', '”', '„', '«', '»' -> problem.cure("write `\"`");
      case '#' -> problem.cure("comments begin with `//`");
      default -> problem;
    };
  }

  private Diagnostic problem(String code, Token token, String message) {
    int start = token.getStartIndex();
    return Diagnostic.error(code, source, new Span(start, token.getStopIndex() + 1), message);
  }

  private static int typeOf(String literal) {
    for (int type = 1; type <= PplLexer.VOCABULARY.getMaxTokenType(); type++) {
      if (("'" + literal + "'").equals(PplLexer.VOCABULARY.getLiteralName(type))) {
        return type;
      }
    }
    throw new IllegalArgumentException("no token " + literal);
  }

  @Override
  public int getLine() {
    return lexer.getLine();
  }

  @Override
  public int getCharPositionInLine() {
    return lexer.getCharPositionInLine();
  }

  @Override
  public CharStream getInputStream() {
    return lexer.getInputStream();
  }

  @Override
  public String getSourceName() {
    return lexer.getSourceName();
  }

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    lexer.setTokenFactory(factory);
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return lexer.getTokenFactory();
  }
}
