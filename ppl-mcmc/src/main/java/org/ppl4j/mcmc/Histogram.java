package org.ppl4j.mcmc;

import java.util.Arrays;

/** A histogram in one line of text: a bar for each of {@value #BINS} ranges of equal width. */
final class Histogram {
  private static final int BINS = 12;

  private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

  private Histogram() {}

  /** Of all finite draws, from the least to the greatest; empty where there are none. */
  static String of(double[][] chains) {
    double[] all =
        Arrays.stream(chains).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    double least = Arrays.stream(all).min().orElse(Double.NaN);
    double width = (Arrays.stream(all).max().orElse(Double.NaN) - least) / BINS;
    if (all.length == 0 || !Double.isFinite(width)) {
      return "";
    }
    int[] counts = new int[BINS];
    for (double draw : all) {
      counts[width == 0 ? BINS / 2 : Math.min((int) ((draw - least) / width), BINS - 1)]++;
    }
    int most = Arrays.stream(counts).max().orElse(1);
    StringBuilder out = new StringBuilder();
    for (int count : counts) {
      int height = (int) Math.ceil((double) count / most * BARS.length());
      out.append(height == 0 ? ' ' : BARS.charAt(height - 1));
    }
    return out.toString();
  }
}
