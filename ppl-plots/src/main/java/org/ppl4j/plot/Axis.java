package org.ppl4j.plot;

import java.util.Locale;

/**
 * The range of an axis, and the power of ten that its numbers are divided by, so that ticks stay
 * short: {@code population (×1e6)}.
 */
final class Axis {
  private static final double MARGIN = 0.04;

  /** Numbers of at least this size, or all below the next, are scaled. */
  private static final double LARGE = 1e5;

  private static final double SMALL = 1e-3;

  /** Numbers below this are zero to a picture. */
  private static final double LEAST = 1e-290;

  /** A range below this share of its numbers shows rounding only. */
  private static final double NARROW = 1e-9;

  private final double low;
  private final double high;
  private final double unit;
  private final int exponent;

  private Axis(double from, double to) {
    boolean empty = Math.max(Math.abs(from), Math.abs(to)) < LEAST;
    double least = empty ? 0 : from;
    double greatest = empty ? 1 : to;
    double size = Math.max(Math.abs(least), Math.abs(greatest));
    exponent = size >= LARGE || size < SMALL ? (int) (3 * Math.floor(Math.log10(size) / 3)) : 0;
    unit = Math.pow(10, exponent);
    low = least / unit;
    high = greatest / unit;
  }

  /** As it is, but for a hair, without which the ends would have no ticks. */
  static Axis exactly(double low, double high) {
    double hair = 0.002 * (high - low);
    return new Axis(low - hair, high + hair);
  }

  /** Around the finite ones of some numbers, with some air; 0 to 1 if there are none. */
  static Axis around(double least, double greatest) {
    if (!(least <= greatest)) {
      return new Axis(0, 1);
    }
    double size = Math.max(Math.abs(least), Math.abs(greatest));
    // Halves: the difference of doubles may be infinite.
    double half = greatest / 2 - least / 2;
    if (half <= NARROW * size / 2) {
      double air = size == 0 ? 1 : size * 0.1;
      return new Axis(clamp(least - air), clamp(greatest + air));
    }
    double air = Math.min(2 * MARGIN * half, Double.MAX_VALUE / 8);
    return new Axis(clamp(least - air), clamp(greatest + air));
  }

  private static double clamp(double x) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, x));
  }

  /** The lower end, in units. */
  double low() {
    return low;
  }

  /** The upper end, in units. */
  double high() {
    return high;
  }

  /** A number in units; NaN if it is not finite. */
  double scaled(double x) {
    return Double.isFinite(x) ? x / unit : Double.NaN;
  }

  /** Numbers in units. */
  double[] scaled(double[] numbers) {
    double[] out = new double[numbers.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = scaled(numbers[i]);
    }
    return out;
  }

  /** An axis title that says the unit. */
  String title(String text) {
    return exponent == 0 ? text : text + " (×1e" + exponent + ")";
  }

  /** A tick's text. */
  String tick(double value) {
    int decimals = (int) Math.max(0, 1 - Math.floor(Math.log10((high - low) / 4)));
    String text = String.format(Locale.ROOT, "%." + Math.min(decimals, 12) + "f", value);
    String shorter = text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    return shorter.equals("-0") ? "0" : shorter;
  }
}
