package org.ppl4j.lang.source;

/**
 * A part of a text, by offsets of UTF-16 units.
 *
 * @param start where it begins
 * @param end where the next part begins
 */
public record Span(int start, int end) {
  /** Refuses what ends before it begins. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span from " + start + " to " + end);
    }
  }

  /** From the start of this to the end of another. */
  public Span to(Span last) {
    return new Span(start, Math.max(end, last.end));
  }

  /** The place behind its last character. */
  public Span after() {
    return new Span(end, end);
  }
}
