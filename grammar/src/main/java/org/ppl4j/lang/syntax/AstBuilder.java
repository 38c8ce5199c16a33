package org.ppl4j.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Doc;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.source.Span;

/** Makes the tree of declarations, types and statements; where the text has errors, with gaps. */
final class AstBuilder {
  private final CommonTokenStream tokens;
  private final ExpressionBuilder expressions = new ExpressionBuilder(this);

  AstBuilder(CommonTokenStream tokens) {
    this.tokens = tokens;
  }

  Ast.File file(PplParser.FileContext file) {
    List<Declaration> declarations = new ArrayList<>();
    for (PplParser.DeclarationContext each : file.declaration()) {
      Declaration declaration = declaration(each);
      if (declaration != null) {
        declarations.add(declaration);
      }
    }
    return new Ast.File(List.copyOf(declarations), span(file));
  }

  // Declarations

  private @Nullable Declaration declaration(PplParser.DeclarationContext tree) {
    Doc doc = doc(tree);
    Span span = span(tree);
    if (tree instanceof PplParser.ModelContext model && isNamed(model.name())) {
      return new Declaration.Model(
          doc, name(model.name()), parameters(model.parameters()), body(model.body(), tree), span);
    }
    if (tree instanceof PplParser.GuideContext guide && isNamed(guide.name(0))) {
      Ast.Name target =
          isNamed(guide.name(1)) ? name(guide.name(1)) : new Ast.Name("", span.after());
      return new Declaration.Guide(
          doc,
          name(guide.name(0)),
          target,
          guide.parameters() != null,
          parameters(guide.parameters()),
          body(guide.body(), tree),
          span);
    }
    if (tree instanceof PplParser.ObjectiveContext objective && isNamed(objective.name())) {
      PplParser.DirectionContext direction = objective.direction();
      return new Declaration.Objective(
          doc,
          name(objective.name()),
          parameters(objective.parameters()),
          hasToken(objective, "biased"),
          direction == null || direction.getText().equals("maximize"),
          block(objective.block(), tree),
          span);
    }
    if (tree instanceof PplParser.FunctionContext function && isNamed(function.name())) {
      return new Declaration.Function(
          doc,
          name(function.name()),
          parameters(function.parameters()),
          type(function.type()),
          body(function.functionBody(), tree),
          span);
    }
    if (tree instanceof PplParser.ConstantContext constant && isNamed(constant.name())) {
      return new Declaration.Constant(
          doc,
          name(constant.name()),
          type(constant.type()),
          expression(constant.expression(), tree),
          span);
    }
    return null;
  }

  private Declaration.Body body(@Nullable ParserRuleContext body, ParserRuleContext around) {
    for (int i = 0; body != null && i < body.getChildCount(); i++) {
      ParseTree child = body.getChild(i);
      if (child instanceof PplParser.ExpressionContext value) {
        return new Declaration.Value(expression(value, body));
      }
      if (child instanceof PplParser.BlockContext block) {
        return new Declaration.Statements(block(block, body));
      }
    }
    return new Declaration.Statements(new Ast.Block(List.of(), span(around).after()));
  }

  List<Ast.Parameter> parameters(PplParser.@Nullable ParametersContext tree) {
    List<Ast.Parameter> parameters = new ArrayList<>();
    if (tree != null) {
      for (PplParser.ParameterContext each : tree.parameter()) {
        if (isNamed(each.name())) {
          parameters.add(
              new Ast.Parameter(doc(each), name(each.name()), type(each.type()), span(each)));
        }
      }
    }
    return List.copyOf(parameters);
  }

  // Types

