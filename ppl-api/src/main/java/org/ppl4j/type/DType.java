package org.ppl4j.type;

/**
 * The element type of a value. Its width is the executor's choice; the text form is the oracle's.
 */
public enum DType {
  /** A real number; float64 in the interpreter, float32 or float64 elsewhere. */
  REAL("f64"),
  /** An integer, exact up to 2<sup>53</sup> in absolute value on every executor. */
  INT("i64"),
  /** True or false. */
  BOOL("bool");

  private final String text;

  DType(String text) {
    this.text = text;
  }

  /** The name printed in the IR: {@code f64}, {@code i64} or {@code bool}. */
  public String text() {
    return text;
  }

  /**
   * The type whose {@link #text()} is given.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DType parse(String text) {
    for (DType dtype : values()) {
      if (dtype.text.equals(text)) {
        return dtype;
      }
    }
    throw new IllegalArgumentException("no element type is called " + text);
  }
}
