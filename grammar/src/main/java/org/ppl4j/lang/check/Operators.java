package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.BinaryOperator;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.UnaryOperator;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** The types of operations and choices. */
final class Operators {
  private final Session session;

  Operators(Session session) {
    this.session = session;
  }

  Type unary(Expression.Unary unary, Type operand) {
    if (operand.isError()) {
      return Type.ERROR;
    }
    UnaryOperator operator = unary.operator();
    if (operator == UnaryOperator.MINUS && operand instanceof Type.Expected) {
      return operand;
    }
    if (!(operand instanceof Tensor tensor)) {
      return needs(unary.operand(), operand, operator.sign(), "numbers");
    }
    if (operator == UnaryOperator.NOT) {
      return tensor.element() == DType.BOOL
          ? tensor
          : needs(unary.operand(), operand, "not", "truth values");
    }
    if (operator == UnaryOperator.TRANSPOSE) {
      if (tensor.shape().size() < 2) {
        return session.wrong(
            session
                .error("shape", unary.span(), "only a matrix can be transposed")
                .fact("found", session.text(unary.operand()) + ": " + operand)
                .cure("leave `'` out: `@` takes a vector on either side"));
      }
      List<Size> shape = new ArrayList<>(tensor.shape());
      Size last = shape.remove(shape.size() - 1);
      shape.add(shape.size() - 1, last);
      boolean isSymmetric =
          tensor.domain().kind() == Domain.Kind.COV_MATRIX
              || tensor.domain().kind() == Domain.Kind.CORR_MATRIX;
      Domain whole = Domains.between(Expressions.kind(tensor.element()), Double.NaN, Double.NaN);
      return new Tensor(tensor.element(), shape, isSymmetric ? tensor.domain() : whole, null);
    }
    if (tensor.element() == DType.BOOL) {
      return needs(unary.operand(), operand, operator.sign(), "numbers");
    }
    if (operator == UnaryOperator.PLUS) {
      return tensor;
    }
    Size value = tensor.value();
    return new Tensor(
        tensor.element(),
        tensor.shape(),
        Domains.negated(tensor.domain(), Expressions.kind(tensor.element())),
        value == null ? null : Size.of(0).minus(value));
  }

  private Type needs(Expression at, Type found, String sign, String what) {
    Diagnostic problem =
        session
            .error("type", at.span(), "`" + sign + "` takes " + what)
            .fact("found", session.text(at) + ": " + found);
    if (found instanceof Type.Distributed) {
      problem = problem.cure("draw from the distribution first: `x ~ ...`");
    } else if (found instanceof Tensor tensor && tensor.element() == DType.BOOL) {
      problem = problem.cure("`to_real(...)` makes 1 of true and 0 of false");
    } else if (what.startsWith("truth")) {
      problem = problem.cure("compare: `x > 0`, `x == 1`");
    }
    return session.wrong(problem);
  }

  Type binary(Expression.Binary binary, Type left, Type right) {
    if (left.isError() || right.isError()) {
      return Type.ERROR;
    }
    BinaryOperator operator = binary.operator();
    if (left instanceof Type.Expected || right instanceof Type.Expected) {
      return expected(binary, left, right);
    }
    boolean isLogical = operator == BinaryOperator.AND || operator == BinaryOperator.OR;
    String what = isLogical ? "truth values" : "numbers";
    if (!(left instanceof Tensor a)) {
      return needs(binary.left(), left, operator.sign(), what);
    }
    if (!(right instanceof Tensor b)) {
      return needs(binary.right(), right, operator.sign(), what);
    }
    boolean isEquality = operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL;
    boolean bothBool = a.element() == DType.BOOL && b.element() == DType.BOOL;
    if (!(isEquality && bothBool)) {
      if ((a.element() == DType.BOOL) != isLogical) {
        return needs(binary.left(), left, operator.sign(), what);
      }
      if ((b.element() == DType.BOOL) != isLogical) {
        return needs(binary.right(), right, operator.sign(), what);
      }
    }
    if (operator == BinaryOperator.MATMUL) {
      return matmul(binary, a, b);
    }
    if (operator == BinaryOperator.QUOTIENT
        && (a.element() != DType.INT || b.element() != DType.INT)) {
      boolean isLeft = a.element() != DType.INT;
      return session.wrong(
          session
              .error(
                  "type", (isLeft ? binary.left() : binary.right()).span(), "`%/%` takes integers")
              .fact("found", (isLeft ? a : b).toString())
              .cure("write `/` for the quotient of reals, `floor(x / y)` for its whole part"));
    }
    List<Size> shape = Shapes.join(a.shape(), b.shape());
    if (shape == null) {
      return mismatch(binary, a, b);
    }
    if (isLogical || operator.isComparison()) {
      return Tensor.bool(shape);
    }
    boolean isInteger =
        a.element() == DType.INT
            && b.element() == DType.INT
            && operator != BinaryOperator.DIVIDE
            && operator != BinaryOperator.POWER;
    DType element = isInteger ? DType.INT : DType.REAL;
    Domain domain =
        isSquare(binary, b)
            ? Domains.between(Domain.Kind.REAL, 0, Double.POSITIVE_INFINITY)
            : Domains.combined(operator, a.domain(), b.domain(), Expressions.kind(element));
    Size value = isInteger ? value(operator, a.value(), b.value()) : null;
    return new Tensor(element, shape, domain, value);
  }

  private static boolean isSquare(Expression.Binary binary, Tensor exponent) {
    return binary.operator() == BinaryOperator.POWER
        && exponent.value() != null
        && exponent.value().constant() != null
        && exponent.value().constant() % 2 == 0;
  }

