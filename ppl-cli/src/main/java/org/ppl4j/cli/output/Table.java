package org.ppl4j.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of a name and numbers, in aligned columns. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(header);
  }

  void add(String name, double... numbers) {
    String[] row = new String[numbers.length + 1];
    row[0] = name;
    for (int i = 0; i < numbers.length; i++) {
      row[i + 1] = text(numbers[i]);
    }
    rows.add(row);
  }

  void add(String name, String text) {
    rows.add(new String[] {name, text});
  }

  /** Four digits, without an exponent where that is readable. */
  static String text(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e6) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, size >= 1e-4 && size < 1e6 ? "%.4g" : "%.3e", value);
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line =
          new StringBuilder(row[0]).append(" ".repeat(widths[0] - row[0].length()));
      for (int i = 1; i < row.length; i++) {
        line.append(" ".repeat(widths[i] - row[i].length() + 2)).append(row[i]);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
