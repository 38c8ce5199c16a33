package org.ppl4j.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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

  @Nullable Path out() {
    return out;
  }

  boolean json() {
    return format == Format.JSON;
  }
}
