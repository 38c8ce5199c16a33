package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.BinaryOperator;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Indices and ranges, which count from 1 and include both ends. */
final class Indices {
  private final Session session;
  private final Expressions expressions;

  /** The least and the greatest value of an integer. */
  private record Extent(Size least, Size greatest) {}

  Indices(Session session, Expressions expressions) {
    this.session = session;
    this.expressions = expressions;
  }

  /** Defines a binder's index; gives how many values it takes, or null after a message. */
  @Nullable Size bind(Ast.Binder binder, Names names) {
    Size least = Size.of(1);
    if (binder.lower() != null) {
      least = expressions.size(binder.lower(), names, "where an index begins");
    }
    Size greatest =
        expressions.size(
            binder.upper(),
            names,
            binder.lower() == null ? "the number of elements" : "where an index ends");
    Tensor type = Tensor.integer(List.of());
    if (least != null && greatest != null) {
      Long low = least.constant();
      Long high = greatest.constant();
      type =
          type.in(
              Domains.between(
                  Domain.Kind.INTEGER,
                  low == null ? Double.NaN : low,
                  high == null ? Double.NaN : high));
    }
    names.define(Symbol.Kind.INDEX, binder.name(), binder, type).use();
    if (least == null || greatest == null) {
      return null;
    }
    Size count = greatest.minus(least).plus(Size.of(1));
    Long number = count.constant();
    if (number != null && number < 0) {
      session.add(
          session
              .error("size", binder.span(), "this range ends before it begins")
              .fact("from", least.toString())
              .fact("to", greatest.toString()));
      return null;
    }
    return session.used(count);
  }

  Type range(Expression.Range range, Names names) {
    Size first = expressions.size(range.first(), names, "the first of a range");
    Size last = expressions.size(range.last(), names, "the last of a range");
    if (first == null || last == null) {
      return Type.ERROR;
    }
    return Tensor.integer(List.of(last.minus(first).plus(Size.of(1))));
  }

