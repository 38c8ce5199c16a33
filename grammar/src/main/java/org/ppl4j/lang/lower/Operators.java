package org.ppl4j.lang.lower;

import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.lang.ast.BinaryOperator;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.type.DType;

/** Operators as methods; of numbers that are known, as operators of Java. */
final class Operators {
  private final Expressions expressions;

  Operators(Expressions expressions) {
    this.expressions = expressions;
  }

  Code unary(Expression.Unary unary, int line) {
    Code operand = expressions.of(unary.operand());
    return switch (unary.operator()) {
      case PLUS -> operand;
      case MINUS -> minus(operand, line);
      case NOT -> Methods.call(operand, "not", line);
      case TRANSPOSE -> transpose(operand, line);
    };
  }

  private static Code minus(Code operand, int line) {
    if (operand instanceof Code.Literal literal) {
      return literal.value() instanceof Integer number
          ? Code.Literal.of(-number)
          : Code.Literal.of(-(Double) literal.value());
    }
    return operand.type().isNumber()
        ? new Code.Negative(operand)
        : Methods.call(number(operand, line), "unaryMinus", line);
  }

  private static Code transpose(Code operand, int line) {
    return operand.type().raw() == Real.class
        ? Methods.call(operand, "transpose", line)
        : Methods.call(operand, "transpose", line, Code.Literal.of(1), Code.Literal.of(0));
  }

  /** Truth values count as 0 and 1 in arithmetic. */
  private static Code number(Code code, int line) {
    return code.type().raw() == Bool.class ? Methods.call(code, "toInt", line) : code;
  }

  Code binary(Expression.Binary binary) {
    int line = expressions.checked().source().line(binary.sign().start());
    BinaryOperator operator = binary.operator();
    Code left = expressions.of(binary.left());
    Code right = expressions.of(binary.right());
    if (left.type().isNumber() && right.type().isNumber()) {
      Code known = known(operator, left, right, line);
      if (known != null) {
        return known;
      }
    }
    DType element = common(operator, binary);
    return switch (operator) {
      case AND, OR -> call(operator.sign(), left, right, element, line);
      case LESS -> call("lessThan", left, right, element, line);
      case LESS_EQUAL -> call("atMost", left, right, element, line);
      case GREATER -> call("greaterThan", left, right, element, line);
      case GREATER_EQUAL -> call("atLeast", left, right, element, line);
      case EQUAL -> call("equalTo", left, right, element, line);
      case NOT_EQUAL -> Methods.call(call("equalTo", left, right, element, line), "not", line);
      case PLUS -> commuting("plus", left, right, element, line);
      case TIMES -> commuting("times", left, right, element, line);
      case MINUS -> call("minus", left, right, element, line);
      case DIVIDE, QUOTIENT -> call("div", left, right, element, line);
      case MODULO -> call("mod", left, right, element, line);
      case MATMUL -> call("matmul", left, right, element, line);
      case POWER -> power(left, right, line);
    };
  }

  /** What both operands are made, before they meet. */
  private DType common(BinaryOperator operator, Expression.Binary binary) {
    DType left = expressions.element(binary.left());
    DType right = expressions.element(binary.right());
    boolean isReal =
        operator == BinaryOperator.DIVIDE
            || operator == BinaryOperator.POWER
            || operator == BinaryOperator.MATMUL
            || left == DType.REAL
            || right == DType.REAL;
    boolean isLogic = operator == BinaryOperator.AND || operator == BinaryOperator.OR;
    return isLogic ? DType.BOOL : isReal ? DType.REAL : DType.INT;
  }

  /** A method of the left operand; a number on the right may stay one of Java. */
  private static Code call(String name, Code left, Code right, DType element, int line) {
    return Methods.call(
        typed(Expressions.staged(left, element, line), element, line),
        name,
        line,
        right.type().isNumber() ? right : typed(right, element, line));
  }

  /** A staged value of the element type, if it is one; reals are made of anything. */
  private static Code typed(Code code, DType element, int line) {
    return switch (element) {
      case REAL -> Expressions.real(code, line);
      case INT -> number(code, line);
      case BOOL -> code;
    };
  }

  /** A number of Java goes to the right, where it may stay one. */
  private static Code commuting(String name, Code left, Code right, DType element, int line) {
    boolean isTurned = left.type().isNumber() && !right.type().isNumber();
    return isTurned
        ? call(name, right, left, element, line)
        : call(name, left, right, element, line);
  }

  private static Code power(Code base, Code exponent, int line) {
    boolean isSquare = exponent instanceof Code.Literal literal && literal.value().equals(2);
    Code real = Expressions.staged(base, DType.REAL, line);
    return isSquare
        ? Methods.call(real, "square", line)
        : Methods.call(real, "pow", line, Expressions.real(exponent, line));
  }

  /** Arithmetic of Java, where it means the same; else null. */
  private static @Nullable Code known(BinaryOperator operator, Code left, Code right, int line) {
    boolean isInteger = left.type().equals(JavaType.INT) && right.type().equals(JavaType.INT);
    JavaType type = isInteger ? JavaType.INT : JavaType.DOUBLE;
    return switch (operator) {
      case PLUS, MINUS, TIMES -> new Code.Infix(operator.sign(), left, right, type);
      case DIVIDE ->
          isInteger && !(left instanceof Code.Literal)
              ? null
              : new Code.Infix("/", asDouble(left), right, JavaType.DOUBLE);
      case QUOTIENT -> Methods.staticCall(Math.class, "floorDiv", line, left, right);
      case MODULO ->
          isInteger ? Methods.staticCall(Math.class, "floorMod", line, left, right) : null;
      default -> null;
    };
  }

  private static Code asDouble(Code code) {
    return code instanceof Code.Literal literal && literal.value() instanceof Integer number
        ? Code.Literal.of(number.doubleValue())
        : code;
  }
}