  @Nullable TypeNode type(PplParser.@Nullable TypeContext tree) {
    if (tree instanceof PplParser.RecordTypeContext record) {
      List<TypeNode.Field> fields = new ArrayList<>();
      for (PplParser.FieldContext field : record.field()) {
        TypeNode type = type(field.type());
        if (isNamed(field.name()) && type != null) {
          fields.add(new TypeNode.Field(doc(field), name(field.name()), type, span(field)));
        }
      }
      return new TypeNode.Record(List.copyOf(fields), span(tree));
    }
    if (!(tree instanceof PplParser.ValueTypeContext values) || !isNamed(values.name())) {
      return null;
    }
    Expression lower = null;
    Expression upper = null;
    List<Ast.Name> others = new ArrayList<>();
    if (values.bounds() != null) {
      for (PplParser.BoundContext bound : values.bounds().bound()) {
        if (!isNamed(bound.name())) {
          continue;
        }
        Ast.Name which = name(bound.name());
        Expression value = expressions.bound(bound.boundValue(), bound);
        if (which.text().equals("lower")) {
          lower = value;
        } else if (which.text().equals("upper")) {
          upper = value;
        } else {
          others.add(which);
        }
      }
    }
    List<Expression> sizes = new ArrayList<>();
    if (values.dimensions() != null) {
      values.dimensions().expression().forEach(each -> sizes.add(expression(each, values)));
    }
    return new TypeNode.Values(
        name(values.name()), lower, upper, List.copyOf(others), List.copyOf(sizes), span(values));
  }

  // Statements

  Ast.Block block(PplParser.@Nullable BlockContext tree, ParserRuleContext around) {
    if (tree == null) {
      return new Ast.Block(List.of(), span(around).after());
    }
    List<Statement> statements = new ArrayList<>();
    for (PplParser.StatementContext each : tree.statement()) {
      Statement statement = statement(each);
      if (statement != null) {
        statements.add(statement);
      }
    }
    return new Ast.Block(List.copyOf(statements), span(tree));
  }

  private @Nullable Statement statement(PplParser.StatementContext tree) {
    Doc doc = doc(tree);
    Span span = span(tree);
    if (tree instanceof PplParser.SampleContext sample && isNamed(sample.name())) {
      return new Statement.Sample(
          doc,
          name(sample.name()),
          type(sample.type()),
          expression(sample.expression(), tree),
          clauses(sample.clause()),
          span);
    }
    if (tree instanceof PplParser.ObserveContext observe) {
      return new Statement.Observe(
          doc,
          expression(observe.expression(0), tree),
          expression(observe.expression(1), tree),
          clauses(observe.clause()),
          span);
    }
    if (tree instanceof PplParser.ParamContext param && isNamed(param.name())) {
      PplParser.ExpressionContext initial = param.expression();
      return new Statement.Param(
          doc,
          name(param.name()),
          type(param.type()),
          initial == null ? null : expression(initial, tree),
          span);
    }
    if (tree instanceof PplParser.NetworkContext network && isNamed(network.name())) {
      return new Statement.Network(
          doc, name(network.name()), expression(network.expression(), tree), span);
    }
    if (tree instanceof PplParser.LetStatementContext let) {
      return let(let.let());
    }
    if (tree instanceof PplParser.DeterministicContext value && isNamed(value.name())) {
      return new Statement.Deterministic(
          doc, name(value.name()), type(value.type()), expression(value.expression(), tree), span);
    }
    if (tree instanceof PplParser.FactorContext factor) {
      Ast.Name name = isNamed(factor.name()) ? name(factor.name()) : null;
      return new Statement.Factor(doc, name, expression(factor.expression(), tree), span);
    }
    if (tree instanceof PplParser.PlateContext plate && isNamed(plate.name())) {
      PplParser.ExpressionContext some = plate.expression();
      return new Statement.Plate(
          doc,
          name(plate.name()),
          binder(plate.binder(), tree),
          some == null ? null : expression(some, tree),
          block(plate.block(), tree),
          span);
    }
    if (tree instanceof PplParser.ScanContext scan && isNamed(scan.name())) {
      List<Statement.Carry> carries = new ArrayList<>();
      for (PplParser.CarryContext each : scan.carry()) {
        if (isNamed(each.name())) {
          carries.add(
              new Statement.Carry(
                  name(each.name()), expression(each.expression(), each), span(each)));
        }
      }
      return new Statement.Scan(
          doc,
          name(scan.name()),
          binder(scan.binder(), tree),
          List.copyOf(carries),
          block(scan.block(), tree),
          span);
    }
    if (tree instanceof PplParser.NextContext next && isNamed(next.name())) {
      return new Statement.Next(doc, name(next.name()), expression(next.expression(), tree), span);
    }
    if (tree instanceof PplParser.SideObjectiveContext side) {
      boolean maximized = side.direction().getText().equals("maximize");
      return new Statement.Side(doc, maximized, expression(side.expression(), tree), span);
    }
    if (tree instanceof PplParser.ReturnContext result) {
      return new Statement.Return(doc, expression(result.expression(), tree), span);
    }
    return null;
  }

