package org.ppl4j.error;

import java.util.ArrayList;
import java.util.List;

/** The body of an error message: what is wrong, the parties to it in aligned columns, the cure. */
public final class Report {
  private final String problem;
  private final List<String[]> parties = new ArrayList<>();
  private final List<String> cures = new ArrayList<>();
  private boolean placed;

  private Report(String problem) {
    this.problem = problem;
  }

  /** A report of one problem, said in one sentence. */
  public static Report of(String problem) {
    return new Report(problem);
  }

  /**
   * Adds one party to the problem.
   *
   * @param role its part in it, like {@code left}
   * @param party who it is
   */
  public Report where(String role, Party party) {
    String line = party.source().toString();
    boolean anonymous = party.name().isEmpty() && party.kind().isEmpty();
    parties.add(
        anonymous
            ? new String[] {role, line}
            : new String[] {role, party.name(), party.kind(), line});
    return this;
  }

  /** Adds the line where the problem arose, unless one is known already. */
  public Report at(Source source) {
    if (source.isKnown() && !placed) {
      parties.add(new String[] {"at", source.toString()});
      placed = true;
    }
    return this;
  }

  /** Adds what to do about it. */
  public Report cure(String cure) {
    cures.add(cure);
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[4];
    for (String[] row : parties) {
      for (int column = 0; column < (row.length == 2 ? 1 : row.length); column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    StringBuilder out = new StringBuilder(problem);
    for (String[] row : parties) {
      StringBuilder line = new StringBuilder("\n ");
      for (int column = 0; column < row.length; column++) {
        line.append(column == 0 ? " " : "  ").append(row[column]);
        line.append(" ".repeat(Math.max(widths[column] - row[column].length(), 0)));
      }
      out.append(line.toString().stripTrailing());
    }
    for (String cure : cures) {
      out.append("\n  to mend it: ").append(cure);
    }
    return out.toString();
  }

  /**
   * A value that takes part in a problem.
   *
   * @param name how the user calls it
   * @param kind what it is: {@code argument}, {@code sample "theta"}, a type
   * @param source where it was made
   */
  public record Party(String name, String kind, Source source) {}
}
