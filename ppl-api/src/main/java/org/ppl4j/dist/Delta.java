package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Ops;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * All mass on one value: log density 0 there, -infinity elsewhere. As a guide it makes inference
 * maximise: a point estimate. Derivatives flow through its draw, and none through its density.
 *
 * @param value where the mass is: reals or integers
 * @param <V> its type
 */
public record Delta<V extends Value>(V value) implements Univariate<V>, HasMoments {
  @Override
  public Shape shape() {
    return value.shape();
  }

  @Override
  public DType dtype() {
    return value.expr().dtype();
  }

  @Override
  public Support support() {
    return Supports.point(value);
  }

  @Override
  public Real logDensities(V other) {
    Expr mine = Ops.stopGradient(value.expr());
    Bool equal = new Bool(Ops.equal(Ops.stopGradient(other.expr()), mine));
    return equal.select(Real.constant(0.0), Double.NEGATIVE_INFINITY);
  }

  @Override
  public V draw(RandomStream noise) {
    return value;
  }

  @Override
  public Real mean() {
    return Members.real(value);
  }

  @Override
  public Real variance() {
    return Real.constant(0.0).expand(shape().dims());
  }
}
