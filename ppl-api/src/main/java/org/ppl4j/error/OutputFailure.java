package org.ppl4j.error;

import java.io.IOException;

/** A file could not be written: a full disk, a folder that is missing or not ours. */
public final class OutputFailure extends PplException {
  private static final long serialVersionUID = 1L;

  private OutputFailure(Report report, IOException cause) {
    super(report, cause);
  }

  /**
   * A file, and what of it is safe.
   *
   * @param file its name
   * @param kept what was written and stays, like {@code 120 draws}
   */
  public static OutputFailure of(String file, String kept, IOException cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new OutputFailure(
        Report.of("\"" + file + "\" cannot be written: " + why + ". It holds " + kept + ".")
            .cure("make room on the disk, or choose another folder"),
        cause);
  }
}
