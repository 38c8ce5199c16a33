package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.dist.HasCdf;
import org.ppl4j.dist.HasQuantile;
import org.ppl4j.dist.Univariate;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Distributed;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Distributions made of distributions. The result is what a draw is. */
final class Combinators {
  private final Session session;
  private final Expressions expressions;
  private final Specials specials;

  Combinators(Session session, Expressions expressions, Specials specials) {
    this.session = session;
    this.expressions = expressions;
    this.specials = specials;
  }

  Type bounded(Builtin builtin, List<Expression> arguments, Names names) {
    Distributed base = specials.distribution(arguments.get(0), names);
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
        return specials.wrong(bound, type, "a number");
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

  Type inflated(List<Expression> arguments, Names names) {
    Distributed base = specials.distribution(arguments.get(1), names);
    if (base == null) {
      return Type.ERROR;
    }
    if (base.draw().element() != DType.INT) {
      return specials.wrong(arguments.get(1), base, "a distribution of int");
    }
    Type probability = expressions.infer(arguments.get(0), names);
    if (!(probability instanceof Tensor tensor) || tensor.element() == DType.BOOL) {
      return specials.wrong(arguments.get(0), probability, "a probability");
    }
    List<Size> shape = Shapes.join(tensor.shape(), base.draw().shape());
    return shape == null
        ? specials.wrong(
            arguments.get(0), probability, "a number, or " + Shapes.text(base.draw().shape()))
        : base.draw().shaped(shape);
  }

  Type mixture(Ast.Name name, List<Expression> arguments, Names names) {
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
      Distributed component = specials.distribution(each, names);
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
        ? specials.wrong(
            arguments.get(0), weights, "a weight for each component: simplex[" + count + "]")
        : draw;
  }

  Type sameFamily(List<Expression> arguments, Names names) {
    Type weights = expressions.infer(arguments.get(0), names);
    Distributed base = specials.distribution(arguments.get(1), names);
    if (base == null) {
      return Type.ERROR;
    }
    List<Size> shape = base.draw().shape();
    if (shape.isEmpty() || (base.probe() != null && !(base.probe() instanceof Univariate<?>))) {
      return specials.wrong(
          arguments.get(1), base, "a univariate distribution with an array of parameters");
    }
    Size count = shape.get(shape.size() - 1);
    boolean fits =
        weights instanceof Tensor tensor
            && !tensor.isScalar()
            && tensor.shape().get(tensor.shape().size() - 1).equals(count);
    return fits
        ? base.draw().shaped(shape.subList(0, shape.size() - 1))
        : specials.wrong(
            arguments.get(0), weights, "a weight for each component: simplex[" + count + "]");
  }

  Type iid(List<Expression> arguments, Names names) {
    Distributed base = specials.distribution(arguments.get(0), names);
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
}
