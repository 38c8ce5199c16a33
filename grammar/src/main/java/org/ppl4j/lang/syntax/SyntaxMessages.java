package org.ppl4j.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.source.Span;

/** Puts what the parser cannot read into plain words. */
final class SyntaxMessages {
  private final SourceFile source;
  private final Parser parser;

  SyntaxMessages(SourceFile source, Parser parser) {
    this.source = source;
    this.parser = parser;
  }

  static Token start(RecognitionException e) {
    return e instanceof NoViableAltException none ? none.getStartToken() : e.getOffendingToken();
  }

  /**
   * The message for a token that does not fit.
   *
   * @param start the first token of what could not be read
   * @param offending the token
   */
  Diagnostic of(Token start, Token offending) {
    Diagnostic known =
        Habits.of(
            source,
            parser.getInputStream(),
            start,
            offending,
            parser.getRuleContext().getRuleIndex() == PplParser.RULE_statement);
    if (known != null) {
      return known;
    }
    if (offending.getType() == Token.EOF) {
      return atEnd(offending);
    }
    String expected = expected(offending);
    Token before = Habits.before(parser.getInputStream(), offending);
    boolean isNextLine = before != null && before.getLine() < offending.getLine();
    Token open = open(offending);
    if (isNextLine && before != null && open != null && !open.getText().equals("{")) {
      Diagnostic unclosed =
          Diagnostic.error(
              "syntax", source, AstBuilder.span(before).after(), "something is missing here");
      return unclosed
          .fact("expected", expected)
          .fact("opened", quoted(open), AstBuilder.span(open));
    }
    Diagnostic problem =
        Diagnostic.error(
            "syntax", source, AstBuilder.span(offending), "unexpected " + quoted(offending));
    return expected.isEmpty() ? problem : problem.fact("expected", expected);
  }

  private Diagnostic atEnd(Token end) {
    int length = source.text().stripTrailing().length();
    Diagnostic problem =
        Diagnostic.error(
            "syntax",
            source,
            new Span(length, length),
            "the file ends in the middle of " + construct(parser.getContext()));
    Token open = open(end);
    String expected = expected(end);
    if (!expected.isEmpty()) {
      problem = problem.fact("expected", expected);
    }
    return open == null ? problem : problem.fact("opened", quoted(open), AstBuilder.span(open));
  }

  /** The innermost bracket before a token that is not closed there. */
  private @Nullable Token open(Token until) {
    TokenStream input = parser.getInputStream();
    List<Token> open = new ArrayList<>();
    for (int i = 0; i < Math.min(input.size(), until.getTokenIndex()); i++) {
      Token token = input.get(i);
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      switch (token.getText()) {
        case "(", "[", "{" -> open.add(token);
        case ")", "]", "}" -> {
          if (!open.isEmpty()) {
            open.remove(open.size() - 1);
          }
        }
        default -> {}
      }
    }
    return open.isEmpty() ? null : open.get(open.size() - 1);
  }

  private String expected(Token offending) {
    int rule = parser.getRuleContext().getRuleIndex();
    if (rule == PplParser.RULE_file) {
      return "a declaration: model, guide, objective, fun or const";
    }
    if (rule == PplParser.RULE_atom || rule == PplParser.RULE_expression) {
      IntervalSet tokens = parser.getExpectedTokens();
      return tokens.size() > 12 ? "an expression" : list(tokens);
    }
    if (rule == PplParser.RULE_block || rule == PplParser.RULE_statement) {
      IntervalSet tokens = parser.getExpectedTokens();
      if (tokens.size() > 12) {
        return offending.getType() == Token.EOF ? "`}`" : "a statement, or `}`";
      }
      return list(tokens);
    }
    if (rule == PplParser.RULE_name) {
      return "a name";
    }
    if (rule == PplParser.RULE_type) {
      return "a type, like real[N], int, simplex[K]";
    }
    return list(parser.getExpectedTokens());
  }

  private static String list(IntervalSet tokens) {
    if (tokens.size() > 12) {
      return tokens.contains(PplParser.NUMBER) ? "an expression" : "a name";
    }
    List<String> words = new ArrayList<>();
    for (int type : tokens.toList()) {
      if (type == Token.EOF) {
        words.add("the end of the file");
      } else {
        String literal = PplParser.VOCABULARY.getLiteralName(type);
        words.add(
            literal == null
                ? switch (type) {
                  case PplParser.NUMBER -> "a number";
                  case PplParser.TEXT -> "a text";
                  default -> "a name";
                }
                : "`" + literal.substring(1, literal.length() - 1).replace("\\'", "'") + "`");
      }
    }
    words.remove("`;`");
    if (words.size() <= 1) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String construct(@Nullable ParserRuleContext context) {
    for (ParserRuleContext each = context; each != null; each = each.getParent()) {
      String words =
          switch (each.getRuleIndex()) {
            case PplParser.RULE_arguments -> "the arguments of a call";
            case PplParser.RULE_block -> "a block";
            case PplParser.RULE_statement, PplParser.RULE_let -> "a statement";
            case PplParser.RULE_parameters -> "a list of arguments";
            default -> "";
          };
      if (!words.isEmpty()) {
        return words;
      }
    }
    return "a declaration";
  }

  static String quoted(Token token) {
    return token.getType() == Token.EOF ? "end of the file" : "`" + token.getText() + "`";
  }
}
