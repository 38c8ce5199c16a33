package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.dist.HasCdf;
import org.ppl4j.dist.HasQuantile;
import org.ppl4j.dist.Univariate;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Builtin.Sort;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Distributed;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Built-ins with rules of their own. Of distributions the result is what a draw is. */
final class Specials {
  private final Session session;
  private final Expressions expressions;
  private final ArraySpecials arrays;

  Specials(Session session, Expressions expressions) {
    this.session = session;
    this.expressions = expressions;
    this.arrays = new ArraySpecials(session, expressions);
  }

  Type infer(
      Ast call, Ast.Name name, Builtin builtin, List<@Nullable Expression> given, Names names) {
    List<Expression> arguments = new ArrayList<>();
    given.forEach(
        each -> {
          if (each != null) {
            arguments.add(each);
          }
        });
    return switch (builtin.name()) {
      case "flat" -> Tensor.real(List.of());
      case "delta" -> tensor(arguments.get(0), names);
      case "truncated", "censored" -> bounded(builtin, arguments, names);
      case "zero_inflated" -> inflated(arguments, names);
      case "mixture" -> mixture(name, arguments, names);
      case "mixture_same_family" -> sameFamily(arguments, names);
      case "iid" -> iid(arguments, names);
      case "marginalize" -> new Type.Special("strategy");
      case "stop_gradient" -> tensor(arguments.get(0), names);
      case "log_density" -> logDensity(call, arguments, names);
      case "log_densities", "cdf", "log_cdf", "log_survival" -> each(builtin, arguments, names);
      case "simulate" -> simulate(arguments, names);
      default -> arrays.infer(builtin, arguments, names);
    };
  }

  private Type tensor(Expression argument, Names names) {
    Type type = expressions.infer(argument, names);
    return type instanceof Tensor ? type : wrong(argument, type, "a number or an array");
  }

  private Type wrong(Expression at, Type found, String expected) {
    return session.wrong(
        session
            .error("type", at.span(), "this is not what is needed here")
            .fact("expected", expected)
            .fact("found", session.text(at) + ": " + found));
  }

  private @Nullable Distributed distribution(Expression argument, Names names) {
    Type type = expressions.infer(argument, names);
    if (type instanceof Distributed distributed) {
      return distributed;
    }
    wrong(argument, type, "a distribution");
    return null;
  }

  // Distributions of distributions

  private Type bounded(Builtin builtin, List<Expression> arguments, Names names) {
    Distributed base = distribution(arguments.get(0), names);
    if (base == null) {
      return Type.ERROR;
    }
    boolean needsQuantile = builtin.name().equals("truncated");
    boolean fits =
        base.probe() == null
            || (base.probe() instanceof HasCdf<?>
                && base.probe() instanceof Univariate<?>
                && (!needsQuantile || base.probe() instanceof HasQuantile<?>));
    if (!fits) {
      return session.wrong(
          session.error(
              "type",
              arguments.get(0).span(),
              "`"
                  + base.name()
                  + "` cannot be "
                  + builtin.name()
                  + ": it has no "
                  + (needsQuantile ? "quantiles" : "distribution function")));
    }
    Domain.Bound low = null;
    Domain.Bound high = null;
    for (int i = 1; i <= 2; i++) {
      Expression bound = arguments.get(i);
      Type type = expressions.infer(bound, names);
      boolean isNumber = type instanceof Tensor tensor && tensor.element() != DType.BOOL;
      if (!isNumber) {
        return wrong(bound, type, "a number");
      }
      Double number = expressions.constant(bound);
      Domain.Bound made =
          number == null
              ? new Domain.Bound(null, bound, session.source.text(bound.span()))
              : number.isInfinite() ? null : Domain.Bound.of(number);
      low = i == 1 ? made : low;
      high = i == 2 ? made : high;
    }
    if (low != null
        && high != null
        && low.number() != null
        && high.number() != null
        && low.number() >= high.number()) {
      return session.wrong(
          session
              .error("parameter", arguments.get(1).span(), "nothing lies between these bounds")
              .cure("the lower bound comes first"));
    }
    Domain own = base.draw().domain();
    return base.draw()
        .in(
            new Domain(
                own.kind(), low == null ? own.lower() : low, high == null ? own.upper() : high));
  }

