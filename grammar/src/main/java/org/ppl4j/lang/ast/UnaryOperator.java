package org.ppl4j.lang.ast;

/** Operations on one value. */
public enum UnaryOperator {
  MINUS("-"),
  PLUS("+"),
  NOT("not"),
  /** Of a matrix; written behind it. */
  TRANSPOSE("'");

  private final String sign;

  UnaryOperator(String sign) {
    this.sign = sign;
  }

  /** How it is written. */
  public String sign() {
    return sign;
  }
}
