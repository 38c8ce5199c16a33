package org.ppl4j.error;

/** A {@code .ppl} file has errors. */
public final class InvalidProgram extends PplException {
  private static final long serialVersionUID = 1L;

  private final String problems;

  private InvalidProgram(Report report, String problems) {
    super(report);
    this.problems = problems;
  }

  /**
   * All errors of a file.
   *
   * @param file its name
   * @param count how many there are
   * @param problems their messages, each with its place, the line and a caret
   */
  public static InvalidProgram of(String file, int count, String problems) {
    String counted = count == 1 ? "1 error" : count + " errors";
    return new InvalidProgram(Report.of(file + " has " + counted + ".\n" + problems), problems);
  }

  /** The messages by themselves. */
  public String problems() {
    return problems;
  }
}
