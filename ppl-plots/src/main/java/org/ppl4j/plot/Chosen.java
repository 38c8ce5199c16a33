package org.ppl4j.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A panel for each of some series, and what a picture says of those that do not fit in. */
final class Chosen {
  /** More panels than these nobody looks at. */
  private static final int MOST = 24;

  private Chosen() {}

  static Picture picture(
      String what, List<Series> all, String noun, Function<Series, Panel> panel) {
    List<Panel> panels = new ArrayList<>();
    all.stream().limit(MOST).map(panel).forEach(panels::add);
    String title = what + (all.size() == 1 ? " of " + all.get(0).name() : "");
    String note = noun.isEmpty() ? counts(all) : counts(all) + "; " + noun;
    if (all.size() > MOST) {
      note += "; the first " + MOST + " of " + all.size() + ", name the others to see them";
    }
    return Picture.of(title, panels).note(note);
  }

  /** How many chains and draws, and how many of them are NaN or infinite. */
  static String counts(List<Series> all) {
    if (all.isEmpty()) {
      return "";
    }
    int chains = all.get(0).chains().length;
    int draws = chains == 0 ? 0 : all.get(0).chains()[0].length;
    long broken = all.stream().mapToLong(Series::broken).sum();
    String out = count(chains, "chain") + " of " + count(draws, "draw");
    return broken == 0 ? out : out + "; " + count(broken, "value") + " not finite, left out";
  }

  static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** A panel that shows a quantity from left to right, named at its top if the name is long. */
  static Panel across(String name, String yTitle) {
    boolean isLong = name.length() > 36;
    return new Panel(isLong ? "value" : name, yTitle).title(isLong ? name : "");
  }

  /** Names of chains, from 1 as in the diagnostics' words. */
  static String chain(int c, int of) {
    return of == 1 ? "" : "chain " + (c + 1);
  }

  /** 0, 1, 2, ... */
  static double[] iota(int n, double from) {
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      out[i] = from + i;
    }
    return out;
  }
}
