package org.ppl4j.lang.java;

import java.util.Arrays;
import java.util.List;

/**
 * Text with places where lines may be broken. A group is written on one line if it fits; else all
 * of its own breaks are lines. Source: Wadler, A prettier printer (2003).
 */
sealed interface Layout {
  /** A piece of a line; {@code origin} is the line of the {@code .ppl} file behind it, or 0. */
  record Text(String text, int origin) implements Layout {}

  /** A line break, or what stands in its place in a group that fits on a line. */
  record Break(String flat) implements Layout {}

  /** A line break in any case, also of the groups around. */
  record Hard() implements Layout {}

  /** One after the other. */
  record Join(List<Layout> parts) implements Layout {}

  /** Lines begun inside are indented further. */
  record Indent(int by, Layout inner) implements Layout {}

  /** On one line if it fits. */
  record Group(Layout inner) implements Layout {}

  static Layout text(String text) {
    return new Text(text, 0);
  }

  static Layout join(Layout... parts) {
    return new Join(Arrays.asList(parts));
  }
}
