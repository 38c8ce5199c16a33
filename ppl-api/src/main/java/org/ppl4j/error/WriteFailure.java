package org.ppl4j.error;

import java.io.IOException;

/** A file could not be written: the disk is full, or fails. */
public final class WriteFailure extends PplException {
  private static final long serialVersionUID = 1L;

  private WriteFailure(Report report, Throwable cause) {
    super(report, cause);
  }

  /**
   * Draws that could not be written.
   *
   * @param file where to
   * @param safe how many draws that file's chain has on the disk, whole
   */
  public static WriteFailure of(String file, int safe, IOException cause) {
    return new WriteFailure(
        Report.of(
                file
                    + " could not be written: "
                    + cause.getMessage()
                    + "; the "
                    + safe
                    + " draws written before are whole.")
            .cure("make room, or name another folder, and resume"),
        cause);
  }
}
