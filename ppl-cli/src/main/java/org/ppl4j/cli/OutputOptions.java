package org.ppl4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.OutputFailure;
import picocli.CommandLine.Option;

/** Where results go, and in what form. */
final class OutputOptions {
  /** The forms. */
  enum Format {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON
  }

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write the draws into this folder, as files.")
  private @Nullable Path out;

  @Option(names = "--format", paramLabel = "table|json", description = "What is printed (table).")
  private Format format = Format.TABLE;

  /**
   * The folder, which is made if it is missing.
   *
   * @throws OutputFailure if nothing can be written there: before a long run, not after it
   */
  @Nullable Path out() {
    if (out != null) {
      try {
        Files.createDirectories(out);
        Files.delete(Files.createTempFile(out, "ppl", ".tmp"));
      } catch (IOException e) {
        throw OutputFailure.of(out.toString(), "no draws", e);
      }
    }
    return out;
  }

  boolean json() {
    return format == Format.JSON;
  }
}
