package org.ppl4j.plot;

/** Text that stands in HTML or XML. */
final class HtmlText {
  private HtmlText() {}

  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                  // What XML cannot hold at all.
                  boolean control = c < ' ' && c != '\n' && c != '\t';
                  out.appendCodePoint(control || c >= 0xfffe && c <= 0xffff ? 0xfffd : c);
                }
              }
            });
    return out.toString();
  }
}
