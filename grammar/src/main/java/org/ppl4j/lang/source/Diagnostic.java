package org.ppl4j.lang.source;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a place in a text, and what to do about it.
 *
 * <pre>
 * eight_schools.ppl:5:21: error: the sizes J and K differ [shape]
 *     observe y ~ normal(theta, sigma)
 *                        ^^^^^ real[J]
 *   expected  real[K], as y
 *   found     real[J]
 *   to mend it: ...
 * </pre>
 *
 * @param severity how bad it is
 * @param code its kind, one word or words joined by hyphens
 * @param message what is wrong, in one sentence without a full stop
 * @param source the text
 * @param span the place
 * @param label what stands at the caret, or nothing
 * @param facts further rows beneath: expected, found, where else
 * @param cures what to do about it
 */
public record Diagnostic(
    Severity severity,
    String code,
    String message,
    SourceFile source,
    Span span,
    String label,
    List<Fact> facts,
    List<String> cures) {
  /** Keeps the lists. */
  public Diagnostic {
    facts = List.copyOf(facts);
    cures = List.copyOf(cures);
  }

  /** A row: what kind of fact it is, and what it says. */
  public record Fact(String role, String text) {}

  /** An error. */
  public static Diagnostic error(String code, SourceFile source, Span span, String message) {
    return new Diagnostic(Severity.ERROR, code, message, source, span, "", List.of(), List.of());
  }

  /** A warning. */
  public static Diagnostic warning(String code, SourceFile source, Span span, String message) {
    return new Diagnostic(Severity.WARNING, code, message, source, span, "", List.of(), List.of());
  }

  /** The same with words at the caret. */
  public Diagnostic labelled(String words) {
    return new Diagnostic(severity, code, message, source, span, words, facts, cures);
  }

  /** The same with one more row. */
  public Diagnostic fact(String role, String text) {
    List<Fact> more = new ArrayList<>(facts);
    more.add(new Fact(role, text));
    return new Diagnostic(severity, code, message, source, span, label, more, cures);
  }

  /** The same with one more row, which names another place: {@code text, at 3:5}. */
  public Diagnostic fact(String role, String text, Span there) {
    return fact(role, text + ", line " + source.line(there.start()));
  }

  /** The same with one more way to mend it. */
  public Diagnostic cure(String cure) {
    List<String> more = new ArrayList<>(cures);
    more.add(cure);
    return new Diagnostic(severity, code, message, source, span, label, facts, more);
  }

  /** Whether the file is of no use with it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The line on which the place begins, from 1. */
  public int line() {
    return source.line(span.start());
  }

  /** The column at which it begins, from 1. */
  public int column() {
    return source.column(span.start());
  }

  /** The whole message, of several lines. */
  public String render() {
    StringBuilder out = new StringBuilder(source.place(span));
    out.append(": ").append(severity.word()).append(": ").append(message);
    out.append(" [").append(code).append("]\n");
    String line = source.lineText(line());
    out.append("  ").append(line).append("\n  ").append(caret(line));
    if (!label.isEmpty()) {
      out.append(' ').append(label);
    }
    int width = facts.stream().mapToInt(fact -> fact.role().length()).max().orElse(0);
    for (Fact fact : facts) {
      out.append("\n  ").append(fact.role()).append(" ".repeat(width - fact.role().length()));
      out.append("  ").append(fact.text());
    }
    for (String cure : cures) {
      out.append("\n  to mend it: ").append(cure);
    }
    return out.toString();
  }

  /** Blanks, tabs where the line has them, then a caret for each character of the place. */
  private String caret(String line) {
    int before = Math.min(column() - 1, line.codePointCount(0, line.length()));
    StringBuilder out = new StringBuilder();
    line.codePoints().limit(before).forEach(c -> out.append(c == '\t' ? '\t' : ' '));
    int inLine = line.codePointCount(0, line.length()) - before;
    int end = Math.min(span.end(), source.text().length());
    int size = source.text().codePointCount(Math.min(span.start(), end), end);
    return out.append("^".repeat(Math.max(1, Math.min(size, inLine)))).toString();
  }

  @Override
  public String toString() {
    return render();
  }
}
