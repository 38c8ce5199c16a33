package org.ppl4j.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.BinaryOperator;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.ast.UnaryOperator;
import org.ppl4j.lang.source.Span;

/** Makes the tree of expressions. Parentheses leave nothing but the tree's form. */
final class ExpressionBuilder {
  private final AstBuilder around;
  private int depth;

  ExpressionBuilder(AstBuilder around) {
    this.around = around;
  }

  Expression build(PplParser.ExpressionContext tree) {
    enter(tree);
    Expression built = one(tree);
    depth--;
    return built;
  }

  /**
   * The parser's own stack does not grow with sums and the like, but all that walk the tree would.
   */
  private void enter(ParserRuleContext tree) {
    depth++;
    if (depth > TooDeep.LIMIT) {
      throw new TooDeep(span(tree.getStart()));
    }
  }

  private Expression one(PplParser.ExpressionContext tree) {
    if (tree instanceof PplParser.SimpleContext simple) {
      return atom(simple.atom(), tree);
    }
    if (tree instanceof PplParser.PowerContext each) {
      return binary(each, each.expression(0), each.expression(1));
    }
    if (tree instanceof PplParser.ProductContext each) {
      return binary(each, each.expression(0), each.expression(1));
    }
    if (tree instanceof PplParser.SumContext each) {
      return binary(each, each.expression(0), each.expression(1));
    }
    if (tree instanceof PplParser.ComparisonContext each) {
      return binary(each, each.expression(0), each.expression(1));
    }
    if (tree instanceof PplParser.AndContext each) {
      return binary(each, each.expression(0), each.expression(1));
    }
    if (tree instanceof PplParser.OrContext each) {
      return binary(each, each.expression(0), each.expression(1));
    }
    if (tree instanceof PplParser.SignContext each) {
      UnaryOperator sign =
          each.getStart().getText().equals("-") ? UnaryOperator.MINUS : UnaryOperator.PLUS;
      return new Expression.Unary(sign, expression(each.expression(), tree), span(tree));
    }
    if (tree instanceof PplParser.NotContext each) {
      return new Expression.Unary(
          UnaryOperator.NOT, expression(each.expression(), tree), span(tree));
    }
    if (tree instanceof PplParser.ConditionContext each) {
      return condition(each);
    }
    return new Expression.Missing(span(tree));
  }

  private Expression condition(PplParser.ConditionContext tree) {
    Expression condition = expression(tree.expression(), tree);
    PplParser.ChoiceContext choice = tree.choice();
    if (choice != null) {
      return new Expression.Select(
          condition,
          expression(choice.expression(0), choice),
          expression(choice.expression(1), choice),
          span(tree));
    }
    return new Expression.Condition(
        condition, branch(tree.branch(), tree), orElse(tree.orElse(), tree), span(tree));
  }

  private Expression.Branch orElse(
      PplParser.@Nullable OrElseContext tree, ParserRuleContext parent) {
    if (tree == null || tree.expression() == null) {
      return branch(tree == null ? null : tree.branch(), parent);
    }
    Expression nested =
        new Expression.Condition(
            build(tree.expression()),
            branch(tree.branch(), tree),
            orElse(tree.orElse(), tree),
            span(tree));
    return new Expression.Branch(List.of(), nested, span(tree));
  }

  private Expression.Branch branch(
      PplParser.@Nullable BranchContext tree, ParserRuleContext parent) {
    if (tree == null) {
      Span nowhere = span(parent).after();
      return new Expression.Branch(List.of(), new Expression.Missing(nowhere), nowhere);
    }
    List<Statement.Let> lets = new ArrayList<>();
    for (PplParser.LetContext each : tree.let()) {
      Statement.Let let = around.let(each);
      if (let != null) {
        lets.add(let);
      }
    }
    return new Expression.Branch(
        List.copyOf(lets), expression(tree.expression(), tree), span(tree));
  }

  private Expression binary(
      ParserRuleContext tree,
      PplParser.@Nullable ExpressionContext left,
      PplParser.@Nullable ExpressionContext right) {
    for (int i = 0; i < tree.getChildCount(); i++) {
      if (tree.getChild(i) instanceof TerminalNode sign) {
        return new Expression.Binary(
            BinaryOperator.of(sign.getText()),
            expression(left, tree),
            expression(right, tree),
            AstBuilder.span(sign.getSymbol()),
            span(tree));
      }
    }
    return new Expression.Missing(span(tree));
  }

  Expression bound(PplParser.@Nullable BoundValueContext tree, ParserRuleContext parent) {
    enter(parent);
    Expression built = oneBound(tree, parent);
    depth--;
    return built;
  }

