package org.ppl4j.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

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
    return new OutputFailure(
        Report.of("\"" + file + "\" cannot be written: " + why(cause) + ". It holds " + kept + ".")
            .cure("make room on the disk, or choose another folder"),
        cause);
  }

  /** What went wrong; of some failures Java's message is the name of a file and no more. */
  private static String why(IOException cause) {
    if (cause instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be written to";
    }
    if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + " cannot be made";
    }
    if (cause instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is a file, not a folder";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
