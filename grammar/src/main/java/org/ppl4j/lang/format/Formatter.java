package org.ppl4j.lang.format;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.source.Diagnostics;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.syntax.PplLexer;
import org.ppl4j.lang.syntax.Syntax;

/**
 * Lays a file out: two blanks for each block, a statement on each line, one blank between words and
 * around operators, one empty line between declarations. Line breaks after brackets, commas and
 * around operators stay where their author put them, and so do comments and single empty lines.
 *
 * <pre>
 * model coin(N:int,y:int[N]){p~beta(1,1);plate n[i:N]{observe y[i]~bernoulli(p)}}
 *
 * model coin(N: int, y: int[N]) {
 *   p ~ beta(1, 1)
 *   plate n[i: N] {
 *     observe y[i] ~ bernoulli(p)
 *   }
 * }
 * </pre>
 */
public final class Formatter {
  private static final String INDENT = "  ";
  private static final String CONTINUED = "    ";
  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");

  /** Words and signs around which a line may be broken. */
  private static final Set<String> BREAK_AFTER = Set.of(",", "=", "~", "then", "else");

  private static final Set<String> BREAK_BEFORE =
      Set.of("then", "else", "via", "where", "as", "keep", "using", "for");

  private final Marks marks;
  private final List<Token> tokens;
  private final StringBuilder out = new StringBuilder();

  /** For each bracket inside the innermost block: whether its line ended behind it. */
  private Deque<Boolean> brackets = new ArrayDeque<>();

  /** The brackets around each open block. */
  private final Deque<Deque<Boolean>> outside = new ArrayDeque<>();

  private int depth;
  private @Nullable Token previous;
  private boolean afterConstant;

  private Formatter(Marks marks, List<Token> tokens) {
    this.marks = marks;
    this.tokens = tokens;
  }

  /**
   * The text in its layout.
   *
   * @throws org.ppl4j.error.PplException if it cannot be read
   */
  public static String format(SourceFile source) {
    Diagnostics.requireNoErrors(source, Syntax.parse(source).diagnostics());
    CommonTokenStream tokens = Syntax.tokens(source);
    Marks marks = Marks.of(Syntax.parseTree(tokens));
    return new Formatter(marks, tokens.getTokens()).run();
  }