  Type infer(Expression.Index index, Type base, Names names) {
    List<Expression.Subscript> subscripts = index.subscripts();
    for (Expression.Subscript each : subscripts) {
      if (each instanceof Expression.At at) {
        expressions.infer(at.index(), names);
      }
    }
    if (base.isError()) {
      return Type.ERROR;
    }
    if (!(base instanceof Tensor tensor)) {
      return session.wrong(
          session
              .error("type", index.span(), "only arrays have indices")
              .fact("found", session.text(index.base()) + ": " + base));
    }
    int rank = tensor.shape().size();
    if (subscripts.size() > rank) {
      return session.wrong(
          session
              .error("shape", subscripts.get(rank).span(), "there are more indices than axes")
              .fact("found", session.text(index.base()) + ": " + base)
              .cure(
                  rank == 0
                      ? "leave the index out: it is one "
                          + (tensor.element() == DType.BOOL ? "truth value" : "number")
                      : "write " + rank + (rank == 1 ? " index" : " indices")));
    }
    List<Size> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      Size size = tensor.shape().get(i);
      if (i >= subscripts.size()) {
        shape.add(size);
        continue;
      }
      List<Size> axes = subscript(subscripts.get(i), size, index, names);
      if (axes == null) {
        return Type.ERROR;
      }
      shape.addAll(axes);
    }
    boolean isWholeMember = subscripts.size() <= rank - tensor.domain().kind().axes();
    Domain domain = isWholeMember ? tensor.domain() : element(tensor);
    return new Tensor(tensor.element(), shape, domain, null);
  }

  /** What is known of a single number of a vector or matrix in a set. */
  private static Domain element(Tensor tensor) {
    return Domains.between(
        Expressions.kind(tensor.element()),
        Domains.lower(tensor.domain()),
        Domains.upper(tensor.domain()));
  }

  private @Nullable List<Size> subscript(
      Expression.Subscript subscript, Size size, Expression.Index index, Names names) {
    if (subscript instanceof Expression.Slice slice) {
      return slice(slice, size, names);
    }
    Expression at = ((Expression.At) subscript).index();
    Type type = expressions.infer(at, names);
    if (type.isError()) {
      return null;
    }
    if (!(type instanceof Tensor tensor) || tensor.element() != DType.INT) {
      Diagnostic problem =
          session
              .error("type", at.span(), "an index is an integer")
              .fact("found", session.text(at) + ": " + type);
      boolean isQuotient =
          at instanceof Expression.Binary binary && binary.operator() == BinaryOperator.DIVIDE;
      session.add(
          isQuotient
              ? problem.cure("`/` gives a real; the quotient of integers is `%/%`")
              : problem);
      return null;
    }
    if (tensor.isScalar() && !isInside(at, size, index, names)) {
      return null;
    }
    return tensor.shape();
  }

  /** Whether an index stays inside of its axis, as far as can be told; else gives a message. */
  private boolean isInside(Expression at, Size size, Expression.Index index, Names names) {
    Extent extent = extent(at, names);
    if (extent == null) {
      return true;
    }
    Long least = extent.least().constant();
    Diagnostic problem =
        session
            .error("index", at.span(), "")
            .fact("array", session.text(index.base()) + " has indices from 1 to " + size);
    if (least != null && least < 1) {
      boolean isLiteral = at instanceof Expression.Number;
      String message =
          isLiteral
              ? "indices count from 1"
              : "this index is " + least + " at first, but indices count from 1";
      problem = withMessage(problem, message);
      session.add(isLiteral ? problem : problem.cure(begin(at, least)));
      return false;
    }
    Size beyond = extent.greatest().minus(size);
    Long excess = beyond.constant();
    if (excess != null ? excess > 0 : isIndex(at, names) && isOther(extent.greatest(), size)) {
      session.add(
          withMessage(
              problem,
              "this index goes to " + extent.greatest() + ", the array's last is " + size));
      return false;
    }
    return true;
  }

  private String begin(Expression at, long least) {
    String index =
        at instanceof Expression.Binary binary && binary.left() instanceof Expression.Reference name
            ? name.name().text()
            : "t";
    return "let the range begin later: `" + index + ": " + (2 - least) + ":...`";
  }

  private static boolean isIndex(Expression at, Names names) {
    if (!(at instanceof Expression.Reference reference)) {
      return false;
    }
    Symbol symbol = names.find(reference.name().text());
    return symbol != null && symbol.declaration() instanceof Ast.Binder;
  }

  /** Sizes without a common variable are two sizes, which nothing makes equal. */
  private static boolean isOther(Size greatest, Size size) {
    return greatest.variable() != null && size.variable() != null;
  }

  private static Diagnostic withMessage(Diagnostic problem, String message) {
    return new Diagnostic(
        problem.severity(),
        problem.code(),
        message,
        problem.source(),
        problem.span(),
        problem.label(),
        problem.facts(),
        problem.cures());
  }

  private @Nullable Extent extent(Expression at, Names names) {
    Type type = session.facts.types.get(at);
    if (type instanceof Tensor tensor && tensor.value() != null) {
      return new Extent(tensor.value(), tensor.value());
    }
    if (at instanceof Expression.Reference reference) {
      Symbol symbol = names.find(reference.name().text());
      if (symbol != null && symbol.declaration() instanceof Ast.Binder binder) {
        return extent(binder);
      }
    }
    if (at instanceof Expression.Binary binary
        && (binary.operator() == BinaryOperator.PLUS
            || binary.operator() == BinaryOperator.MINUS)) {
      Extent a = extent(binary.left(), names);
      Extent b = extent(binary.right(), names);
      if (a != null && b != null) {
        return binary.operator() == BinaryOperator.PLUS
            ? new Extent(a.least().plus(b.least()), a.greatest().plus(b.greatest()))
            : new Extent(a.least().minus(b.greatest()), a.greatest().minus(b.least()));
      }
    }
    return null;
  }

  private @Nullable Extent extent(Ast.Binder binder) {
    Size greatest = value(binder.upper());
    Size least = binder.lower() == null ? Size.of(1) : value(binder.lower());
    return least == null || greatest == null ? null : new Extent(least, greatest);
  }

  private @Nullable Size value(Expression expression) {
    return session.facts.types.get(expression) instanceof Tensor tensor ? tensor.value() : null;
  }

  private @Nullable List<Size> slice(Expression.Slice slice, Size size, Names names) {
    Size first =
        slice.first() == null
            ? Size.of(1)
            : expressions.size(slice.first(), names, "where a slice begins");
    Size last =
        slice.last() == null ? size : expressions.size(slice.last(), names, "where a slice ends");
    if (first == null || last == null) {
      return null;
    }
    Size count = last.minus(first).plus(Size.of(1));
    Long number = count.constant();
    Long start = first.constant();
    Long beyond = last.minus(size).constant();
    String wrong =
        start != null && start < 1
            ? "indices count from 1"
            : beyond != null && beyond > 0
                ? "this slice goes to " + last + ", the array's last is " + size
                : number != null && number < 0 ? "this slice ends before it begins" : null;
    if (wrong != null) {
      session.add(session.error("index", slice.span(), wrong));
      return null;
    }
    return List.of(count);
  }
}
