package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Functions of arrays with rules of their own. */
final class ArraySpecials {
  private final Session session;
  private final Expressions expressions;

  ArraySpecials(Session session, Expressions expressions) {
    this.session = session;
    this.expressions = expressions;
  }

  Type infer(Builtin builtin, List<Expression> arguments, Names names) {
    String name = builtin.name();
    if (name.equals("zeros") || name.equals("ones")) {
      List<Size> sizes = sizes(arguments, names);
      double number = name.equals("ones") ? 1 : 0;
      return sizes == null
          ? Type.ERROR
          : Tensor.real(sizes).in(Domains.between(Domain.Kind.REAL, number, number));
    }
    Expression first = arguments.get(0);
    Type type = expressions.infer(first, names);
    if (name.equals("log_mean_exp") && type instanceof Type.Expected) {
      return session.wrong(
          session
              .error("expectation", first.span(), "of an expectation no logarithm can be taken")
              .cure("replicate the weights, and take log_mean_exp of the array"));
    }
    if (!(type instanceof Tensor tensor)) {
      return wrong(first, type, "an array");
    }
    return switch (name) {
      case "sum", "mean", "max", "min", "log_sum_exp", "log_mean_exp" ->
          reduction(name, tensor, arguments, names);
      case "solve_lower", "solve_lower_transposed", "solve_upper" ->
          solve(tensor, arguments, names);
      case "repeat" -> repeat(tensor, arguments.subList(1, arguments.size()), names);
      case "reshape" -> reshape(tensor, arguments, names);
      case "concat" -> concat(tensor, arguments.get(1), names);
      case "reverse" -> tensor.isScalar() ? wrong(first, type, "an array") : whole(tensor);
      case "length" ->
          tensor.isScalar() ? wrong(first, type, "an array") : Tensor.known(tensor.shape().get(0));
      case "one_hot" -> oneHot(tensor, arguments, names);
      default -> throw new IllegalStateException("no rule for " + name);
    };
  }

  private Type wrong(Expression at, Type found, String expected) {
    return session.wrong(
        session
            .error("type", at.span(), "this is not what is needed here")
            .fact("expected", expected)
            .fact("found", session.text(at) + ": " + found));
  }

  private static Tensor whole(Tensor tensor) {
    return new Tensor(
        tensor.element(),
        tensor.shape(),
        Domains.between(
            Expressions.kind(tensor.element()),
            Domains.lower(tensor.domain()),
            Domains.upper(tensor.domain())),
        null);
  }

  private @Nullable List<Size> sizes(List<Expression> arguments, Names names) {
    List<Size> sizes = new ArrayList<>();
    for (Expression each : arguments) {
      Size size = expressions.size(each, names, "a size");
      if (size == null) {
        return null;
      }
      sizes.add(size);
    }
    return sizes;
  }

  private Type reduction(String name, Tensor tensor, List<Expression> arguments, Names names) {
    boolean keepsIntegers = name.equals("sum") || name.equals("max") || name.equals("min");
    if (tensor.element() == DType.BOOL) {
      return session.wrong(
          session
              .error("type", arguments.get(0).span(), "`" + name + "` takes numbers")
              .fact("found", tensor.toString())
              .cure("`to_int(...)` makes 1 of true and 0 of false"));
    }
    List<Size> shape = new ArrayList<>(tensor.shape());
    if (arguments.size() > 1) {
      Size axis = expressions.size(arguments.get(1), names, "an axis");
      Long number = axis == null ? null : axis.constant();
      if (number == null || number < 1 || number > shape.size()) {
        return session.wrong(
            session
                .error("shape", arguments.get(1).span(), "there is no such axis")
                .fact("found", session.text(arguments.get(0)) + ": " + tensor)
                .cure("axes count from 1, the outermost first"));
      }
      shape.remove((int) (number - 1));
    } else {
      shape.clear();
    }
    DType element = keepsIntegers ? tensor.element() : DType.REAL;
    boolean isSigned = name.equals("sum") && Domains.lower(tensor.domain()) >= 0;
    boolean keepsRange = name.equals("mean") || name.equals("max") || name.equals("min");
    Domain domain =
        keepsRange
            ? Domains.between(
                Expressions.kind(element),
                Domains.lower(tensor.domain()),
                Domains.upper(tensor.domain()))
            : Domains.between(Expressions.kind(element), isSigned ? 0 : Double.NaN, Double.NaN);
    return new Tensor(element, shape, domain, null);
  }