  private static @Nullable Size value(BinaryOperator operator, @Nullable Size a, @Nullable Size b) {
    if (a == null || b == null) {
      return null;
    }
    return switch (operator) {
      case PLUS -> a.plus(b);
      case MINUS -> a.minus(b);
      case TIMES -> a.times(b);
      case QUOTIENT -> b.is(0) ? null : a.over(b);
      default -> null;
    };
  }

  private Type mismatch(Expression.Binary binary, Tensor a, Tensor b) {
    Diagnostic problem =
        session
            .error(
                "shape",
                binary.sign(),
                "`" + binary.operator().sign() + "` works element by element, on equal shapes")
            .fact("left", session.text(binary.left()) + ": " + a)
            .fact("right", session.text(binary.right()) + ": " + b);
    boolean isProduct =
        binary.operator() == BinaryOperator.TIMES && Shapes.product(a.shape(), b.shape()) != null;
    if (isProduct) {
      problem = problem.cure("the product of matrices and vectors is `@`");
    } else if (a.shape().size() != b.shape().size()) {
      problem = problem.cure("`repeat(x, N)` puts an axis of N equal elements in front");
    }
    return session.wrong(problem);
  }

  private Type matmul(Expression.Binary binary, Tensor a, Tensor b) {
    List<Size> shape = Shapes.product(a.shape(), b.shape());
    if (shape != null) {
      return Tensor.real(shape);
    }
    Diagnostic problem =
        session
            .error("shape", binary.sign(), "the inner sizes of a product must be equal")
            .fact("left", session.text(binary.left()) + ": " + a)
            .fact("right", session.text(binary.right()) + ": " + b);
    if (a.isScalar() || b.isScalar()) {
      problem = problem.cure("a number times anything is `*`");
    } else if (Shapes.product(b.shape(), a.shape()) != null) {
      problem = problem.cure("the other way round it fits");
    }
    return session.wrong(problem);
  }

  /** Sums, differences and multiples of expectations are expectations; nothing else is known. */
  private Type expected(Expression.Binary binary, Type left, Type right) {
    boolean bothMayBe =
        (left instanceof Type.Expected || isScalar(left))
            && (right instanceof Type.Expected || isScalar(right));
    boolean isLinear =
        switch (binary.operator()) {
          case PLUS, MINUS, TIMES -> true;
          case DIVIDE -> !(right instanceof Type.Expected);
          default -> false;
        };
    if (bothMayBe && isLinear) {
      return new Type.Expected();
    }
    return session.wrong(
        session
            .error(
                "expectation",
                binary.sign(),
                "of an expectation only sums, differences and multiples are unbiased")
            .fact("left", session.text(binary.left()) + ": " + left)
            .fact("right", session.text(binary.right()) + ": " + right));
  }

  private static boolean isScalar(Type type) {
    return type instanceof Tensor tensor && tensor.isScalar() && tensor.element() != DType.BOOL;
  }

  Type select(Expression.Select select, Type condition, Type yes, Type no) {
    if (condition.isError() || yes.isError() || no.isError()) {
      return Type.ERROR;
    }
    if (!(condition instanceof Tensor which) || which.element() != DType.BOOL) {
      return needs(select.condition(), condition, "if", "truth values");
    }
    Type joined = alike(select.no(), yes, no, true);
    if (!(joined instanceof Tensor value)) {
      return joined;
    }
    List<Size> shape = Shapes.join(which.shape(), value.shape());
    if (shape == null) {
      return session.wrong(
          session
              .error("shape", select.condition().span(), "the condition has another shape")
              .fact("condition", which.toString())
              .fact("branches", value.toString()));
    }
    return new Tensor(value.element(), shape, value.domain(), null);
  }

  Type condition(Expression.Condition at, Type condition, Type yes, Type no) {
    if (condition.isError() || yes.isError() || no.isError()) {
      return Type.ERROR;
    }
    if (!(condition instanceof Tensor which) || which.element() != DType.BOOL) {
      return needs(at.condition(), condition, "if", "truth values");
    }
    if (!which.isScalar()) {
      return session.wrong(
          session
              .error(
                  "shape",
                  at.condition().span(),
                  "branches in braces are chosen by one truth value")
              .fact("found", which.toString())
              .cure("element by element it is `if condition then a else b`"));
    }
    return alike(at.no().value(), yes, no, false);
  }

  private Type alike(Expression no, Type a, Type b, boolean mayRepeat) {
    if (a instanceof Type.Fields x && b instanceof Type.Fields y) {
      if (x.fields().keySet().equals(y.fields().keySet())) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Type> field : x.fields().entrySet()) {
          Type other = y.fields().get(field.getKey());
          Type joined = other == null ? Type.ERROR : alike(no, field.getValue(), other, false);
          fields.put(field.getKey(), joined);
        }
        return new Type.Fields(fields);
      }
    } else if (a instanceof Tensor x && b instanceof Tensor y) {
      List<Size> shape =
          x.shape().equals(y.shape())
              ? x.shape()
              : mayRepeat ? Shapes.join(x.shape(), y.shape()) : null;
      if (shape != null && (x.element() == DType.BOOL) == (y.element() == DType.BOOL)) {
        DType element = x.element() == y.element() ? x.element() : DType.REAL;
        return new Tensor(
            element,
            shape,
            Domains.either(x.domain(), y.domain(), Expressions.kind(element)),
            null);
      }
    }
    return session.wrong(
        session
            .error("type", no.span(), "both branches give the same type")
            .fact("if so", a.toString())
            .fact("else", b.toString()));
  }
}
