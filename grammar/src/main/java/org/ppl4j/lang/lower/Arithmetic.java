package org.ppl4j.lang.lower;

/** Java's arithmetic on ints and doubles. */
final class Arithmetic {
  private Arithmetic() {}

  static Object of(String sign, Object left, Object right) {
    if (left instanceof Integer a && right instanceof Integer b) {
      return of(sign, a.intValue(), b.intValue());
    }
    return of(sign, ((Number) left).doubleValue(), ((Number) right).doubleValue());
  }

  private static Object of(String sign, int a, int b) {
    return switch (sign) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "==" -> a == b;
      case "!=" -> a != b;
      case "<" -> a < b;
      case "<=" -> a <= b;
      case ">" -> a > b;
      case ">=" -> a >= b;
      default -> throw new IllegalArgumentException(sign);
    };
  }

  private static Object of(String sign, double a, double b) {
    return switch (sign) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "==" -> a == b;
      case "!=" -> a != b;
      case "<" -> a < b;
      case "<=" -> a <= b;
      case ">" -> a > b;
      case ">=" -> a >= b;
      default -> throw new IllegalArgumentException(sign);
    };
  }

  static Object negative(Object value) {
    if (value instanceof Integer number) {
      return -number;
    }
    return -((Number) value).doubleValue();
  }
}
