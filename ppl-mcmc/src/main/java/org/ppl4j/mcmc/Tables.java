package org.ppl4j.mcmc;

import java.util.List;

/** Tables of text: the first column to the left, numbers to the right. */
final class Tables {
  private Tables() {}

  static String aligned(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        String pad = " ".repeat(widths[column] - row[column].length());
        line.append(column == 0 ? row[column] + pad : "  " + pad + row[column]);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
