package org.ppl4j.plot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes SVG short: paths go by steps instead of places, with no more digits than eyes need; shapes
 * that come again, as words on axes do, are drawn from one; elements of one style that follow each
 * other share it.
 */
final class SvgText {
  private static final Pattern DECIMALS = Pattern.compile("(\\d\\.\\d\\d)\\d+");
  private static final Pattern PATH = Pattern.compile("<path d=\"([^\"]*)\" style=\"(fill:none;)?");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9][0-9.]*(?:E-?[0-9]+)?");
  private static final Pattern DOT =
      Pattern.compile("<ellipse cx=\"([^\"]*)\" cy=\"([^\"]*)\" rx=\"([^\"]*)\" ry=\"\\3\"");
  private static final Pattern FILLED =
      Pattern.compile("<path d=\"M(-?[0-9.]+)([ -][0-9.]+)([^\"]{60,})\" style=\"fill:rgb");
  private static final Pattern STYLED =
      Pattern.compile("(?m)^ *(<(?:path|circle|use)[^>]*) style=\"([^\"]*)\"/>\\n");

  private SvgText() {}

  /** The same drawing in fewer letters. */
  static String compact(String svg) {
    String rounded = DECIMALS.matcher(svg).replaceAll("$1");
    String dots = DOT.matcher(rounded).replaceAll("<circle cx=\"$1\" cy=\"$2\" r=\"$3\"");
    return grouped(shared(stepped(dots)));
  }

  private static String stepped(String svg) {
    return PATH.matcher(svg)
        .replaceAll(
            path -> {
              boolean isLine = path.group(2) != null;
              String data = steps(path.group(1), isLine ? 1 : 2);
              String style = isLine ? "fill:none;" : "";
              return Matcher.quoteReplacement("<path d=\"" + data + "\" style=\"" + style);
            });
  }

  /**
   * A path's data with its points relative to each other. What is rounded to so many decimals is
   * where a point lies from the path's first one, so that equal shapes have equal steps.
   */
  static String steps(String data, int decimals) {
    double unit = Math.pow(10, decimals);
    StringBuilder out = new StringBuilder();
    double[] origin = new double[2];
    long[] at = new long[2];
    long[] start = new long[2];
    long[] point = new long[2];
    int numbers = 0;
    int points = 0;
    String command = "";
    String last = "";
    for (MatchResult token : (Iterable<MatchResult>) TOKEN.matcher(data).results()::iterator) {
      String text = token.group();
      if (text.equals("Z")) {
        out.append('z');
        at = start.clone();
        last = "Z";
        continue;
      }
      if (Character.isLetter(text.charAt(0))) {
        command = text;
        points = 0;
        continue;
      }
      double number = Double.parseDouble(text);
      if (last.isEmpty()) {
        origin[numbers] = number;
      }
      point[numbers] = Math.round((number - origin[numbers]) * unit);
      numbers = 1 - numbers;
      if (numbers == 1) {
        continue;
      }
      if (last.isEmpty()) {
        out.append('M');
        append(out, Math.round(origin[0] * unit), decimals);
        append(out, Math.round(origin[1] * unit), decimals);
        last = "M";
        continue;
      }
      if (points == 0 && !command.equals(last)) {
        out.append(command.toLowerCase(Locale.ROOT));
      }
      append(out, point[0] - at[0], decimals);
      append(out, point[1] - at[1], decimals);
      points++;
      if (points == pointsOf(command)) {
        points = 0;
        last = command;
        at = point.clone();
        start = command.equals("M") ? at : start;
      }
    }
    return out.toString();
  }

  /** How many points a command takes. */
  private static int pointsOf(String command) {
    return switch (command) {
      case "M", "L" -> 1;
      case "Q" -> 2;
      case "C" -> 3;
      default -> throw new IllegalArgumentException("a path has a command " + command);
    };
  }

  /** A number of units, without zeros that say nothing. */
  private static void append(StringBuilder out, long units, int decimals) {
    boolean afterNumber = !Character.isLetter(out.charAt(out.length() - 1));
    if (units < 0) {
      out.append('-');
    } else if (afterNumber) {
      out.append(' ');
    }
    long unit = decimals == 1 ? 10 : 100;
    long whole = Math.abs(units) / unit;
    long part = Math.abs(units) % unit;
    if (whole > 0 || part == 0) {
      out.append(whole);
    }
    if (part > 0) {
      String digits = Long.toString(unit + part).substring(1);
      out.append('.').append(digits.endsWith("0") ? digits.substring(0, 1) : digits);
    }
  }

  /** Defines the shapes that come more than once, and uses them. */
  private static String shared(String svg) {
    Map<String, Integer> count = new HashMap<>();
    FILLED.matcher(svg).results().forEach(m -> count.merge(m.group(3), 1, Integer::sum));
    Map<String, String> names = new LinkedHashMap<>();
    String used =
        FILLED
            .matcher(svg)
            .replaceAll(
                path -> {
                  String shape = path.group(3);
                  if (count.getOrDefault(shape, 0) < 2) {
                    return Matcher.quoteReplacement(path.group());
                  }
                  String name = names.computeIfAbsent(shape, s -> "s" + names.size());
                  return Matcher.quoteReplacement(
                      "<use xlink:href=\"#"
                          + name
                          + "\" x=\""
                          + path.group(1)
                          + "\" y=\""
                          + path.group(2).strip()
                          + "\" style=\"fill:rgb");
                });
    StringBuilder defined = new StringBuilder();
    names.forEach(
        (shape, name) -> defined.append("<path id=\"" + name + "\" d=\"M0 0" + shape + "\"/>\n"));
    int inside = used.indexOf('>', used.indexOf("<svg")) + 1;
    return names.isEmpty()
        ? svg
        : used.substring(0, inside) + "<defs>\n" + defined + "</defs>\n" + used.substring(inside);
  }

  private static String grouped(String svg) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = STYLED.matcher(svg);
    int done = 0;
    String style = "";
    while (matcher.find()) {
      boolean follows = matcher.start() == done && matcher.group(2).equals(style);
      if (!follows) {
        out.append(style.isEmpty() ? "" : "</g>\n");
        out.append(svg, done, matcher.start());
        style = matcher.group(2);
        out.append("<g style=\"").append(style).append("\">\n");
      }
      out.append(matcher.group(1)).append("/>\n");
      done = matcher.end();
    }
    return out.append(style.isEmpty() ? "" : "</g>\n").append(svg, done, svg.length()).toString();
  }
}