  private Type inflated(List<Expression> arguments, Names names) {
    Distributed base = distribution(arguments.get(1), names);
    if (base == null) {
      return Type.ERROR;
    }
    if (base.draw().element() != DType.INT) {
      return wrong(arguments.get(1), base, "a distribution of int");
    }
    Type probability = expressions.infer(arguments.get(0), names);
    if (!(probability instanceof Tensor tensor) || tensor.element() == DType.BOOL) {
      return wrong(arguments.get(0), probability, "a probability");
    }
    List<Size> shape = Shapes.join(tensor.shape(), base.draw().shape());
    return shape == null
        ? wrong(arguments.get(0), probability, "a number, or " + Shapes.text(base.draw().shape()))
        : base.draw().shaped(shape);
  }

  private Type mixture(Ast.Name name, List<Expression> arguments, Names names) {
    Type weights = expressions.infer(arguments.get(0), names);
    if (arguments.size() < 2) {
      return session.wrong(
          session
              .error("call", name.span(), "a mixture needs its components")
              .cure("write `mixture(weights, normal(...), normal(...))`")
              .cure("of one family with arrays of parameters it is `mixture_same_family`"));
    }
    Tensor draw = null;
    for (Expression each : arguments.subList(1, arguments.size())) {
      Distributed component = distribution(each, names);
      if (component == null) {
        return Type.ERROR;
      }
      if (draw == null) {
        draw = component.draw();
        continue;
      }
      boolean isAlike =
          draw.element() == component.draw().element()
              && draw.shape().equals(component.draw().shape());
      if (!isAlike) {
        return session.wrong(
            session
                .error("type", each.span(), "the components of a mixture are alike")
                .fact("first", "distribution of " + draw)
                .fact("this", component.toString()));
      }
      draw =
          draw.in(
              Domains.either(
                  draw.domain(), component.draw().domain(), Expressions.kind(draw.element())));
    }
    Size count = Size.of(arguments.size() - 1);
    boolean fits =
        weights instanceof Tensor tensor
            && !tensor.isScalar()
            && tensor.shape().get(tensor.shape().size() - 1).equals(count);
    return draw == null || !fits
        ? wrong(arguments.get(0), weights, "a weight for each component: simplex[" + count + "]")
        : draw;
  }

  private Type sameFamily(List<Expression> arguments, Names names) {
    Type weights = expressions.infer(arguments.get(0), names);
    Distributed base = distribution(arguments.get(1), names);
    if (base == null) {
      return Type.ERROR;
    }
    List<Size> shape = base.draw().shape();
    if (shape.isEmpty() || (base.probe() != null && !(base.probe() instanceof Univariate<?>))) {
      return wrong(arguments.get(1), base, "a univariate distribution with an array of parameters");
    }
    Size count = shape.get(shape.size() - 1);
    boolean fits =
        weights instanceof Tensor tensor
            && !tensor.isScalar()
            && tensor.shape().get(tensor.shape().size() - 1).equals(count);
    return fits
        ? base.draw().shaped(shape.subList(0, shape.size() - 1))
        : wrong(arguments.get(0), weights, "a weight for each component: simplex[" + count + "]");
  }

  private Type iid(List<Expression> arguments, Names names) {
    Distributed base = distribution(arguments.get(0), names);
    List<Size> shape = new ArrayList<>();
    for (Expression each : arguments.subList(1, arguments.size())) {
      Size size = expressions.size(each, names, "a number of draws");
      if (size == null) {
        return Type.ERROR;
      }
      shape.add(size);
    }
    if (base == null) {
      return Type.ERROR;
    }
    shape.addAll(base.draw().shape());
    return base.draw().shaped(shape);
  }

  // Functions of distributions and models

