package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Expectation;
import org.ppl4j.Real;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.check.Callee;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.lang.type.Type;
import org.ppl4j.model.Model;
import org.ppl4j.model.Simulation;
import org.ppl4j.objective.Objective;
import org.ppl4j.objective.ObjectiveScope;
import org.ppl4j.strategy.Strategies;

/** Objectives: methods from models and numbers to an {@code Objective}. */
final class Objectives {
  private static final JavaType MODEL =
      JavaType.of(Model.class, JavaType.NO_ARGUMENTS, JavaType.ANY);

  private final FileScope file;
  private final Checked checked;
  private final Declaration.Objective objective;
  private final Names names = new Names(null);
  private final Scopes scopes = new Scopes(names);
  private final Code.Local e;
  private final Expressions expressions;

  Objectives(FileScope file, Declaration.Objective objective) {
    this.file = file;
    this.checked = file.checked();
    this.objective = objective;
    this.e = new Code.Local(names.fresh("e"), JavaType.of(ObjectiveScope.class));
    this.expressions = new Expressions(file, scopes, e);
    this.expressions.calls().objective(this);
  }

  Unit.Method method() {
    int line = file.line(objective.name());
    List<Code.Local> parameters = new ArrayList<>();
    for (Ast.Parameter parameter : objective.parameters()) {
      parameters.add(parameter(parameter));
    }
    List<JavaStatement> body = block(objective.body());
    body.addAll(0, scopes.sizes().declared());
    Code made =
        Methods.staticCall(
            Objective.class,
            objective.isMaximized() ? "maximize" : "minimize",
            line,
            Code.Literal.of(objective.name().text()),
            new Code.Lambda(List.of(e), body));
    Code whole = objective.isBiased() ? Methods.call(made, "biased", line) : made;
    return new Unit.Method(
        objective.doc().lines(),
        true,
        JavaType.of(Objective.class),
        file.method(objective),
        objective.name().text(),
        parameters,
        List.of(new JavaStatement.Return(whole)),
        line);
  }

  private Code.Local parameter(Ast.Parameter parameter) {
    Symbol symbol = requireNonNull(checked.symbol(parameter.name()));
    Type type = checked.declared(parameter);
    boolean isNumber = type instanceof Type.Tensor tensor && tensor.isScalar();
    JavaType java =
        parameter.type() == null || type instanceof Type.Program
            ? MODEL
            : file.isKnown(parameter)
                ? JavaType.INT
                : isNumber && Sites.element(symbol) == org.ppl4j.type.DType.REAL
                    ? JavaType.DOUBLE
                    : file.type(type, Names.ofType(parameter.name().text()));
    Code.Local local = new Code.Local(names.fresh(Names.ofMember(symbol.name())), java);
    scopes.put(symbol, local);
    if (symbol.size() != null) {
      scopes.sizes().put(symbol.size(), local);
    }
    return local;
  }

  private List<JavaStatement> block(Ast.Block block) {
    List<JavaStatement> out = new ArrayList<>();
    for (Statement statement : block.statements()) {
      out.add(statement(statement));
    }
    return out;
  }

  private JavaStatement statement(Statement statement) {
    int line = expressions.line(statement);
    if (statement instanceof Statement.Let let) {
      return expressions.let(let);
    } else if (statement instanceof Statement.Sample sample) {
      Symbol symbol = requireNonNull(checked.symbol(sample.name()));
      return expressions.declare(symbol, drawn(sample, line), sample.doc().text());
    } else if (statement instanceof Statement.Side side) {
      String way = side.isMaximized() ? "maximize" : "minimize";
      return new JavaStatement.Do(Methods.call(e, way, line, real(side.term())));
    } else if (statement instanceof Statement.Return returned) {
      Type type = checked.type(returned.value());
      return new JavaStatement.Return(
          type instanceof Type.Tensor
              ? expressions.value(returned.value())
              : expressions.of(returned.value()));
    }
    throw new IllegalStateException("not in an objective: " + statement);
  }

  private Code real(Expression expression) {
    Code code = expressions.of(expression);
    return code.type().isNumber()
        ? Methods.staged(Real.class, code, expressions.line(expression))
        : Expressions.real(code, expressions.line(expression));
  }

  private Code drawn(Statement.Sample sample, int line) {
    if (checked.type(sample.distribution()) instanceof Type.Program) {
      return simulated(sample.distribution(), line);
    }
    List<Code> arguments = new ArrayList<>();
    arguments.add(Code.Literal.of(sample.name().text()));
    arguments.add(expressions.of(sample.distribution()));
    Statement.Via via = sample.clauses().via();
    arguments.add(
        via == null
            ? Methods.staticCall(Strategies.class, "reparam", line)
            : expressions.calls().ready(((Callee.Ready) checked.callee(via)).builtin(), via, line));
    Symbol symbol = requireNonNull(checked.symbol(sample.name()));
    return Methods.call(e, "sample", line, arguments)
        .as(file.type(symbol.type(), file.recordName()));
  }

  /** A run of a model. */
  Code simulated(Expression model, int line) {
    Code given = new Models(file, scopes, expressions).of(model);
    return Methods.call(e, "simulate", line, given).as(JavaType.of(Simulation.class));
  }

  /** The log density of a run's choices under a model. */
  Code density(Expression model, Expression run, int line) {
    Code given = new Models(file, scopes, expressions).of(model);
    Code choices = Methods.call(expressions.of(run), "choices", line);
    return Methods.call(e, "logDensity", line, given, choices);
  }

  /** What only objectives have. */
  Code special(Expression expression) {
    int line = expressions.line(expression);
    if (expression instanceof Expression.Replicate replicate) {
      Ast.Binder binder = replicate.binder();
      Code count = expressions.count(binder.lower(), binder.upper());
      Code.Lambda body = indexed(binder, replicate.body());
      return Methods.call(e, "replicate", line, count, body).as(result(body));
    } else if (expression instanceof Expression.Minibatch minibatch) {
      Ast.Binder binder = minibatch.binder();
      Code all = expressions.count(binder.lower(), binder.upper());
      Code few = expressions.size(minibatch.count());
      Code.Lambda body = indexed(binder, minibatch.body());
      Code name = Code.Literal.of(minibatch.name().text());
      return Methods.call(e, "minibatch", line, name, all, few, body);
    } else if (expression instanceof Expression.Expect expect) {
      Names before = scopes.enter();
      Code.Lambda body = new Code.Lambda(List.of(), block(expect.body()));
      scopes.leave(before);
      return Methods.call(e, "expect", line, body).as(JavaType.of(Expectation.class));
    }
    throw new IllegalStateException("no value: " + checked.source().text(expression.span()));
  }

  private static JavaType result(Code.Lambda body) {
    return body.body().get(body.body().size() - 1).value().type();
  }

  private Code.Lambda indexed(Ast.Binder binder, Ast.Block block) {
    Names before = scopes.enter();
    Code.Local index = expressions.bind(binder);
    List<JavaStatement> body = block(block);
    scopes.leave(before);
    return new Code.Lambda(List.of(index), body);
  }
}
