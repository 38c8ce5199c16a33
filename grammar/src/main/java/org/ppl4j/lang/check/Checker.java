package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.syntax.Syntax;

/** Finds out what a file means. */
public final class Checker {
  private Checker() {}

  /** Reads and checks a text. */
  public static Checked check(SourceFile source) {
    Syntax.Parsed parsed = Syntax.parse(source);
    List<Diagnostic> problems = new ArrayList<>(parsed.diagnostics());
    Checked.Facts facts = new Checked.Facts();
    return new Checked(source, parsed.ast(), problems, facts);
  }
}
