package org.ppl4j.lang.check;

import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.UnaryOperator;

/** Numbers that are known when a file is checked. */
final class Constants {
  private final Session session;

  Constants(Session session) {
    this.session = session;
  }

  /** The value of an expression of literals and constants, or null. */
  @Nullable Double of(Expression expression) {
    if (expression instanceof Expression.Number number) {
      return number.value();
    }
    if (expression instanceof Expression.Unary unary) {
      Double operand = of(unary.operand());
      if (operand == null) {
        return null;
      }
      return unary.operator() == UnaryOperator.MINUS
          ? Double.valueOf(-operand)
          : unary.operator() == UnaryOperator.PLUS ? operand : null;
    }
    if (expression instanceof Expression.Binary binary) {
      Double left = of(binary.left());
      Double right = of(binary.right());
      return left == null || right == null ? null : apply(binary, left, right);
    }
    if (expression instanceof Expression.Reference reference) {
      Symbol symbol = session.facts.symbols.get(reference.name());
      boolean isConstant = symbol != null && symbol.declaration() instanceof Declaration.Constant;
      if (isConstant && symbol != null) {
        return of(((Declaration.Constant) symbol.declaration()).value());
      }
      if (symbol == null) {
        return number(reference.name().text());
      }
    }
    return null;
  }

  /** The numbers that have names. */
  static @Nullable Double number(String name) {
    return switch (name) {
      case "pi", "π" -> Math.PI;
      case "infinity" -> Double.POSITIVE_INFINITY;
      default -> null;
    };
  }

  private static @Nullable Double apply(Expression.Binary binary, double left, double right) {
    return switch (binary.operator()) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDE -> left / right;
      case POWER -> Math.pow(left, right);
      case QUOTIENT -> Math.floor(left / right);
      default -> null;
    };
  }
}