  private Type logDensity(Ast call, List<Expression> arguments, Names names) {
    Type of = expressions.infer(arguments.get(0), names);
    if (of instanceof Type.Program) {
      if (arguments.size() < 2) {
        return session.wrong(
            session
                .error("call", call.span(), "of what is this the density?")
                .cure("write `log_density(model, run)`"));
      }
      Type what = expressions.infer(arguments.get(1), names);
      return what instanceof Type.Run || what instanceof Type.Fields
          ? Tensor.real(List.of())
          : wrong(arguments.get(1), what, "a run, or a record of values: {x: 1}");
    }
    if (!(of instanceof Distributed distributed)) {
      return wrong(arguments.get(0), of, "a distribution or a model");
    }
    if (arguments.size() < 2) {
      return session.wrong(
          session
              .error("call", call.span(), "of what is this the density?")
              .cure("write `log_density(distribution, value)`"));
    }
    Type value = expressions.infer(arguments.get(1), names);
    return fits(distributed, value, false)
        ? Tensor.real(List.of())
        : wrong(arguments.get(1), value, distributed.draw().toString());
  }

  private static boolean fits(Distributed distribution, Type value, boolean mayRepeat) {
    Tensor draw = distribution.draw();
    boolean isElement =
        value instanceof Tensor tensor
            && (tensor.element() == draw.element()
                || (draw.element() == DType.REAL && tensor.element() == DType.INT));
    if (!isElement) {
      return false;
    }
    List<Size> shape = ((Tensor) value).shape();
    return shape.equals(draw.shape()) || draw.isScalar() || (mayRepeat && shape.isEmpty());
  }

  private Type each(Builtin builtin, List<Expression> arguments, Names names) {
    Distributed distribution = distribution(arguments.get(0), names);
    if (distribution == null) {
      return Type.ERROR;
    }
    boolean needsCdf = !builtin.name().equals("log_densities");
    boolean can =
        distribution.probe() == null
            || (distribution.probe() instanceof Univariate<?>
                && (!needsCdf || distribution.probe() instanceof HasCdf<?>));
    if (!can) {
      return session.wrong(
          session
              .error(
                  "type",
                  arguments.get(0).span(),
                  "`" + distribution.name() + "` has no `" + builtin.name() + "`")
              .cure(
                  needsCdf
                      ? "only univariate distributions with a distribution function have it"
                      : "`log_density` gives one number for the whole value"));
    }
    Type value = expressions.infer(arguments.get(1), names);
    if (!fits(distribution, value, true) || !(value instanceof Tensor tensor)) {
      return wrong(arguments.get(1), value, distribution.draw().toString());
    }
    List<Size> shape = Shapes.join(distribution.draw().shape(), tensor.shape());
    return Tensor.real(shape == null ? List.of() : shape)
        .in(
            builtin.name().equals("cdf")
                ? Domains.between(Domain.Kind.REAL, 0, 1)
                : needsCdf ? Domains.between(Domain.Kind.REAL, Double.NaN, 0) : Domain.REAL);
  }

  private Type simulate(List<Expression> arguments, Names names) {
    Type type = expressions.infer(arguments.get(0), names);
    if (!(type instanceof Type.Program program)) {
      return wrong(arguments.get(0), type, "a model or guide");
    }
    if (names.place != Names.Place.OBJECTIVE) {
      return session.wrong(
          session
              .error("call", arguments.get(0).span(), "only an objective simulates models")
              .cure("in a model, call it: `s ~ " + program.name() + "(...)`"));
    }
    return new Type.Run(program.name());
  }

  // Words

