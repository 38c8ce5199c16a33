package org.ppl4j.lang.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.IterativeParseTreeWalker;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.ppl4j.lang.syntax.PplParser;

/** Finds out from a file's tree what each token is. */
final class Marks implements ParseTreeListener {
  private final Map<Integer, Mark> marks = new HashMap<>();
  private final Set<Integer> declarations = new HashSet<>();
  private final Set<Integer> statements = new HashSet<>();

  private Marks() {}

  static Marks of(PplParser.FileContext tree) {
    Marks out = new Marks();
    new IterativeParseTreeWalker().walk(out, tree);
    return out;
  }

  /** Whether it begins a declaration. */
  boolean beginsDeclaration(Token token) {
    return declarations.contains(token.getTokenIndex());
  }

  /** Whether it begins a statement, or the value of a branch on lines of its own. */
  boolean beginsStatement(Token token) {
    return statements.contains(token.getTokenIndex());
  }

  Mark get(Token token) {
    return marks.getOrDefault(token.getTokenIndex(), Mark.PLAIN);
  }

  @Override
  public void enterEveryRule(ParserRuleContext rule) {
    if (rule instanceof PplParser.DeclarationContext) {
      declarations.add(rule.getStart().getTokenIndex());
    } else if (rule instanceof PplParser.StatementContext) {
      statements.add(rule.getStart().getTokenIndex());
    }
    mark(rule);
    if (!(rule instanceof PplParser.NameContext)) {
      all(rule, ";", Mark.DROPPED);
      all(rule, ",", Mark.POSTFIX);
    }
  }

  private void mark(ParserRuleContext rule) {
    if (rule instanceof PplParser.BlockContext) {
      all(rule, "{", Mark.OPEN_BLOCK);
      all(rule, "}", Mark.CLOSE_BLOCK);
    } else if (rule instanceof PplParser.BranchContext branch) {
      branch(branch);
    } else if (rule instanceof PplParser.ArgumentsContext
        || rule instanceof PplParser.ParametersContext) {
      all(rule, "(", Mark.ATTACHED);
    } else if (rule instanceof PplParser.IndexContext
        || rule instanceof PplParser.DimensionsContext
        || rule instanceof PplParser.PlateContext
        || rule instanceof PplParser.MinibatchContext) {
      all(rule, "[", Mark.ATTACHED);
    } else if (rule instanceof PplParser.ScanContext) {
      all(rule, "[", Mark.ATTACHED);
      all(rule, "(", Mark.ATTACHED);
    } else if (rule instanceof PplParser.BoundsContext) {
      all(rule, "<", Mark.TIGHT);
      all(rule, ">", Mark.POSTFIX);
    } else if (rule instanceof PplParser.SubscriptContext
        || rule instanceof PplParser.ElementsContext) {
      all(rule, ":", Mark.TIGHT);
    } else if (rule instanceof PplParser.BinderContext) {
      all(rule, ":", Mark.TIGHT);
      mark(rule, 1, Mark.POSTFIX);
    } else if (rule instanceof PplParser.PowerContext || rule instanceof PplParser.MemberContext) {
      mark(rule, 1, Mark.TIGHT);
    } else if (rule instanceof PplParser.TransposeContext) {
      mark(rule, 1, Mark.POSTFIX);
    } else if (rule instanceof PplParser.SignContext
        || rule instanceof PplParser.BoundMinusContext) {
      mark(rule, 0, Mark.PREFIX);
    } else if (rule instanceof PplParser.ProductContext
        || rule instanceof PplParser.SumContext
        || rule instanceof PplParser.ComparisonContext
        || rule instanceof PplParser.AndContext
        || rule instanceof PplParser.OrContext
        || rule instanceof PplParser.BoundProductContext
        || rule instanceof PplParser.BoundSumContext) {
      mark(rule, 1, Mark.OPERATOR);
    } else {
      all(rule, ":", Mark.POSTFIX);
    }
  }

  /** On one line if it is just a value, and is on one line. */
  private void branch(PplParser.BranchContext branch) {
    boolean inline =
        branch.let().isEmpty()
            && branch.getStart().getLine() == branch.getStop().getLine()
            && isFlat(branch.expression());
    all(branch, "{", inline ? Mark.OPEN_BRANCH : Mark.OPEN_BLOCK);
    all(branch, "}", inline ? Mark.CLOSE_BRANCH : Mark.CLOSE_BLOCK);
    if (!inline) {
      branch.let().forEach(let -> statements.add(let.getStart().getTokenIndex()));
      statements.add(result(branch).getTokenIndex());
    }
  }

  /** Where its value begins: at {@code return}, if that is there. */
  private static Token result(PplParser.BranchContext branch) {
    for (ParseTree child : branch.children) {
      if (child instanceof TerminalNode node && node.getText().equals("return")) {
        return node.getSymbol();
      }
    }
    return branch.expression().getStart();
  }

  /** Whether no part of it takes lines of its own. */
  private static boolean isFlat(ParseTree tree) {
    Deque<ParseTree> work = new ArrayDeque<>(List.of(tree));
    while (!work.isEmpty()) {
      ParseTree next = work.pop();
      boolean own =
          next instanceof PplParser.BlockContext
              || (next instanceof PplParser.BranchContext branch && !branch.let().isEmpty());
      if (own) {
        return false;
      }
      for (int i = 0; i < next.getChildCount(); i++) {
        work.push(next.getChild(i));
      }
    }
    return true;
  }

  private void all(ParserRuleContext rule, String text, Mark mark) {
    for (int i = 0; i < rule.getChildCount(); i++) {
      if (rule.getChild(i) instanceof TerminalNode node && node.getText().equals(text)) {
        marks.put(node.getSymbol().getTokenIndex(), mark);
      }
    }
  }

  private void mark(ParserRuleContext rule, int child, Mark mark) {
    ParseTree node = rule.getChild(child);
    if (node instanceof TerminalNode terminal) {
      marks.put(terminal.getSymbol().getTokenIndex(), mark);
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext rule) {}

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
