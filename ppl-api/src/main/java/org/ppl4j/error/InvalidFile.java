package org.ppl4j.error;

/** A file is not what it is read as. */
public final class InvalidFile extends PplException {
  private static final long serialVersionUID = 1L;

  private InvalidFile(Report report) {
    super(report);
  }

  /**
   * A file and what is wrong with it.
   *
   * @param file its name
   * @param wanted what it was read as, like {@code a checkpoint}
   * @param problem what is wrong
   * @param cure what to do
   */
  public static InvalidFile of(String file, String wanted, String problem, String cure) {
    return new InvalidFile(
        Report.of("\"" + file + "\" cannot be read as " + wanted + ": " + problem + ".")
            .cure(cure));
  }
}
