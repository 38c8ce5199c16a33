package org.ppl4j.lang.lower;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ppl4j.dist.Supports;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.type.Domain;

/** Sets of values as supports of Java. */
final class Domains {
  private final Function<Expression, Code> bounds;

  /**
   * With a way to say bounds.
   *
   * @param bounds what a bound's expression comes to
   */
  Domains(Function<Expression, Code> bounds) {
    this.bounds = bounds;
  }

  /**
   * The set of a value that is computed, or to be: its bounds are left out where none is reached.
   */
  Code of(Domain domain, int line) {
    return of(domain, line, false);
  }

  /** The set that data lie in: zero may be among those of {@code lower = 0}. */
  Code ofData(Domain domain, int line) {
    return of(domain, line, true);
  }

  private Code of(Domain domain, int line, boolean isData) {
    return switch (domain.kind()) {
      case REAL -> reals(domain, line, isData);
      case INTEGER -> integers(domain, line);
      case BOOL -> call("bools", line);
      case SIMPLEX -> call("simplex", line);
      case ORDERED -> call("ordered", line);
      case POSITIVE_ORDERED -> call("positiveOrdered", line);
      case UNIT_VECTOR -> call("unitVector", line);
      case SUM_TO_ZERO -> call("sumToZero", line);
      case ONE_HOT -> call("oneHot", line);
      case CHOLESKY_CORR -> call("correlationCholesky", line);
      case CORR_MATRIX -> call("correlationMatrix", line);
      case COV_MATRIX -> call("positiveDefinite", line);
      case CHOLESKY_COV -> call("lowerCholesky", line);
    };
  }

  private Code reals(Domain domain, int line, boolean isData) {
    Domain.Bound lower = domain.lower();
    Domain.Bound upper = domain.upper();
    if (lower == null && upper == null) {
      return call("real", line);
    } else if (lower == null) {
      return is(upper, 0) ? call("negative", line) : call("lessThan", line, bound(upper));
    } else if (upper == null) {
      return is(lower, 0)
          ? call(isData ? "nonNegative" : "positive", line)
          : call("greaterThan", line, bound(lower));
    }
    return is(lower, 0) && is(upper, 1)
        ? call("unitInterval", line)
        : call("interval", line, bound(lower), bound(upper));
  }

  private Code integers(Domain domain, int line) {
    Domain.Bound lower = domain.lower();
    Domain.Bound upper = domain.upper();
    if (lower == null && upper == null) {
      return call("integer", line);
    } else if (upper == null && is(lower, 0)) {
      return call("nonNegativeInteger", line);
    }
    Code first = lower == null ? Code.Literal.of(Integer.MIN_VALUE) : bound(lower);
    Code last = upper == null ? Code.Literal.of(Integer.MAX_VALUE) : bound(upper);
    return call("integerRange", line, first, last);
  }

  private static boolean is(Domain.@Nullable Bound bound, double number) {
    return bound != null && bound.number() != null && bound.number() == number;
  }

  /** A bound, as a number of Java if it is known. */
  Code bound(Domain.@Nullable Bound bound) {
    Double number = bound == null ? null : bound.number();
    if (number != null) {
      return number == Math.rint(number) && Math.abs(number) < 1e9
          ? Code.Literal.of((int) number.doubleValue())
          : Code.Literal.of(number);
    }
    if (bound == null || bound.expression() == null) {
      throw new IllegalStateException("a bound that nothing says: " + bound);
    }
    return bounds.apply(bound.expression());
  }

  private static Code call(String name, int line, Code... arguments) {
    return Methods.staticCall(Supports.class, name, line, List.of(arguments));
  }
}
