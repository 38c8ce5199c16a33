package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Builtin.Sort;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.Span;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Expressions with blocks, models made of models, and networks. */
final class Objectives {
  private final Session session;
  private final Expressions expressions;
  private final Bodies bodies;
  private final Programs programs;
  private final Indices indices;

  Objectives(Session session, Expressions expressions, Bodies bodies, Programs programs) {
    this.session = session;
    this.expressions = expressions;
    this.bodies = bodies;
    this.programs = programs;
    this.indices = new Indices(session, expressions);
  }

  Type infer(Expression expression, Names names) {
    if (expression instanceof Expression.Marginal marginal) {
      return marginal(marginal, names);
    }
    if (expression instanceof Expression.Normalize normalize) {
      Type model = model(normalize.model(), names);
      boolean fits = algorithm(normalize.algorithm(), names);
      return fits ? model : Type.ERROR;
    }
    if (names.place != Names.Place.OBJECTIVE) {
      String word =
          expression instanceof Expression.Replicate
              ? "replicate"
              : expression instanceof Expression.Minibatch ? "minibatch" : "expect";
      return session.wrong(
          session
              .error("statement", expression.span(), "`" + word + "` stands in objectives")
              .cure("in a model, independent elements stand in a plate"));
    }
    if (expression instanceof Expression.Replicate each) {
      Names inside = names.inside(null);
      Size count = indices.bind(each.binder(), inside);
      Type value = block(each.body(), inside, each.span());
      return count == null || value.isError() ? Type.ERROR : value.lifted(count);
    }
    if (expression instanceof Expression.Minibatch each) {
      Names inside = names.inside(null);
      Size count = indices.bind(each.binder(), inside);
      Size some = expressions.size(each.count(), names, "a number of elements");
      Type term = block(each.body(), inside, each.span());
      if (count == null || some == null || term.isError()) {
        return Type.ERROR;
      }
      return isNumber(term)
          ? Tensor.real(List.of())
          : wrong(each.body().span(), "a minibatch sums numbers", term);
    }
    if (expression instanceof Expression.Expect each) {
      Type value = block(each.body(), names.inside(null), each.span());
      if (value.isError()) {
        return Type.ERROR;
      }
      return isNumber(value)
          ? new Type.Expected()
          : wrong(each.body().span(), "an expectation is of one number", value);
    }
    throw new IllegalStateException("no type for " + expression.getClass());
  }

  private static boolean isNumber(Type type) {
    return type instanceof Type.Expected
        || (type instanceof Tensor tensor && tensor.isScalar() && tensor.element() != DType.BOOL);
  }

  private Type wrong(Span at, String message, Type found) {
    return session.wrong(session.error("type", at, message).fact("found", found.toString()));
  }

  private Type block(Ast.Block block, Names inside, Span span) {
    Program program = new Program();
    bodies.check(block, inside, program);
    if (program.result == null) {
      return session.wrong(
          session
              .error(
                  "statement",
                  new Span(span.start(), span.start() + 1),
                  "this block returns nothing")
              .cure("end it by `return ...`"));
    }
    return program.result;
  }

  // Models made of models

  private Type model(Expression.Call call, Names names) {
    Symbol local = names.visible(call.name().text());
    Symbol symbol = local != null ? local : session.globals.get(call.name().text());
    if (symbol == null) {
      List<String> known = new ArrayList<>();
      session.globals.values().stream()
          .filter(each -> each.kind() == Symbol.Kind.MODEL || each.kind() == Symbol.Kind.GUIDE)
          .forEach(each -> known.add(each.name()));
      if (session.isSkipped(call.name().text())) {
        return Type.ERROR;
      }
      String near = Session.near(call.name().text(), known);
      Diagnostic problem =
          session.error("name", call.name().span(), "there is no model `" + call.name() + "`");
      return session.wrong(near == null ? problem : problem.cure("did you mean `" + near + "`?"));
    }
    session.bind(call.name(), symbol);
    symbol.use();
    Type type = symbol.type();
    if (symbol.kind() == Symbol.Kind.MODEL || symbol.kind() == Symbol.Kind.GUIDE) {
      type = expressions.calls().program(call, symbol, implied(call, symbol, names), names);
    } else if (type instanceof Type.Program) {
      session.facts.callees.put(call, new Callee.Given(symbol));
      session.facts.arguments.put(call, List.of());
    } else {
      return session.wrong(
          session
              .error(
                  "type", call.name().span(), "`" + call.name() + "` is a " + symbol.kind().word())
              .fact("expected", "a model or guide"));
    }
    session.facts.types.put(call, type);
    return type;
  }

