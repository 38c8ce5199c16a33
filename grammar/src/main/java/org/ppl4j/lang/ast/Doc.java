package org.ppl4j.lang.ast;

import java.util.List;

/**
 * The comment {@code /** ... *}{@code /} before a declaration, a parameter or a statement.
 *
 * @param lines its lines, without the signs; none if there is no comment
 */
public record Doc(List<String> lines) {
  /** No comment. */
  public static final Doc NONE = new Doc(List.of());

  /** Keeps the list. */
  public Doc {
    lines = List.copyOf(lines);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** All lines as one text. */
  public String text() {
    return String.join("\n", lines);
  }
}
