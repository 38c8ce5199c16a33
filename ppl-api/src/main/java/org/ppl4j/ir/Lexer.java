package org.ppl4j.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ppl4j.error.ParseFailure;

/** Cuts the text of a graph into tokens; skips white space and comments. */
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>\\s+|//[^\\n]*)"
              + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*+\")"
              + "|(?<number>-?(?:[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?|(?:NaN|Infinity)(?![A-Za-z0-9_.])))"
              + "|(?<name>%?[A-Za-z0-9_][A-Za-z0-9_.]*)"
              + "|(?<mark>[(){}\\[\\],:=])");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Lexer(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw failure("unexpected '" + text.charAt(at) + "'", at);
      }
      if (matcher.group("skip") == null) {
        tokens.add(new Token(kind(matcher), matcher.group(), at));
      }
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, "the end", text.length()));
  }

  enum Kind {
    TEXT,
    NUMBER,
    NAME,
    MARK,
    END
  }

  record Token(Kind kind, String text, int at) {}

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind != Kind.END) {
      next++;
    }
    return token;
  }

  Token take(Kind kind, String what) {
    if (peek().kind != kind) {
      throw failure("expected " + what + ", found " + peek().text);
    }
    return take();
  }

  boolean takeIf(String mark) {
    boolean found = peek().text.equals(mark) && peek().kind != Kind.TEXT;
    if (found) {
      next++;
    }
    return found;
  }

  void expect(String mark) {
    if (!takeIf(mark)) {
      throw failure("expected '" + mark + "', found " + peek().text);
    }
  }

  ParseFailure failure(String message) {
    return failure(message, peek().at);
  }

  ParseFailure failure(String message, int at) {
    int start = text.lastIndexOf('\n', Math.max(at - 1, 0)) + 1;
    start = Math.min(start, at);
    int end = text.indexOf('\n', at);
    int line = (int) text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    String shown = text.substring(start, end < 0 ? text.length() : end);
    return ParseFailure.of(message, line, at - start + 1, shown);
  }

  private static Kind kind(Matcher matcher) {
    if (matcher.group("text") != null) {
      return Kind.TEXT;
    }
    if (matcher.group("number") != null) {
      return Kind.NUMBER;
    }
    return matcher.group("name") != null ? Kind.NAME : Kind.MARK;
  }
}
