package org.ppl4j.plot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report in one HTML file that needs no network: headings, paragraphs, tables and pictures one
 * after the other.
 *
 * <pre>{@code
 * new HtmlReport("Eight schools").heading("Summary").table(header, rows).picture(trace).save(file);
 * }</pre>
 */
public final class HtmlReport {
  private static final Pattern ID = Pattern.compile("(id=\"|url\\(#|href=\"#)([\\w-]+)");

  private static final String STYLE =
      "body{font:16px/1.5 sans-serif;color:#222;max-width:64em;margin:2em auto;padding:0 1em}"
          + "h1{font-size:1.6em}h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #ccc}"
          + ".table{overflow-x:auto}"
          + "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9em}"
          + "th,td{padding:.2em .8em;text-align:right;border-bottom:1px solid #e4e4e4}"
          + "th:first-child,td:first-child{text-align:left;font-family:monospace}"
          + "ul{padding-left:1.2em}.good{color:#00674b}.bad{color:#a84300;font-weight:bold}"
          + "figure{margin:1.5em 0}figure svg{max-width:100%;height:auto}"
          + "footer{margin-top:3em;color:#606060;font-size:.85em}"
          + "@media print{figure{break-inside:avoid}}";

  private final String title;
  private final StringBuilder body = new StringBuilder();
  private int pictures;

  /** With nothing below its title yet. */
  public HtmlReport(String title) {
    this.title = title;
  }

  /** A heading of a part. */
  public HtmlReport heading(String text) {
    return element("h2", "", text);
  }

  /** A paragraph. */
  public HtmlReport paragraph(String text) {
    return element("p", "", text);
  }

  /** A paragraph that says whether all is well. */
  public HtmlReport verdict(boolean good, String text) {
    return element("p", good ? "good" : "bad", text);
  }

  /** Points. */
  public HtmlReport points(List<String> all) {
    if (!all.isEmpty()) {
      body.append("<ul>\n");
      all.forEach(one -> element("li", "", one));
      body.append("</ul>\n");
    }
    return this;
  }

  /** A table, whose first column are names and whose others are numbers. */
  public HtmlReport table(List<String> header, List<? extends List<String>> rows) {
    body.append("<div class=\"table\"><table>\n<thead>");
    row("th", header);
    body.append("</thead>\n<tbody>\n");
    rows.forEach(row -> row("td", row));
    body.append("</tbody></table></div>\n");
    return this;
  }

  /** A picture. */
  public HtmlReport picture(Picture picture) {
    String svg = picture.svg();
    // Of several pictures in one page, each needs its own ids.
    String own =
        ID.matcher(svg.substring(svg.indexOf("<svg")))
            .replaceAll("$1p" + pictures++ + Matcher.quoteReplacement("-") + "$2");
    body.append("<figure>").append(own).append("</figure>\n");
    return this;
  }

  private HtmlReport element(String tag, String style, String text) {
    body.append('<').append(tag);
    body.append(style.isEmpty() ? ">" : " class=\"" + style + "\">");
    body.append(HtmlText.escaped(text)).append("</").append(tag).append(">\n");
    return this;
  }

  private void row(String tag, List<String> cells) {
    body.append("<tr>");
    cells.forEach(
        cell -> {
          body.append('<').append(tag).append('>').append(HtmlText.escaped(cell));
          body.append("</").append(tag).append('>');
        });
    body.append("</tr>\n");
  }

  /** The whole page. */
  public String html() {
    String name = HtmlText.escaped(title);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + name
        + "</title>\n<style>"
        + STYLE
        + "</style>\n</head>\n<body>\n<h1>"
        + name
        + "</h1>\n"
        + body
        + "<footer>Made by ppl4j.</footer>\n</body>\n</html>\n";
  }

  /**
   * Writes the page into a file. Missing folders are made.
   *
   * @return the file
   * @throws org.ppl4j.error.OutputFailure if it cannot be written
   */
  public Path save(Path file) {
    return OutputFiles.write(file, html().getBytes(StandardCharsets.UTF_8));
  }
}
