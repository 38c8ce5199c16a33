package org.ppl4j.dist;

import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidParameter;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Expand;
import org.ppl4j.type.Shape;

/** What distributions check of their parameters: shapes always, values where they are literals. */
final class Parameters {
  private Parameters() {}

  /** Every element is greater than 0. */
  static void positive(String distribution, String name, Value value) {
    check(distribution, name, value, "positive", x -> x > 0 && x < Double.POSITIVE_INFINITY);
  }

  /** Every element is at least 0. */
  static void nonNegative(String distribution, String name, Value value) {
    check(distribution, name, value, "at least 0", x -> x >= 0 && x < Double.POSITIVE_INFINITY);
  }

  /** Every element lies in [0, 1]. */
  static void probability(String distribution, String name, Value value) {
    check(distribution, name, value, "between 0 and 1", x -> x >= 0 && x <= 1);
  }

  /** Every element is a finite number. */
  static void finite(String distribution, String name, Value value) {
    check(distribution, name, value, "finite", Double::isFinite);
  }

  /** Every element that is a literal satisfies a condition. */
  static void check(
      String distribution, String name, Value value, String must, DoublePredicate condition) {
    double @Nullable [] literal = literal(value.expr());
    if (literal == null) {
      return;
    }
    for (double element : literal) {
      if (!condition.test(element)) {
        throw InvalidParameter.of(distribution, name, element, must, value.expr().party());
      }
    }
  }

  /** Where both are literals, every element of the first is less than its partner. */
  static void ordered(
      String distribution, String lowerName, Value lower, String upperName, Value upper) {
    double @Nullable [] low = literal(lower.expr());
    double @Nullable [] high = literal(upper.expr());
    if (low == null || high == null) {
      return;
    }
    for (int i = 0; i < Math.max(low.length, high.length); i++) {
      double bound = low[low.length == 1 ? 0 : i];
      double element = high[high.length == 1 ? 0 : i];
      if (!(bound < element)) {
        throw InvalidParameter.of(
            distribution,
            upperName,
            element,
            "greater than " + lowerName + ", which is " + bound,
            upper.expr().party());
      }
    }
  }

  /** Whether a parameter is the literal scalar of this value. */
  static boolean isLiteral(Value value, double number) {
    double @Nullable [] literal = literal(value.expr());
    return literal != null && literal.length == 1 && literal[0] == number;
  }

  /** The common shape of parameters that have equal shapes or are scalars. */
  static Shape commonShape(String distribution, Value... parameters) {
    Value widest = parameters[0];
    for (Value parameter : parameters) {
      if (widest.shape().isScalar()) {
        widest = parameter;
      } else if (!parameter.shape().isScalar() && !parameter.shape().equals(widest.shape())) {
        throw ShapeMismatch.of(
            Report.of(
                    distribution
                        + ": parameters "
                        + widest.expr().type()
                        + " and "
                        + parameter.expr().type()
                        + " do not go together.")
                .where("left", widest.expr().party())
                .where("right", parameter.expr().party())
                .cure("parameters have equal shapes or are scalars"));
      }
    }
    return widest.shape();
  }

  /** The elements of a literal, or null. */
  static double @Nullable [] literal(Expr expr) {
    Expr core = expr.op() instanceof Expand ? expr.input(0) : expr;
    return core.op() instanceof Constant constant ? constant.value().data() : null;
  }
}
