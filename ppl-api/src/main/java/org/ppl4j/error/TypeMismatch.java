package org.ppl4j.error;

/** A value has the wrong element type, such as a boolean where a real is needed. */
public final class TypeMismatch extends PplException {
  private static final long serialVersionUID = 1L;

  private TypeMismatch(Report report) {
    super(report);
  }

  /** An operation that got an element type it does not take. */
  public static TypeMismatch of(Report report) {
    return new TypeMismatch(report);
  }
}