  private Type solve(Tensor factor, List<Expression> arguments, Names names) {
    Type right = expressions.infer(arguments.get(1), names);
    int rank = factor.shape().size();
    boolean isSquare =
        rank >= 2 && factor.shape().get(rank - 1).equals(factor.shape().get(rank - 2));
    if (!isSquare) {
      return wrong(arguments.get(0), factor, "a square matrix");
    }
    Size size = factor.shape().get(rank - 1);
    boolean fits =
        right instanceof Tensor b
            && b.element() != DType.BOOL
            && !b.isScalar()
            && b.shape().get(Math.max(0, b.shape().size() - 2)).equals(size);
    return fits
        ? Tensor.real(((Tensor) right).shape())
        : wrong(arguments.get(1), right, "real[" + size + "], or a matrix of " + size + " rows");
  }

  private Type repeat(Tensor tensor, List<Expression> counts, Names names) {
    List<Size> shape = sizes(counts, names);
    if (shape == null) {
      return Type.ERROR;
    }
    List<Size> all = new ArrayList<>(shape);
    all.addAll(tensor.shape());
    return tensor.shaped(all);
  }

  private Type reshape(Tensor tensor, List<Expression> arguments, Names names) {
    List<Size> shape = sizes(arguments.subList(1, arguments.size()), names);
    if (shape == null) {
      return Type.ERROR;
    }
    Size before = Size.product(tensor.shape());
    Size after = Size.product(shape);
    if (!before.equals(after)) {
      return session.wrong(
          session
              .error("shape", arguments.get(0).span(), "a new shape has as many elements")
              .fact("found", tensor + ": " + before)
              .fact("wanted", Shapes.text(shape) + ": " + after));
    }
    return whole(tensor).shaped(shape);
  }

  private Type concat(Tensor first, Expression argument, Names names) {
    Type type = expressions.infer(argument, names);
    boolean fits =
        type instanceof Tensor second
            && !first.isScalar()
            && second.shape().size() == first.shape().size()
            && second
                .shape()
                .subList(1, second.shape().size())
                .equals(first.shape().subList(1, first.shape().size()))
            && (first.element() == DType.BOOL) == (second.element() == DType.BOOL);
    if (!fits || !(type instanceof Tensor second)) {
      return session.wrong(
          session
              .error("shape", argument.span(), "both parts agree in all axes but the first")
              .fact("first", first.toString())
              .fact("second", type.toString())
              .cure("a single number goes in as `[x]`"));
    }
    List<Size> shape = new ArrayList<>(first.shape());
    shape.set(0, first.shape().get(0).plus(second.shape().get(0)));
    DType element = first.element() == second.element() ? first.element() : DType.REAL;
    return new Tensor(
        element,
        shape,
        Domains.between(
            Expressions.kind(element),
            Math.min(Domains.lower(first.domain()), Domains.lower(second.domain())),
            Math.max(Domains.upper(first.domain()), Domains.upper(second.domain()))),
        null);
  }

  private Type oneHot(Tensor index, List<Expression> arguments, Names names) {
    if (index.element() != DType.INT) {
      return wrong(arguments.get(0), index, "int");
    }
    Size size = expressions.size(arguments.get(1), names, "the number of categories");
    if (size == null) {
      return Type.ERROR;
    }
    List<Size> shape = new ArrayList<>(index.shape());
    shape.add(size);
    return new Tensor(DType.REAL, shape, new Domain(Domain.Kind.ONE_HOT, null, null), null);
  }
}