  /** Whether an argument is an activation, a baseline or a proposal; else gives a message. */
  boolean word(String sort, Expression argument, Names names) {
    if (sort.equals("proposal")) {
      return proposal(argument);
    }
    if (sort.equals("activation")) {
      return activation(argument);
    }
    Ast.Name name =
        argument instanceof Expression.Call call
            ? call.name()
            : argument instanceof Expression.Reference reference ? reference.name() : null;
    Builtin baseline = name == null ? null : Catalogue.find(Sort.BASELINE, name.text());
    if (name == null || baseline == null) {
      session.add(
          session
              .error("strategy", argument.span(), "there is no such baseline")
              .fact("baselines", names(Sort.BASELINE)));
      return false;
    }
    session.facts.callees.put(argument, new Callee.Ready(baseline));
    session.facts.types.put(argument, new Type.Special("baseline"));
    List<Ast.Argument> given =
        argument instanceof Expression.Call call ? call.arguments() : List.of();
    return !expressions.calls().builtins().infer(argument, name, baseline, given, names).isError();
  }

  private static String names(Sort sort) {
    return String.join(
        ", ", Catalogue.all(sort).stream().map(each -> each.signature().brief()).toList());
  }

  private boolean activation(Expression argument) {
    String name = argument instanceof Expression.Reference reference ? reference.name().text() : "";
    Builtin activation = Catalogue.find(Sort.ACTIVATION, name);
    if (activation == null) {
      session.add(
          session
              .error("call", argument.span(), "there is no such activation")
              .fact(
                  "activations",
                  String.join(
                      ", ", Catalogue.all(Sort.ACTIVATION).stream().map(Builtin::name).toList())));
      return false;
    }
    session.facts.callees.put(argument, new Callee.Ready(activation));
    session.facts.types.put(argument, new Type.Special("activation"));
    return true;
  }

  private boolean proposal(Expression argument) {
    Ast.Name name =
        argument instanceof Expression.Reference reference
            ? reference.name()
            : argument instanceof Expression.Call call ? call.name() : null;
    Symbol symbol = name == null ? null : session.globals.get(name.text());
    if (name == null || symbol == null || symbol.kind() != Symbol.Kind.GUIDE) {
      String near =
          name == null
              ? null
              : Session.near(
                  name.text(),
                  session.globals.values().stream()
                      .filter(each -> each.kind() == Symbol.Kind.GUIDE)
                      .map(Symbol::name)
                      .toList());
      Diagnostic problem =
          session
              .error("name", argument.span(), "a proposal is a guide of this file")
              .cure("its arguments are named like the sites that it is given");
      session.add(near == null ? problem : problem.cure("did you mean `" + near + "`?"));
      return false;
    }
    session.bind(name, symbol);
    symbol.use();
    session.facts.types.put(argument, new Type.Special("proposal"));
    return true;
  }

  /** Warns of what is drawn or learned without the bound that a parameter needs. */
  void warnOutside(
      Builtin builtin,
      String parameter,
      Domain domain,
      Expression argument,
      Tensor given,
      Names names) {
    if (builtin.sort() != Sort.DISTRIBUTION
        || domain.isWhole()
        || Domains.isWithin(given.domain(), domain)
        || !(argument instanceof Expression.Reference reference)) {
      return;
    }
    Symbol symbol = names.find(reference.name().text());
    boolean isFree =
        symbol != null && (symbol.kind() == Symbol.Kind.SITE || symbol.kind() == Symbol.Kind.PARAM);
    if (isFree && (given.domain().isWhole() || domain.kind().axes() > 0)) {
      Diagnostic problem =
          session
              .warning(
                  "support",
                  argument.span(),
                  "`" + reference.name() + "` may leave the set of `" + parameter + "`")
              .fact("expected", domain.toString())
              .fact("found", session.text(argument) + ": " + given.domain());
      String declared =
          symbol != null && symbol.kind() == Symbol.Kind.PARAM
              ? "declare it as `param " + reference.name() + ": " + domain + "`"
              : "declare it as `" + reference.name() + ": " + domain + " ~ ...`";
      boolean isSimplex = domain.kind() == Domain.Kind.SIMPLEX;
      session.add(
          isSimplex
              ? problem
                  .cure("`softmax(" + reference.name() + ")` lies in it")
                  .cure("`" + builtin.name() + "_logits` takes any reals")
              : problem.cure(declared));
    }
  }
}
