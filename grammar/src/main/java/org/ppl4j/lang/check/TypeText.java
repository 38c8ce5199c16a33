package org.ppl4j.lang.check;

import java.util.stream.Collectors;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.TypeNode;

/** Types of signatures as text. */
final class TypeText {
  private TypeText() {}

  static String of(TypeNode type) {
    TypeNode.Values values = (TypeNode.Values) type;
    StringBuilder out = new StringBuilder(values.name().text());
    if (values.lower() != null || values.upper() != null) {
      String low = values.lower() == null ? "" : "lower = " + of(values.lower());
      String high = values.upper() == null ? "" : "upper = " + of(values.upper());
      out.append('<').append(low).append(low.isEmpty() || high.isEmpty() ? "" : ", ");
      out.append(high).append('>');
    }
    if (!values.dimensions().isEmpty()) {
      out.append(
          values.dimensions().stream()
              .map(TypeText::of)
              .collect(Collectors.joining(", ", "[", "]")));
    }
    return out.toString();
  }

  private static String of(Expression expression) {
    if (expression instanceof Expression.Number number) {
      return number.text();
    }
    if (expression instanceof Expression.Reference reference) {
      return reference.name().text();
    }
    if (expression instanceof Expression.Unary unary) {
      return unary.operator().sign() + of(unary.operand());
    }
    Expression.Binary binary = (Expression.Binary) expression;
    return of(binary.left()) + " " + binary.operator().sign() + " " + of(binary.right());
  }
}
