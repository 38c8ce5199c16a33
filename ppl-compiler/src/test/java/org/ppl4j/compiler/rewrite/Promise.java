package org.ppl4j.compiler.rewrite;

import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * What a rule promises of values: numbers stay the same numbers but for their last digits, what
 * overflowed may become finite, infinities and NaN stay what they are.
 *
 * @param absolute how far a number may move, beside its last digits
 * @param may what else may happen
 */
record Promise(double absolute, Set<May> may) {
  /** Exceptions that a rule may claim. */
  enum May {
    /** Sums in another order: rounding errors and overflows of the greatest terms. */
    REORDER,
    /** Products of numbers near the limits may come out right, or with more digits. */
    GAIN_DIGITS,
    /** An infinity or NaN of an overflow may become what it stands for. */
    RESOLVE,
    /** A NaN of infinities of both signs may become an infinity. */
    LEAVE_INFINITY
  }

  static final Promise EXACT = new Promise(0, Set.of());
  static final Promise ROUNDED = new Promise(1e-12, Set.of());
  static final Promise PRODUCTS = new Promise(0, Set.of(May.GAIN_DIGITS));
  static final Promise SUMS = new Promise(0, Set.of(May.REORDER));
  static final Promise SCALED =
      new Promise(0, Set.of(May.REORDER, May.GAIN_DIGITS, May.LEAVE_INFINITY));
  static final Promise STABLE = new Promise(1e-12, Set.of(May.RESOLVE, May.GAIN_DIGITS));

  private static final double RELATIVE = 1e-12;

  /** Products may overflow or vanish sooner by this factor; see {@code Algebra.constantOutward}. */
  private static final double MARGIN = 1024;

  private static final double[] EDGES = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    2,
    -3.75,
    40,
    -40,
    1000,
    -1000,
    1e-20,
    -1e-20,
    1e154,
    -1e154,
    1e308,
    -1e308,
    Double.MAX_VALUE,
    Double.MIN_VALUE,
    1e-310,
    1e-300,
    1e200,
    1e-200,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  /** A point that is an edge case as often as not. */
  static Tensor point(Type type, Random random) {
    boolean tame = random.nextBoolean();
    double[] data = new double[type.shape().size()];
    for (int i = 0; i < data.length; i++) {
      data[i] =
          switch (type.dtype()) {
            case BOOL -> random.nextInt(2);
            case INT -> random.nextInt(9) - 4;
            case REAL -> tame ? 3 * random.nextGaussian() : EDGES[random.nextInt(EDGES.length)];
          };
    }
    return Tensor.wrap(type, data);
  }

  /** Whether a value may take the place of another, computed from inputs. */
  boolean allows(double before, double after, double[] inputs) {
    double[] finite = DoubleStream.of(inputs).filter(Double::isFinite).toArray();
    double total = DoubleStream.of(finite).map(Math::abs).sum();
    boolean tiny = DoubleStream.of(finite).anyMatch(x -> x != 0 && Math.abs(x) < 1e-290);
    boolean overflows = may.contains(May.REORDER) && total > Double.MAX_VALUE / MARGIN;
    if (overflows || tiny && may.contains(May.GAIN_DIGITS)) {
      return true;
    }
    boolean allFinite = finite.length == inputs.length;
    if (Double.isNaN(before)) {
      // A product of finite numbers is NaN only after an overflow.
      return allFinite && may.contains(May.GAIN_DIGITS)
          || Double.isNaN(after)
          || may.contains(May.RESOLVE)
          || may.contains(May.LEAVE_INFINITY) && Double.isInfinite(after);
    }
    if (Double.isInfinite(before)) {
      return after == before || may.contains(May.RESOLVE) || allFinite && Double.isFinite(after);
    }
    if (Double.isInfinite(after)) {
      return Math.abs(before) > Double.MAX_VALUE / MARGIN;
    }
    double order = may.contains(May.REORDER) ? RELATIVE * total : 0;
    double digits = RELATIVE * Math.max(Math.abs(before), Math.abs(after));
    return Math.abs(after - before) <= digits + order + absolute + MARGIN * Double.MIN_NORMAL;
  }
}
