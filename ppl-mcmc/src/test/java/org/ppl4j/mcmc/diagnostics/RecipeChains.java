package org.ppl4j.mcmc.diagnostics;

import java.util.LinkedHashMap;
import java.util.Map;

/** The draws of {@code truth.py}, bit for bit. */
final class RecipeChains {
  private long state;

  private RecipeChains(long seed) {
    state = seed;
  }

  /** All cases by name. */
  static Map<String, double[][]> all() {
    Map<String, double[][]> cases = new LinkedHashMap<>();
    cases.put("independent", chains(1, 4, 1000, 0.0));
    cases.put("sticky", chains(2, 4, 1000, 0.9));
    cases.put("antithetic", chains(3, 4, 500, -0.8));
    cases.put("heavy", chains(4, 4, 1000, 0.5, 0, 1, true, 0));
    cases.put("moved", chains(5, 4, 250, 0.3, 2, 1, false, 0));
    cases.put("stretched", chains(6, 4, 250, 0.3, 0, 3, false, 0));
    cases.put("odd", chains(7, 3, 101, 0.5));
    cases.put("eight", chains(8, 4, 8, 0.5));
    cases.put("seven", chains(9, 4, 7, 0.5));
    cases.put("six", chains(10, 2, 6, 0.0));
    cases.put("one", chains(11, 1, 500, 0.5));
    cases.put("steps", chains(12, 4, 400, 0.5, 0, 1, false, 1));
    cases.put("walk", chains(13, 4, 200, 0.999));
    cases.put("two", chains(14, 2, 64, 0.95));
    return cases;
  }

  static double[][] chains(long seed, int count, int draws, double memory) {
    return chains(seed, count, draws, memory, 0, 1, false, 0);
  }

  private static double[][] chains(
      long seed,
      int count,
      int draws,
      double memory,
      double shift,
      double stretch,
      boolean heavy,
      double steps) {
    RecipeChains recipe = new RecipeChains(seed);
    double[][] out = new double[count][draws];
    for (int c = 0; c < count; c++) {
      double x = recipe.bell();
      for (int t = 0; t < draws; t++) {
        x = memory * x + recipe.bell();
        double y = heavy ? x / (recipe.uniform() + 0.01) : x;
        y = c == count - 1 ? y * stretch + shift : y;
        out[c][t] = steps > 0 ? Math.floor(y * steps) : y;
      }
    }
    return out;
  }

  private double uniform() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (state >>> 11) * 0x1p-53;
  }

  private double bell() {
    double total = 0;
    for (int i = 0; i < 12; i++) {
      total += uniform();
    }
    return total - 6;
  }
}