  Statement.@Nullable Let let(PplParser.@Nullable LetContext tree) {
    if (tree == null || !isNamed(tree.name())) {
      return null;
    }
    return new Statement.Let(
        doc(tree),
        name(tree.name()),
        type(tree.type()),
        expression(tree.expression(), tree),
        span(tree));
  }

  private Statement.Clauses clauses(List<PplParser.ClauseContext> trees) {
    Statement.Via via = null;
    Expression where = null;
    Ast.Name as = null;
    List<Span> repeated = new ArrayList<>();
    for (PplParser.ClauseContext each : trees) {
      if (each instanceof PplParser.ViaContext strategy && isNamed(strategy.name())) {
        if (via != null) {
          repeated.add(span(each));
        }
        via =
            new Statement.Via(
                name(strategy.name()), expressions.arguments(strategy.arguments()), span(each));
      } else if (each instanceof PplParser.WhereContext mask) {
        if (where != null) {
          repeated.add(span(each));
        }
        where = expression(mask.expression(), each);
      } else if (each instanceof PplParser.AsContext label && isNamed(label.name())) {
        if (as != null) {
          repeated.add(span(each));
        }
        as = name(label.name());
      }
    }
    return new Statement.Clauses(via, where, as, List.copyOf(repeated));
  }

  Ast.Binder binder(PplParser.@Nullable BinderContext tree, ParserRuleContext around) {
    if (tree == null || !isNamed(tree.name())) {
      Span nowhere = span(around).after();
      return new Ast.Binder(
          new Ast.Name("", nowhere), null, new Expression.Missing(nowhere), nowhere);
    }
    Expression first = expression(tree.expression(0), tree);
    PplParser.ExpressionContext last = tree.expression(1);
    return last == null
        ? new Ast.Binder(name(tree.name()), null, first, span(tree))
        : new Ast.Binder(name(tree.name()), first, expression(last, tree), span(tree));
  }

  // Pieces

  Expression expression(PplParser.@Nullable ExpressionContext tree, ParserRuleContext around) {
    return tree == null ? new Expression.Missing(span(around).after()) : expressions.build(tree);
  }

  static boolean isNamed(PplParser.@Nullable NameContext tree) {
    return tree != null && tree.getChildCount() == 1 && !tree.getText().startsWith("<missing");
  }

  static Ast.Name name(PplParser.NameContext tree) {
    return new Ast.Name(tree.getText(), span(tree));
  }

  static Span span(ParserRuleContext tree) {
    Token first = tree.getStart();
    Token last = tree.getStop();
    int start = Math.max(0, first.getStartIndex());
    int end = last == null || last.getType() == Token.EOF ? start : last.getStopIndex() + 1;
    return new Span(start, Math.max(start, end));
  }

  static Span span(Token token) {
    int start = Math.max(0, token.getStartIndex());
    return new Span(start, Math.max(start, token.getStopIndex() + 1));
  }

  static boolean hasToken(ParserRuleContext tree, String text) {
    for (int i = 0; i < tree.getChildCount(); i++) {
      if (tree.getChild(i) instanceof TerminalNode leaf && leaf.getText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** The last documentation comment between what stands before and a construct. */
  private Doc doc(ParserRuleContext tree) {
    int index = tree.getStart().getTokenIndex();
    List<Token> hidden = index < 0 ? null : tokens.getHiddenTokensToLeft(index);
    if (hidden == null) {
      return Doc.NONE;
    }
    for (int i = hidden.size() - 1; i >= 0; i--) {
      if (hidden.get(i).getType() == PplLexer.DOC) {
        return DocText.of(hidden.get(i).getText());
      }
    }
    return Doc.NONE;
  }
}