  /** Without parentheses a model takes the arguments of the same names that are here. */
  private List<Ast.Argument> implied(Expression.Call call, Symbol symbol, Names names) {
    if (!call.arguments().isEmpty() || !call.span().equals(call.name().span())) {
      return call.arguments();
    }
    Checked.@Nullable ProgramInfo info = programs.info(symbol);
    List<Ast.Argument> arguments = new ArrayList<>();
    if (info != null) {
      for (Ast.Parameter parameter : info.parameters()) {
        String name = parameter.name().text();
        if (names.visible(name) == null) {
          return List.of();
        }
        Ast.Name here = new Ast.Name(name, call.span());
        arguments.add(new Ast.Argument(null, new Expression.Reference(here), call.span()));
      }
    }
    return arguments;
  }

  private Type marginal(Expression.Marginal marginal, Names names) {
    Type type = model(marginal.model(), names);
    boolean fits = algorithm(marginal.algorithm(), names);
    Symbol symbol = session.facts.symbols.get(marginal.model().name());
    Program program = symbol == null ? null : programs.gathered(symbol);
    if (symbol != null) {
      programs.marginalised(symbol);
    }
    if (program != null && !program.isOpen) {
      for (Ast.Name kept : marginal.kept()) {
        if (program.choices.containsKey(kept.text())) {
          continue;
        }
        String near = Session.near(kept.text(), program.choices.keySet());
        Diagnostic problem =
            session
                .error(
                    "name",
                    kept.span(),
                    "`" + marginal.model().name() + "` draws no `" + kept + "`")
                .fact("sites", String.join(", ", program.choices.keySet()));
        session.add(near == null ? problem : problem.cure("did you mean `" + near + "`?"));
        fits = false;
      }
    }
    return fits ? type : Type.ERROR;
  }

  private boolean algorithm(Expression.Call call, Names names) {
    Builtin builtin = Catalogue.find(Sort.ALGORITHM, call.name().text());
    if (builtin == null) {
      List<String> known = Catalogue.all(Sort.ALGORITHM).stream().map(Builtin::name).toList();
      session.add(
          session
              .error("name", call.name().span(), "there is no algorithm `" + call.name() + "`")
              .fact("possible", String.join(", ", known)));
      return false;
    }
    session.facts.callees.put(call, new Callee.Ready(builtin));
    Type type =
        expressions.calls().builtins().infer(call, call.name(), builtin, call.arguments(), names);
    session.facts.types.put(call, type);
    return !type.isError();
  }

  // Networks

  Type network(Expression.Call call, Names names) {
    Builtin builtin = Catalogue.find(Sort.NETWORK, call.name().text());
    if (builtin == null) {
      List<String> known = Catalogue.all(Sort.NETWORK).stream().map(Builtin::name).toList();
      String near = Session.near(call.name().text(), known);
      Diagnostic problem =
          session
              .error("name", call.name().span(), "there is no network `" + call.name() + "`")
              .fact("possible", String.join(", ", known));
      return session.wrong(near == null ? problem : problem.cure("did you mean `" + near + "`?"));
    }
    session.facts.callees.put(call, new Callee.Ready(builtin));
    return expressions
        .calls()
        .builtins()
        .infer(call, call.name(), builtin, call.arguments(), names);
  }
}