  private Expression oneBound(
      PplParser.@Nullable BoundValueContext tree, ParserRuleContext parent) {
    if (tree instanceof PplParser.BoundAtomContext each) {
      return atom(each.atom(), tree);
    }
    if (tree instanceof PplParser.BoundMinusContext each) {
      return new Expression.Unary(UnaryOperator.MINUS, bound(each.boundValue(), tree), span(tree));
    }
    List<PplParser.BoundValueContext> sides =
        tree == null ? List.of() : tree.getRuleContexts(PplParser.BoundValueContext.class);
    if (tree != null && sides.size() == 2 && tree.getChild(1) instanceof TerminalNode sign) {
      return new Expression.Binary(
          BinaryOperator.of(sign.getText()),
          bound(sides.get(0), tree),
          bound(sides.get(1), tree),
          AstBuilder.span(sign.getSymbol()),
          span(tree));
    }
    return new Expression.Missing(span(parent).after());
  }

  private Expression atom(PplParser.@Nullable AtomContext tree, ParserRuleContext parent) {
    enter(parent);
    Expression built = oneAtom(tree, parent);
    depth--;
    return built;
  }

  private Expression oneAtom(PplParser.@Nullable AtomContext tree, ParserRuleContext parent) {
    if (tree == null) {
      return new Expression.Missing(span(parent).after());
    }
    Span span = span(tree);
    if (tree instanceof PplParser.NumberContext number) {
      return number(number.getText(), span);
    }
    if (tree instanceof PplParser.TruthContext truth) {
      return new Expression.Truth(truth.getText().equals("true"), span);
    }
    if (tree instanceof PplParser.TextContext text) {
      return new Expression.Text(unquoted(text.getText()), span);
    }
    if (tree instanceof PplParser.CallContext call && AstBuilder.isNamed(call.name())) {
      return call.arguments() == null
          ? new Expression.Reference(AstBuilder.name(call.name()))
          : call(call.name(), call.arguments(), span);
    }
    if (tree instanceof PplParser.IndexContext index) {
      List<Expression.Subscript> subscripts = new ArrayList<>();
      index.subscript().forEach(each -> subscripts.add(subscript(each)));
      return new Expression.Index(atom(index.atom(), tree), List.copyOf(subscripts), span);
    }
    if (tree instanceof PplParser.MemberContext member) {
      Expression base = atom(member.atom(), tree);
      return AstBuilder.isNamed(member.name())
          ? new Expression.Member(base, AstBuilder.name(member.name()), span)
          : new Expression.Missing(span);
    }
    if (tree instanceof PplParser.TransposeContext each) {
      return new Expression.Unary(UnaryOperator.TRANSPOSE, atom(each.atom(), tree), span);
    }
    if (tree instanceof PplParser.ParenthesisContext inner) {
      return expression(inner.expression(), tree);
    }
    if (tree instanceof PplParser.ArrayContext array) {
      return array(array.elements(), span);
    }
    if (tree instanceof PplParser.RecordContext record) {
      return new Expression.Fields(entries(record), span);
    }
    return special(tree, span);
  }

  /** What only objectives, and the definitions of models by others, have. */
  private Expression special(PplParser.AtomContext tree, Span span) {
    if (tree instanceof PplParser.ReplicateContext each) {
      return new Expression.Replicate(
          around.binder(each.binder(), tree), around.block(each.block(), tree), span);
    }
    if (tree instanceof PplParser.MinibatchContext each && AstBuilder.isNamed(each.name())) {
      return new Expression.Minibatch(
          AstBuilder.name(each.name()),
          around.binder(each.binder(), tree),
          expression(each.expression(), tree),
          around.block(each.block(), tree),
          span);
    }
    if (tree instanceof PplParser.ExpectContext each) {
      return new Expression.Expect(around.block(each.block(), tree), span);
    }
    if (tree instanceof PplParser.MarginalContext each) {
      List<PplParser.NameContext> names = each.name();
      if (names.size() >= 3 && names.stream().allMatch(AstBuilder::isNamed)) {
        PplParser.NameContext last = names.get(names.size() - 1);
        List<Ast.Name> kept = new ArrayList<>();
        names.subList(1, names.size() - 1).forEach(name -> kept.add(AstBuilder.name(name)));
        return new Expression.Marginal(
            call(names.get(0), argumentsAfter(tree, names.get(0)), null),
            List.copyOf(kept),
            call(last, argumentsAfter(tree, last), null),
            span);
      }
    }
    if (tree instanceof PplParser.NormalizeContext each
        && each.name().size() == 2
        && each.name().stream().allMatch(AstBuilder::isNamed)) {
      return new Expression.Normalize(
          call(each.name(0), argumentsAfter(tree, each.name(0)), null),
          call(each.name(1), argumentsAfter(tree, each.name(1)), null),
          span);
    }
    return new Expression.Missing(span);
  }

