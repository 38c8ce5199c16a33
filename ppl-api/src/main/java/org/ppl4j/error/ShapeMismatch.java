package org.ppl4j.error;

/** Two shapes that had to agree do not. */
public final class ShapeMismatch extends PplException {
  private static final long serialVersionUID = 1L;

  private ShapeMismatch(Report report) {
    super(report);
  }

  /** An operation whose operands do not fit, with the problem already worded. */
  public static ShapeMismatch of(Report report) {
    return new ShapeMismatch(report);
  }
}
