package org.ppl4j.lang.type;

import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Expression;

/**
 * The set that a value lies in, as far as it is known when a file is checked.
 *
 * @param kind what sort of set
 * @param lower the lower bound, of {@link Kind#REAL} and {@link Kind#INTEGER} only; null for none
 * @param upper the upper bound; null for none
 */
public record Domain(Kind kind, @Nullable Bound lower, @Nullable Bound upper) {
  /** Sorts of sets; {@code word} is how the language calls it as a type. */
  public enum Kind {
    REAL("real", 0),
    INTEGER("int", 0),
    BOOL("bool", 0),
    SIMPLEX("simplex", 1),
    ORDERED("ordered", 1),
    POSITIVE_ORDERED("positive_ordered", 1),
    UNIT_VECTOR("unit_vector", 1),
    SUM_TO_ZERO("sum_to_zero", 1),
    ONE_HOT("one_hot", 1),
    CHOLESKY_CORR("cholesky_corr", 2),
    CORR_MATRIX("corr_matrix", 2),
    COV_MATRIX("cov_matrix", 2),
    CHOLESKY_COV("cholesky_cov", 2);

    private final String word;
    private final int axes;

    Kind(String word, int axes) {
      this.word = word;
      this.axes = axes;
    }

    /** How types begin. */
    public String word() {
      return word;
    }

    /** How many innermost axes a member has: 0 for numbers, 1 for vectors, 2 for matrices. */
    public int axes() {
      return axes;
    }
  }

  /**
   * A bound.
   *
   * @param number its value, where it is known
   * @param expression what it is written as; null where it comes from the catalogue
   * @param text how messages print it
   */
  public record Bound(@Nullable Double number, @Nullable Expression expression, String text) {
    /** A number. */
    public static Bound of(double number) {
      String text = number == Math.rint(number) ? Long.toString((long) number) : "" + number;
      return new Bound(number, null, text);
    }

    /** The same text, wherever it stands. */
    boolean sameAs(@Nullable Bound other) {
      return other != null
          && (number != null ? number.equals(other.number) : text.equals(other.text));
    }
  }

  /** All reals. */
  public static final Domain REAL = new Domain(Kind.REAL, null, null);

  /** All integers. */
  public static final Domain INTEGER = new Domain(Kind.INTEGER, null, null);

  /** Both truth values. */
  public static final Domain BOOL = new Domain(Kind.BOOL, null, null);

  /** Whether nothing limits it within its element type. */
  public boolean isWhole() {
    return lower == null
        && upper == null
        && (kind == Kind.REAL || kind == Kind.INTEGER || kind == Kind.BOOL);
  }

  /** Whether it is the same set, as far as is known. */
  public boolean sameAs(Domain other) {
    return kind == other.kind && same(lower, other.lower) && same(upper, other.upper);
  }

  private static boolean same(@Nullable Bound a, @Nullable Bound b) {
    return a == null ? b == null : a.sameAs(b);
  }

  /** As a type without sizes. */
  @Override
  public String toString() {
    if (lower == null && upper == null) {
      return kind.word();
    }
    String low = lower == null ? "" : "lower = " + lower.text();
    String high = upper == null ? "" : "upper = " + upper.text();
    return kind.word() + "<" + low + (low.isEmpty() || high.isEmpty() ? "" : ", ") + high + ">";
  }
}
