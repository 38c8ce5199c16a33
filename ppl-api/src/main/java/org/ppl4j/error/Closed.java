package org.ppl4j.error;

/** Something was used after it was closed. */
public final class Closed extends PplException {
  private static final long serialVersionUID = 1L;

  private Closed(Report report) {
    super(report);
  }

  /** The thing that is closed. */
  public static Closed of(String what) {
    return new Closed(
        Report.of(what + " is closed.").cure("use it inside its try block, or compile it again"));
  }
}
