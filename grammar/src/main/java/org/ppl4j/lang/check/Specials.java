package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.dist.HasCdf;
import org.ppl4j.dist.Univariate;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Builtin.Sort;
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
  private final Combinators combinators;

  Specials(Session session, Expressions expressions) {
    this.session = session;
    this.expressions = expressions;
    this.arrays = new ArraySpecials(session, expressions);
    this.combinators = new Combinators(session, expressions, this);
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
      case "truncated", "censored" -> combinators.bounded(builtin, arguments, names);
      case "zero_inflated" -> combinators.inflated(arguments, names);
      case "mixture" -> combinators.mixture(name, arguments, names);
      case "mixture_same_family" -> combinators.sameFamily(arguments, names);
      case "iid" -> combinators.iid(arguments, names);
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

  Type wrong(Expression at, Type found, String expected) {
    return session.wrong(
        session
            .error("type", at.span(), "this is not what is needed here")
            .fact("expected", expected)
            .fact("found", session.text(at) + ": " + found));
  }

  @Nullable Distributed distribution(Expression argument, Names names) {
    Type type = expressions.infer(argument, names);
    if (type instanceof Distributed distributed) {
      return distributed;
    }
    wrong(argument, type, "a distribution");
    return null;
  }

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
