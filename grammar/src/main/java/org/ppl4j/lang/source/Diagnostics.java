package org.ppl4j.lang.source;

import java.util.List;
import java.util.stream.Collectors;
import org.ppl4j.error.InvalidProgram;

/** What is said about one text. */
public final class Diagnostics {
  private Diagnostics() {}

  /**
   * Goes on only where nothing is an error.
   *
   * @throws InvalidProgram with all errors
   */
  public static void requireNoErrors(SourceFile source, List<Diagnostic> diagnostics) {
    List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty()) {
      throw InvalidProgram.of(
          source.name(),
          errors.size(),
          errors.stream().map(Diagnostic::render).distinct().collect(Collectors.joining("\n\n")));
    }
  }
}
