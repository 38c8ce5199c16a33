package org.ppl4j.lang.catalogue;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.HasCdf;
import org.ppl4j.dist.Univariate;

/**
 * The functions of numbers and distributions that are more than one method, or take integers as
 * well. Public for the Java that is made of files.
 */
public final class Numbers {
  private Numbers() {}

  /** {@code log(p / (1 - p))}. */
  public static Real logit(Real p) {
    return p.log().minus(p.unaryMinus().log1p());
  }

  /** The standard normal distribution function. */
  public static Real ndtr(Real x) {
    return x.times(-Math.sqrt(0.5)).erfc().times(0.5);
  }

  /** The logarithm of the beta function. */
  public static Real lbeta(Real a, Real b) {
    return a.lgamma().plus(b.lgamma()).minus(a.plus(b).lgamma());
  }

  /** The logarithm of the number of ways to choose k of n. */
  public static Real logChoose(Real n, Real k) {
    Real all = n.plus(1).lgamma();
    return all.minus(k.plus(1).lgamma()).minus(n.minus(k).plus(1).lgamma());
  }

  /** The absolute value. */
  public static Value abs(Value x) {
    return x instanceof Int integer ? integer.abs() : ((Real) x).abs();
  }

  /** The lesser of two, element by element. */
  public static Value minimum(Value x, Value y) {
    return x instanceof Int a && y instanceof Int b ? a.minimum(b) : real(x).minimum(real(y));
  }

  /** The greater of two, element by element. */
  public static Value maximum(Value x, Value y) {
    return x instanceof Int a && y instanceof Int b ? a.maximum(b) : real(x).maximum(real(y));
  }

  /** A truth value as 0 or 1, a real without what is behind the point. */
  public static Int toInt(Value x) {
    if (x instanceof Bool truth) {
      return truth.toInt();
    }
    return x instanceof Int integer ? integer : ((Real) x).toInt();
  }

  /** The same value, through which no derivative passes. */
  public static Value stopGradient(Value x) {
    if (x instanceof Real real) {
      return real.stopGradient();
    }
    return x instanceof Int integer ? integer.stopGradient() : ((Bool) x).stopGradient();
  }

  /** The log density of a value. */
  @SuppressWarnings("unchecked") // The checker has seen to it that the value is of the kind.
  public static Real logDensity(Distribution<?> distribution, Value value) {
    return ((Distribution<Value>) distribution).logDensity(value);
  }

  /** The log density of each number by itself. */
  @SuppressWarnings("unchecked")
  public static Real logDensities(Distribution<?> distribution, Value value) {
    Univariate<Value> each = (Univariate<Value>) distribution;
    return each.logDensities(ArrayFunctions.spread(value, each.shape()));
  }

  /** The probability of being at most a value. */
  @SuppressWarnings("unchecked")
  public static Real cdf(Distribution<?> distribution, Value value) {
    return ((HasCdf<Value>) distribution).cdf(ArrayFunctions.spread(value, distribution.shape()));
  }

  /** Its logarithm. */
  @SuppressWarnings("unchecked")
  public static Real logCdf(Distribution<?> distribution, Value value) {
    return ((HasCdf<Value>) distribution)
        .logCdf(ArrayFunctions.spread(value, distribution.shape()));
  }

  /** The logarithm of the probability of being greater than a value. */
  @SuppressWarnings("unchecked")
  public static Real logSurvival(Distribution<?> distribution, Value value) {
    return ((HasCdf<Value>) distribution)
        .logSurvival(ArrayFunctions.spread(value, distribution.shape()));
  }

  static Real real(Value x) {
    return x instanceof Real real ? real : ((Int) x).toReal();
  }
}
