package org.ppl4j.lang;

import java.io.IOException;
import java.nio.file.Path;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Checker;
import org.ppl4j.lang.source.SourceFile;

/**
 * The front end of the language: from a text to what it means.
 *
 * <pre>{@code
 * Checked file = Ppl.check(SourceFile.read(Path.of("eight_schools.ppl")));
 * file.diagnostics().forEach(problem -> System.err.println(problem.render()));
 * }</pre>
 */
public final class Ppl {
  private Ppl() {}

  /**
   * Reads and checks a text. Never throws, whatever the text is: what is wrong is in {@link
   * Checked#diagnostics()}.
   */
  public static Checked check(SourceFile source) {
    return Checker.check(source);
  }

  /**
   * Reads and checks a file in UTF-8.
   *
   * @throws IOException if it cannot be read
   */
  public static Checked check(Path path) throws IOException {
    return check(SourceFile.read(path));
  }
}
