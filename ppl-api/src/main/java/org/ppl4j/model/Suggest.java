package org.ppl4j.model;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that a user may have meant. */
public final class Suggest {
  private Suggest() {}

  /** {@code Did you mean "..."?} for a near name, else the list of all. */
  public static String among(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(other -> distance(name, other)))
        .filter(other -> distance(name, other) <= Math.max(2, name.length() / 3))
        .map(other -> " Did you mean \"" + other + "\"?")
        .orElse(known.isEmpty() ? "" : " It has " + String.join(", ", known) + ".");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        corner = above;
      }
    }
    return row[b.length()];
  }
}
