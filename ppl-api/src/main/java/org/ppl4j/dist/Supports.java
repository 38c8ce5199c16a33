package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;

/** Every support there is, by name. A new one adds its line here. */
public final class Supports {
  private Supports() {}

  /** See {@link RealSupport}. */
  public static Support real() {
    return new RealSupport();
  }

  /** See {@link Positive}. */
  public static Support positive() {
    return new Positive();
  }

  /** See {@link NonNegative}. */
  public static Support nonNegative() {
    return new NonNegative();
  }

  /** See {@link Negative}. */
  public static Support negative() {
    return new Negative();
  }

  /** See {@link UnitInterval}. */
  public static Support unitInterval() {
    return new UnitInterval();
  }

  /** See {@link Interval}. */
  public static Support interval(Real lower, Real upper) {
    return new Interval(lower, upper);
  }

  /** See {@link Interval}. */
  public static Support interval(double lower, double upper) {
    return new Interval(Real.constant(lower), Real.constant(upper));
  }

  /** See {@link GreaterThan}. */
  public static Support greaterThan(Real bound) {
    return new GreaterThan(bound);
  }

  /** See {@link GreaterThan}. */
  public static Support greaterThan(double bound) {
    return new GreaterThan(Real.constant(bound));
  }

  /** See {@link LessThan}. */
  public static Support lessThan(Real bound) {
    return new LessThan(bound);
  }

  /** See {@link LessThan}. */
  public static Support lessThan(double bound) {
    return new LessThan(Real.constant(bound));
  }

  /** See {@link Circular}. */
  public static Support circular() {
    return new Circular();
  }

  /** See {@link Simplex}. */
  public static Support simplex() {
    return new Simplex();
  }

  /** See {@link SumToZero}. */
  public static Support sumToZero() {
    return new SumToZero();
  }

  /** See {@link Ordered}. */
  public static Support ordered() {
    return new Ordered();
  }

  /** See {@link PositiveOrdered}. */
  public static Support positiveOrdered() {
    return new PositiveOrdered();
  }

  /** See {@link UnitVector}. */
  public static Support unitVector() {
    return new UnitVector();
  }

  /** See {@link LowerCholesky}. */
  public static Support lowerCholesky() {
    return new LowerCholesky();
  }

  /** See {@link PositiveDefinite}. */
  public static Support positiveDefinite() {
    return new PositiveDefinite();
  }

  /** See {@link CorrelationCholesky}. */
  public static Support correlationCholesky() {
    return new CorrelationCholesky();
  }

  /** See {@link CorrelationMatrix}. */
  public static Support correlationMatrix() {
    return new CorrelationMatrix();
  }

  /** See {@link Bools}. */
  public static Support bools() {
    return new Bools();
  }

  /** See {@link Integers}. */
  public static Support integer() {
    return new Integers();
  }

  /** See {@link NonNegativeInteger}. */
  public static Support nonNegativeInteger() {
    return new NonNegativeInteger();
  }

  /** See {@link IntegerRange}. */
  public static Support integerRange(Int first, Int last) {
    return new IntegerRange(first, last);
  }

  /** See {@link IntegerRange}. */
  public static Support integerRange(int first, int last) {
    return new IntegerRange(Int.constant(first), Int.constant(last));
  }

  /** See {@link Counts}. */
  public static Support counts(Int total) {
    return new Counts(total);
  }

  /** See {@link Counts}. */
  public static Support counts(int total) {
    return new Counts(Int.constant(total));
  }

  /** See {@link OneHot}. */
  public static Support oneHot() {
    return new OneHot();
  }

  /** See {@link Point}. */
  public static Support point(Value value) {
    return new Point(value);
  }
}
