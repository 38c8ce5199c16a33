package org.ppl4j.lang.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.source.Span;

/** Reads a text: its tokens, its tree, and its errors, all of them in one go. */
public final class Syntax {
  private Syntax() {}

  /**
   * A text that has been read.
   *
   * @param ast its tree, with gaps where there are errors
   * @param diagnostics what is wrong with its form
   * @param skipped names that a part which could not be read seems to introduce
   */
  public record Parsed(Ast.File ast, List<Diagnostic> diagnostics, Set<String> skipped) {}

  /** Reads a file. */
  public static Parsed parse(SourceFile source) {
    List<Diagnostic> problems = new ArrayList<>();
    CommonTokenStream tokens = tokens(source, problems);
    Recovery recovery = new Recovery(source, problems);
    Ast.File ast;
    try {
      PplParser.FileContext tree = tree(tokens, recovery);
      ast = new AstBuilder(tokens).file(tree);
    } catch (TooDeep e) {
      problems.clear();
      problems.add(
          Diagnostic.error("depth", source, e.span(), "this is nested too deeply to be read")
              .cure("give names to parts of it by let, or make long sums of arrays: sum([...])"));
      ast = new Ast.File(List.of(), new Span(0, source.text().length()));
    }
    problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
    return new Parsed(ast, List.copyOf(problems), recovery.skipped());
  }

  /**
   * The tokens of a text, comments and blanks among them on the hidden channel, the last one being
   * the end.
   */
  public static CommonTokenStream tokens(SourceFile source) {
    return tokens(source, new ArrayList<>());
  }

  private static CommonTokenStream tokens(SourceFile source, List<Diagnostic> problems) {
    PplLexer lexer = new PplLexer(CharStreams.fromString(source.text(), source.name()));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(new ForeignTokens(lexer, source, problems));
    tokens.fill();
    return tokens;
  }

  /**
   * The parse tree of a text without errors: for tools that must see each token, as a formatter.
   *
   * @param tokens from {@link #tokens(SourceFile)}
   * @throws ParseCancellationException if the text has errors
   */
  public static PplParser.FileContext parseTree(CommonTokenStream tokens) {
    PplParser parser = parser(tokens);
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    parser.setErrorHandler(new BailErrorStrategy());
    return parser.file();
  }

  /** The fast way first; where it meets an error, the exact one, which says what it is. */
  private static PplParser.FileContext tree(CommonTokenStream tokens, Recovery recovery) {
    PplParser fast = parser(tokens);
    fast.getInterpreter().setPredictionMode(PredictionMode.SLL);
    fast.setErrorHandler(new BailErrorStrategy());
    try {
      return fast.file();
    } catch (ParseCancellationException e) {
      tokens.seek(0);
      PplParser exact = parser(tokens);
      exact.getInterpreter().setPredictionMode(PredictionMode.LL);
      exact.setErrorHandler(recovery);
      return exact.file();
    }
  }

  static PplParser.SignatureContext signature(CommonTokenStream tokens) {
    PplParser parser = parser(tokens);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    return parser.signature();
  }

  private static PplParser parser(CommonTokenStream tokens) {
    PplParser parser = new PplParser(tokens);
    parser.removeErrorListeners();
    parser.addParseListener(new DepthCount());
    return parser;
  }

  /** Keeps the stack from overflowing, here and in all that walk the tree. */
  private static final class DepthCount implements ParseTreeListener {
    private int depth;

    @Override
    public void enterEveryRule(ParserRuleContext tree) {
      depth++;
      if (depth > TooDeep.LIMIT) {
        throw new TooDeep(AstBuilder.span(tree.getStart()));
      }
    }

    @Override
    public void exitEveryRule(ParserRuleContext tree) {
      depth--;
    }

    @Override
    public void visitTerminal(TerminalNode node) {}

    @Override
    public void visitErrorNode(ErrorNode node) {}
  }
}
