package org.ppl4j.dist;

import java.util.List;
import java.util.function.Function;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Ops;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** What distributions made of others share. */
final class Parts {
  private Parts() {}

  /** A distribution as one that has an ability, which its type does not promise. */
  static <T> T require(String whole, Distribution<?> part, Class<T> ability, String what) {
    if (ability.isInstance(part)) {
      return ability.cast(part);
    }
    throw InvalidArgument.of(
        Report.of(whole + ": " + part.name() + " has no " + what + " in closed form.")
            .at(Source.here())
            .cure("estimate it from draws, or build with distributions that have one"));
  }

  /** The divergence of a part from another of its family. */
  @SuppressWarnings("unchecked")
  static Real kl(String whole, Distribution<?> part, Distribution<?> other) {
    HasKl<Object> from = require(whole, part, HasKl.class, "divergence");
    if (part.getClass() != other.getClass()) {
      throw InvalidArgument.of(
          Report.of(
                  whole
                      + ": the divergence of "
                      + part.name()
                      + " from "
                      + other.name()
                      + " has no closed form here.")
              .at(Source.here())
              .cure("compare members of one family, or estimate it from draws"));
    }
    return from.kl(other);
  }

  /** An expression as a value of the type that a distribution draws. */
  @SuppressWarnings("unchecked")
  static <V extends Value> V typed(Distribution<V> of, Expr expr) {
    if (expr.dtype() != of.dtype()) {
      throw new IllegalStateException(of.name() + " draws " + of.dtype() + ", not " + expr.type());
    }
    return (V) Value.of(expr);
  }

  /** A placeholder for one value of a distribution. */
  static <V extends Value> V placeholder(Distribution<V> of) {
    return typed(of, Input.create("value", new Type(of.dtype(), of.shape())));
  }

  /** The first where the condition holds, the second elsewhere. */
  static <V extends Value> V select(Distribution<V> of, Bool condition, V yes, V no) {
    return typed(of, Ops.select(condition.expr(), yes.expr(), no.expr()));
  }

  /** A value that receives no gradient. */
  static <V extends Value> V stopped(Distribution<V> of, V value) {
    return typed(of, Ops.stopGradient(value.expr()));
  }

  /** A value where the density is finite, to stand in where another would spoil derivatives. */
  static <V extends Value> V feasible(Univariate<V> of) {
    if (of.support() instanceof Point point) {
      return typed(of, point.value().expr());
    }
    if (of.dtype() == DType.REAL) {
      Real zeros = Real.constant(0.0).expand(of.shape().dims());
      return typed(of, of.support().bijector(of.shape()).forward(zeros).expr());
    }
    Int zero = Int.constant(0);
    if (of.support() instanceof BoundedSupport bounded) {
      zero = infinite(bounded.lower()) ? zero : bounded.lower().toInt();
      zero = infinite(bounded.upper()) ? zero : zero.minimum(bounded.upper().toInt());
    }
    return typed(of, zero.expand(of.shape().dims()).expr());
  }

  /** Whether a bound is the literal infinity, of either sign: no bound at all. */
  static boolean infinite(Real bound) {
    return bound.expr().op() instanceof Constant constant
        && constant.value().shape().isScalar()
        && Double.isInfinite(constant.value().get(0));
  }

  private static boolean equal(Real bound, double number) {
    return bound.expr().op() instanceof Constant constant
        && constant.value().shape().isScalar()
        && constant.value().get(0) == number;
  }

  /**
   * A function of values inside a distribution's support, and what it is below and above: guarded,
   * so that values outside do not spoil derivatives.
   */
  static <V extends Value> Real inside(
      Univariate<V> of, V value, Function<V, Real> function, double below, double above) {
    if (!(of.support() instanceof BoundedSupport bounds)
        || (infinite(bounds.lower()) && infinite(bounds.upper()))) {
      return function.apply(value);
    }
    Bool inside = bounds.between(value);
    Real x = Members.real(value);
    Real outside = Real.constant(below);
    if (below != above) {
      Bool low = x.atMost(Members.fit(bounds.lower(), x.shape()));
      outside = low.select(Real.constant(below), above);
    }
    V guarded = select(of, inside, value, stopped(of, feasible(of)));
    return inside.select(function.apply(guarded), outside);
  }

  /** The interval between two bounds, as the support that says it best. */
  static Support between(Real lower, Real upper) {
    if (infinite(lower)) {
      return infinite(upper) ? Supports.real() : Supports.lessThan(upper);
    }
    return infinite(upper) ? Supports.greaterThan(lower) : Supports.interval(lower, upper);
  }

  /** The narrowest support of bounds that holds two. */
  static Support hull(BoundedSupport a, BoundedSupport b) {
    boolean noLower = infinite(a.lower()) || infinite(b.lower());
    boolean noUpper = infinite(a.upper()) || infinite(b.upper());
    Real lower = noLower ? new RealSupport().lower() : fold(a.lower(), b.lower(), false);
    Real upper = noUpper ? new RealSupport().upper() : fold(a.upper(), b.upper(), true);
    if (!a.isDiscrete()) {
      return between(lower, upper);
    }
    if (noLower) {
      return Supports.integer();
    }
    if (noUpper && equal(lower, 0)) {
      return Supports.nonNegativeInteger();
    }
    Int last = noUpper ? Int.constant(Integer.MAX_VALUE) : upper.toInt();
    return Supports.integerRange(lower.toInt(), last);
  }

  /** The greater of two lower bounds. */
  static Real highest(Real a, Real b) {
    return infinite(a) ? b : infinite(b) ? a : fold(a, b, true);
  }

  /** The lesser of two upper bounds. */
  static Real lowest(Real a, Real b) {
    return infinite(a) ? b : infinite(b) ? a : fold(a, b, false);
  }

  private static Real fold(Real a, Real b, boolean greatest) {
    if (a.expr().op() instanceof Constant x
        && b.expr().op() instanceof Constant y
        && x.value().shape().isScalar()
        && y.value().shape().isScalar()) {
      return (x.value().get(0) > y.value().get(0)) == greatest ? a : b;
    }
    return greatest ? a.maximum(b) : a.minimum(b);
  }

  /** Refuses parts that differ in shape or element type. */
  static void requireAlike(String whole, List<? extends Distribution<?>> parts) {
    if (parts.isEmpty()) {
      throw InvalidArgument.of(
          Report.of(whole + ": there are no components.").at(Source.here()).cure("give one"));
    }
    Distribution<?> first = parts.get(0);
    for (Distribution<?> part : parts) {
      if (!part.shape().equals(first.shape()) || part.dtype() != first.dtype()) {
        throw InvalidArgument.of(
            Report.of(whole + ": components draw " + type(first) + " and " + type(part) + ".")
                .at(Source.here())
                .cure("give all components parameters of one shape, by expand(...)"));
      }
    }
  }

  private static Type type(Distribution<?> of) {
    Shape shape = of.shape();
    return new Type(of.dtype(), shape);
  }
}
