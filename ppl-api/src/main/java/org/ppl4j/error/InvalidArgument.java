package org.ppl4j.error;

/** An attribute such as an axis or a range is out of bounds. */
public final class InvalidArgument extends PplException {
  private static final long serialVersionUID = 1L;

  private InvalidArgument(Report report) {
    super(report);
  }

  /** An argument refused, with the problem already worded. */
  public static InvalidArgument of(Report report) {
    return new InvalidArgument(report);
  }
}
