package org.ppl4j.lang.check;

import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.BinaryOperator;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Domain.Bound;
import org.ppl4j.lang.type.Domain.Kind;

/** What is known of the set of a result from the sets of its operands: bounds that are numbers. */
final class Domains {
  private Domains() {}

  static double lower(Domain domain) {
    return switch (domain.kind()) {
      case REAL, INTEGER -> number(domain.lower(), Double.NEGATIVE_INFINITY);
      case SIMPLEX, POSITIVE_ORDERED, ONE_HOT, BOOL -> 0;
      case UNIT_VECTOR, CORR_MATRIX, CHOLESKY_CORR -> -1;
      default -> Double.NEGATIVE_INFINITY;
    };
  }

  static double upper(Domain domain) {
    return switch (domain.kind()) {
      case REAL, INTEGER -> number(domain.upper(), Double.POSITIVE_INFINITY);
      case SIMPLEX, ONE_HOT, BOOL, UNIT_VECTOR, CORR_MATRIX, CHOLESKY_CORR -> 1;
      default -> Double.POSITIVE_INFINITY;
    };
  }

  private static double number(@Nullable Bound bound, double otherwise) {
    return bound == null || bound.number() == null ? otherwise : bound.number();
  }

  static Domain between(Kind kind, double lower, double upper) {
    return new Domain(
        kind,
        Double.isInfinite(lower) || Double.isNaN(lower) ? null : Bound.of(lower),
        Double.isInfinite(upper) || Double.isNaN(upper) ? null : Bound.of(upper));
  }

  static Domain negated(Domain x, Kind kind) {
    return between(kind, -upper(x), -lower(x));
  }

  static Domain combined(BinaryOperator operator, Domain x, Domain y, Kind kind) {
    return switch (operator) {
      case PLUS -> between(kind, lower(x) + lower(y), upper(x) + upper(y));
      case MINUS -> between(kind, lower(x) - upper(y), upper(x) - lower(y));
      case TIMES -> product(x, y, kind);
      case DIVIDE ->
          lower(x) >= 0 && lower(y) >= 0
              ? between(kind, 0, Double.POSITIVE_INFINITY)
              : between(kind, Double.NaN, Double.NaN);
      case POWER ->
          lower(x) >= 0
              ? between(kind, 0, Double.POSITIVE_INFINITY)
              : between(kind, Double.NaN, Double.NaN);
      default -> between(kind, Double.NaN, Double.NaN);
    };
  }

  private static Domain product(Domain x, Domain y, Kind kind) {
    if (lower(x) >= 0 && lower(y) >= 0) {
      return between(kind, lower(x) * lower(y), upper(x) * upper(y));
    }
    boolean isNegative = (lower(x) >= 0 && upper(y) <= 0) || (upper(x) <= 0 && lower(y) >= 0);
    return isNegative ? between(kind, Double.NaN, 0) : between(kind, Double.NaN, Double.NaN);
  }

  static Domain either(Domain x, Domain y, Kind kind) {
    if (x.sameAs(y)) {
      return x;
    }
    return between(kind, Math.min(lower(x), lower(y)), Math.max(upper(x), upper(y)));
  }

  /** Whether no number is in both. */
  static boolean areDisjoint(Domain x, Domain y) {
    boolean isOpen = isWide(x) && isWide(y) && x.kind() == Kind.REAL && y.kind() == Kind.REAL;
    // Half-lines that share no more than their end are apart: all of one is outside of the other.
    return isOpen
        ? upper(x) <= lower(y) || upper(y) <= lower(x)
        : upper(x) < lower(y) || upper(y) < lower(x);
  }

  private static boolean isWide(Domain x) {
    return lower(x) < upper(x);
  }

  /**
   * Whether the first lies in the second, as far as numbers tell; false where that is not known.
   */
  static boolean isWithin(Domain inner, Domain outer) {
    if (inner.sameAs(outer)) {
      return true;
    }
    if (outer.kind() != Kind.REAL && outer.kind() != Kind.INTEGER) {
      return isStructurallyWithin(inner.kind(), outer.kind());
    }
    boolean low =
        outer.lower() == null
            || (outer.lower().number() != null && lower(inner) >= outer.lower().number())
            || same(inner.lower(), outer.lower());
    boolean high =
        outer.upper() == null
            || (outer.upper().number() != null && upper(inner) <= outer.upper().number())
            || same(inner.upper(), outer.upper());
    return low && high;
  }

  private static boolean same(@Nullable Bound a, @Nullable Bound b) {
    return a != null && b != null && a.text().equals(b.text());
  }

  private static boolean isStructurallyWithin(Kind inner, Kind outer) {
    return inner == outer
        || (outer == Kind.ORDERED && inner == Kind.POSITIVE_ORDERED)
        || (outer == Kind.SIMPLEX && inner == Kind.ONE_HOT)
        || (outer == Kind.COV_MATRIX && inner == Kind.CORR_MATRIX)
        || (outer == Kind.CHOLESKY_COV && inner == Kind.CHOLESKY_CORR);
  }
}
