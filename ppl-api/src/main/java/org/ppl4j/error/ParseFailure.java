package org.ppl4j.error;

/** A text is not what its parser reads. */
public final class ParseFailure extends PplException {
  private static final long serialVersionUID = 1L;

  private ParseFailure(Report report) {
    super(report);
  }

  /** A place in the text, with the line and a caret beneath the column. */
  public static ParseFailure of(String message, int line, int column, String text) {
    return new ParseFailure(
        Report.of(
            line
                + ":"
                + column
                + ": "
                + message
                + "\n  "
                + text
                + "\n  "
                + text.substring(0, Math.min(Math.max(column - 1, 0), text.length()))
                    .replaceAll("[^\t]", " ")
                + "^"));
  }
}