  private static PplParser.@Nullable ArgumentsContext argumentsAfter(
      ParserRuleContext tree, ParserRuleContext child) {
    for (int i = 0; i + 1 < tree.getChildCount(); i++) {
      if (tree.getChild(i) == child) {
        return tree.getChild(i + 1) instanceof PplParser.ArgumentsContext found ? found : null;
      }
    }
    return null;
  }

  private Expression.Call call(
      PplParser.NameContext name,
      PplParser.@Nullable ArgumentsContext arguments,
      @Nullable Span span) {
    Span whole = span(name);
    if (arguments != null) {
      whole = whole.to(span(arguments));
    }
    return new Expression.Call(
        AstBuilder.name(name), arguments(arguments), span == null ? whole : span);
  }

  List<Ast.Argument> arguments(PplParser.@Nullable ArgumentsContext tree) {
    List<Ast.Argument> arguments = new ArrayList<>();
    if (tree != null) {
      for (PplParser.ArgumentContext each : tree.argument()) {
        Ast.Name name = AstBuilder.isNamed(each.name()) ? AstBuilder.name(each.name()) : null;
        arguments.add(new Ast.Argument(name, expression(each.expression(), each), span(each)));
      }
    }
    return List.copyOf(arguments);
  }

  private Expression array(PplParser.@Nullable ElementsContext tree, Span span) {
    if (tree == null) {
      return new Expression.Array(List.of(), span);
    }
    List<Expression> elements = new ArrayList<>();
    tree.expression().forEach(each -> elements.add(expression(each, tree)));
    if (AstBuilder.hasToken(tree, "for")) {
      List<Ast.Binder> binders = new ArrayList<>();
      tree.binder().forEach(each -> binders.add(around.binder(each, tree)));
      return new Expression.Comprehension(elements.get(0), List.copyOf(binders), span);
    }
    if (AstBuilder.hasToken(tree, ":")) {
      Expression last =
          elements.size() > 1 ? elements.get(1) : new Expression.Missing(span.after());
      return new Expression.Range(elements.get(0), last, span);
    }
    return new Expression.Array(List.copyOf(elements), span);
  }

  private Expression.Subscript subscript(PplParser.SubscriptContext tree) {
    List<PplParser.ExpressionContext> parts = tree.expression();
    if (!AstBuilder.hasToken(tree, ":")) {
      return new Expression.At(expression(parts.isEmpty() ? null : parts.get(0), tree), span(tree));
    }
    boolean opens = tree.getChild(0) instanceof TerminalNode;
    Expression first = opens || parts.isEmpty() ? null : build(parts.get(0));
    int at = opens ? 0 : 1;
    Expression last = parts.size() > at ? build(parts.get(at)) : null;
    return new Expression.Slice(first, last, span(tree));
  }

  private List<Expression.Entry> entries(PplParser.RecordContext tree) {
    List<Expression.Entry> entries = new ArrayList<>();
    for (PplParser.RecordFieldContext each : tree.recordField()) {
      if (AstBuilder.isNamed(each.name())) {
        Ast.Name name = AstBuilder.name(each.name());
        Expression value =
            each.expression() != null
                ? build(each.expression())
                : new Expression.Reference(new Ast.Name(name.text(), name.span()));
        entries.add(new Expression.Entry(name, value, span(each)));
      }
    }
    return List.copyOf(entries);
  }

  private static Expression number(String text, Span span) {
    String digits = text.replace("_", "");
    boolean isInteger = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    double value;
    try {
      value = Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      return new Expression.Missing(span);
    }
    return new Expression.Number(text, value, isInteger, span);
  }

  private static String unquoted(String text) {
    String inside = text.substring(1, Math.max(1, text.length() - 1));
    return inside.replaceAll("\\\\n", "\n").replaceAll("\\\\t", "\t").replaceAll("\\\\(.)", "$1");
  }

  private Expression expression(
      PplParser.@Nullable ExpressionContext tree, ParserRuleContext parent) {
    return around.expression(tree, parent);
  }

  private static Span span(ParserRuleContext tree) {
    return AstBuilder.span(tree);
  }

  private static Span span(Token token) {
    return AstBuilder.span(token);
  }
}
