package org.ppl4j.lang.syntax;

import org.ppl4j.lang.source.Span;

/** A text is nested so deeply that those who walk its tree would run out of stack. */
final class TooDeep extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How many rules may be inside one another: some 300 parentheses, or a sum of 300 terms. */
  static final int LIMIT = 600;

  private final transient Span span;

  TooDeep(Span span) {
    super("nested too deeply", null, false, false);
    this.span = span;
  }

  Span span() {
    return span;
  }
}
