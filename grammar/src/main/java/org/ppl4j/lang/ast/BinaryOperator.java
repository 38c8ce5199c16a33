package org.ppl4j.lang.ast;

/** Operations on two values. */
public enum BinaryOperator {
  OR("or", 1),
  AND("and", 2),
  LESS("<", 4),
  LESS_EQUAL("<=", 4),
  GREATER(">", 4),
  GREATER_EQUAL(">=", 4),
  EQUAL("==", 4),
  NOT_EQUAL("!=", 4),
  PLUS("+", 5),
  MINUS("-", 5),
  TIMES("*", 6),
  /** Of reals; the quotient of two integers is real, too. */
  DIVIDE("/", 6),
  /** The remainder, with the sign of the divisor. */
  MODULO("%", 6),
  /** Of integers, rounded down. */
  QUOTIENT("%/%", 6),
  /** The product of matrices and vectors. */
  MATMUL("@", 6),
  /** Right-associative. */
  POWER("^", 8);

  private final String sign;
  private final int precedence;

  BinaryOperator(String sign, int precedence) {
    this.sign = sign;
    this.precedence = precedence;
  }

  /** How it is written. */
  public String sign() {
    return sign;
  }

  /**
   * How tightly it binds: more than all of lower numbers. {@code not} has 3, signs have 7, what
   * follows an operand (indices, members, transposition) 9.
   */
  public int precedence() {
    return precedence;
  }

  /** Whether it compares. */
  public boolean isComparison() {
    return precedence == 4;
  }

  /** The operator of a sign. */
  public static BinaryOperator of(String sign) {
    for (BinaryOperator each : values()) {
      if (each.sign.equals(sign)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no operator " + sign);
  }
}
