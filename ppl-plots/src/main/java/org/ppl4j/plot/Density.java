package org.ppl4j.plot;

import java.awt.Color;
import java.util.Arrays;

/**
 * The density of numbers, as a curve or, of integers, as the share of each.
 *
 * <p>The curve is the mean of normal kernels of width {@code 0.9 min(sd, IQR / 1.34) n^(-1/5)}, in
 * the range of the numbers, reflected at its ends, so that a scale's density does not leak below
 * zero. B. W. Silverman (1986), Density Estimation for Statistics and Data Analysis, equation 3.31.
 *
 * @param x places, ascending; of bars the edges
 * @param height the density there, or the height of each bar
 * @param bars whether these are bars
 */
@SuppressWarnings("ArrayRecordComponent") // Bulk numbers, never compared.
record Density(double[] x, double[] height, boolean bars) {
  private static final int POINTS = 200;

  /** More different integers than these are drawn as a curve. */
  private static final int MOST_BARS = 60;

  /** How many widths away a kernel is nothing. */
  private static final double REACH = 4.5;

  /** Of numbers that are finite. */
  static Density of(double[] numbers) {
    return isCounts(numbers) ? bars(numbers, numbers) : curve(numbers);
  }

  /** Whether numbers are best shown as bars: integers of a small range. */
  static boolean isCounts(double[] numbers) {
    double least = Arrays.stream(numbers).min().orElse(0);
    double greatest = Arrays.stream(numbers).max().orElse(0);
    return numbers.length > 0
        && greatest - least < MOST_BARS
        && greatest > least
        && Arrays.stream(numbers).allMatch(x -> x == Math.rint(x));
  }

  /** The share of each integer, over the range of others. */
  static Density bars(double[] numbers, double[] range) {
    int least = (int) Arrays.stream(range).min().orElse(0);
    int greatest = (int) Arrays.stream(range).max().orElse(0);
    double[] edges = new double[greatest - least + 2];
    Arrays.setAll(edges, i -> least + i - 0.5);
    double[] share = new double[edges.length - 1];
    for (double x : numbers) {
      int at = (int) Math.rint(x) - least;
      if (at >= 0 && at < share.length) {
        share[at] += 1.0 / numbers.length;
      }
    }
    return new Density(edges, share, true);
  }

  private static Density curve(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double width = n < 2 ? 0 : width(sorted);
    if (!(width > 0) || !Double.isFinite(width)) {
      return new Density(new double[0], new double[0], false);
    }
    double low = sorted[0];
    double high = sorted[n - 1];
    double[] x = new double[POINTS];
    double[] height = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = low + (high - low) * i / (POINTS - 1);
      double sum = kernels(sorted, x[i], width);
      sum += kernels(sorted, 2 * low - x[i], width) + kernels(sorted, 2 * high - x[i], width);
      height[i] = sum / (n * width * Math.sqrt(2 * Math.PI));
    }
    return new Density(x, height, false);
  }

  private static double width(double[] sorted) {
    int n = sorted.length;
    double mean = Arrays.stream(sorted).average().orElse(0);
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    double sd = Math.sqrt(squares / (n - 1));
    double middle = (Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25)) / 1.34;
    double spread = middle > 0 ? Math.min(sd, middle) : sd;
    double least = 1e-9 * Math.max(Math.abs(sorted[0]), Math.abs(sorted[n - 1]));
    return spread > least ? 0.9 * spread * Math.pow(n, -0.2) : 0;
  }

  private static double kernels(double[] sorted, double at, double width) {
    int from = Arrays.binarySearch(sorted, at - REACH * width);
    double sum = 0;
    for (int i = from < 0 ? -from - 1 : from; i < sorted.length; i++) {
      double z = (sorted[i] - at) / width;
      if (z > REACH) {
        break;
      }
      sum += Math.exp(-z * z / 2);
    }
    return sum;
  }

  /** Draws it; numbers that are all the same as a line where they are. */
  void on(Panel panel, String name, double[] numbers, Color color) {
    if (bars) {
      panel.steps(name, x, height, color);
    } else if (x.length > 0) {
      panel.line(name, x, height, color);
    } else if (numbers.length > 0) {
      panel.vertical(name, numbers[0], color);
      // A vertical line alone has no range of its own.
      panel.dots("", new double[] {numbers[0]}, new double[] {0}, color, 1);
    }
    panel.fromZero();
  }

  /** What its axis is called. */
  static String title(double[] numbers) {
    return isCounts(numbers) ? "share of draws" : "density";
  }
}