  private String run() {
    int lines = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.getType() == PplLexer.SPACE) {
        lines += newlines(token.getText());
      } else if (isComment(token)) {
        comment(token, lines, next(i));
        previous = token;
        lines = 0;
      } else if (token.getType() != Token.EOF && marks.get(token) != Mark.DROPPED) {
        token(token, lines);
        previous = token;
        lines = 0;
      }
    }
    return out.isEmpty() ? "" : out.append('\n').toString();
  }

  private static int newlines(String text) {
    String plain = text.replace("\r\n", "\n").replace('\r', '\n');
    return (int) plain.chars().filter(c -> c == '\n').count();
  }

  private static boolean isComment(@Nullable Token token) {
    return token != null
        && (token.getType() == PplLexer.DOC
            || token.getType() == PplLexer.COMMENT
            || token.getType() == PplLexer.LINE_COMMENT);
  }

  /** The next token that is printed and no comment; the end of the file if there is none. */
  private Token next(int from) {
    int i = from + 1;
    while (tokens.get(i).getType() != Token.EOF
        && (tokens.get(i).getChannel() != Token.DEFAULT_CHANNEL
            || marks.get(tokens.get(i)) == Mark.DROPPED)) {
      i++;
    }
    return tokens.get(i);
  }

  // Lines

  private void token(Token token, int lines) {
    Mark mark = marks.get(token);
    if (mark == Mark.CLOSE_BLOCK) {
      closeBlock();
    } else if (marks.beginsDeclaration(token)) {
      boolean constant = token.getText().equals("const");
      boolean apart = isComment(previous) ? lines > 1 : !(constant && afterConstant) || lines > 1;
      line(0, apart);
      afterConstant = constant;
    } else if (marks.beginsStatement(token)) {
      line(depth, lines > 1 && !opensBlock(previous));
    } else if (previous != null && breaks(token, lines)) {
      continued(token);
    } else if (previous != null && isSpaced(previous, token)) {
      out.append(' ');
    }
    out.append(token.getText());
    track(token, mark);
  }

  private void closeBlock() {
    depth--;
    brackets = outside.pop();
    if (!opensBlock(previous)) {
      line(depth, false);
    }
  }

  private void track(Token token, Mark mark) {
    String text = token.getText();
    if (mark == Mark.OPEN_BLOCK) {
      depth++;
      outside.push(brackets);
      brackets = new ArrayDeque<>();
    } else if (mark == Mark.CLOSE_BLOCK) {
      return;
    } else if (OPENING.contains(text)) {
      brackets.push(false);
    } else if (CLOSING.contains(text)) {
      brackets.pop();
    }
  }

  private boolean opensBlock(@Nullable Token token) {
    return token != null && marks.get(token) == Mark.OPEN_BLOCK;
  }

  /** Begins a line, an empty one before it if asked for. */
  private void line(int indent, boolean apart) {
    if (previous != null) {
      out.append(apart ? "\n\n" : "\n").append(INDENT.repeat(indent));
    }
  }

  /** Whether a line ends here inside a statement. */
  private boolean breaks(Token token, int lines) {
    Token before = previous;
    if (before == null || before.getType() == PplLexer.LINE_COMMENT) {
      return true;
    }
    if (lines == 0 || marks.get(token) == Mark.OPEN_BLOCK) {
      return false;
    }
    return isComment(before)
        || breaksAfter(before)
        || marks.get(token) == Mark.OPERATOR
        || BREAK_BEFORE.contains(token.getText())
        || (isClosing(token) && Boolean.TRUE.equals(brackets.peek()));
  }

  private boolean breaksAfter(Token before) {
    return marks.get(before) == Mark.OPERATOR
        || BREAK_AFTER.contains(before.getText())
        || isOpening(before);
  }

  private boolean isOpening(Token token) {
    return OPENING.contains(token.getText()) && marks.get(token) != Mark.OPEN_BLOCK;
  }

  private boolean isClosing(Token token) {
    return CLOSING.contains(token.getText()) && marks.get(token) != Mark.CLOSE_BLOCK;
  }

  private void continued(Token token) {
    if (previous != null && isOpening(previous) && !isClosing(token)) {
      brackets.pop();
      brackets.push(true);
    }
    out.append('\n');
    if (marks.get(token) == Mark.OPEN_BLOCK) {
      out.append(INDENT.repeat(depth));
    } else if (isClosing(token) && Boolean.TRUE.equals(brackets.peek())) {
      out.append(INDENT.repeat(depth)).append(CONTINUED.repeat(broken() - 1));
    } else {
      out.append(continuation());
    }
  }

  /** How many brackets are open whose line ended behind them. */
  private int broken() {
    return Collections.frequency(brackets, true);
  }

  private String continuation() {
    return INDENT.repeat(depth) + CONTINUED.repeat(Math.max(1, broken()));
  }

  // Blanks

  private boolean isSpaced(Token before, Token token) {
    Mark left = marks.get(before);
    Mark right = marks.get(token);
    boolean open = left == Mark.OPEN_BRANCH || right == Mark.CLOSE_BRANCH;
    return switch (right) {
      case ATTACHED, TIGHT, POSTFIX -> false;
      default ->
          left != Mark.TIGHT
              && left != Mark.PREFIX
              && (open || !(isOpening(before) || isClosing(token)));
    };
  }

  // Comments

  private void comment(Token token, int lines, Token next) {
    boolean apart = lines > 1 && !opensBlock(previous);
    boolean inside =
        next.getType() != Token.EOF
            && !marks.beginsDeclaration(next)
            && !marks.beginsStatement(next)
            && marks.get(next) != Mark.CLOSE_BLOCK;
    String indent = INDENT.repeat(depth);
    if (previous != null && previous.getType() != PplLexer.LINE_COMMENT && lines == 0) {
      boolean line = token.getType() == PplLexer.LINE_COMMENT;
      out.append(line ? "  " : isOpening(previous) ? "" : " ");
    } else if (previous != null) {
      if (inside && isOpening(previous)) {
        brackets.pop();
        brackets.push(true);
      }
      indent = inside ? continuation() : indent;
      boolean declared = depth == 0 && !inside && !isComment(previous);
      out.append(declared || (apart && !inside) ? "\n\n" : "\n").append(indent);
    }
    out.append(text(token, indent));
  }

  /** A comment's text; lines that begin with a star are put below the first one's. */
  private static String text(Token token, String indent) {
    String[] lines = token.getText().split("\\R", -1);
    StringBuilder text = new StringBuilder(lines[0].stripTrailing());
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i].stripLeading();
      text.append('\n');
      text.append((line.startsWith("*") ? indent + " " + line : lines[i]).stripTrailing());
    }
    return text.toString();
  }
}
