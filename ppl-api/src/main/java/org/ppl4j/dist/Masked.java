package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A distribution whose density counts only where a condition holds: its logarithm is 0 elsewhere.
 * Draws are the base's.
 *
 * @param base the distribution
 * @param mask whether the density counts: one truth value
 * @param <V> what a draw is
 */
public record Masked<V extends Value>(Distribution<V> base, Bool mask) implements Distribution<V> {
  /** Checks that the mask is a scalar. */
  public Masked {
    requireFit(mask, Shape.SCALAR);
  }

  @Override
  public Shape shape() {
    return base.shape();
  }

  @Override
  public DType dtype() {
    return base.dtype();
  }

  @Override
  public Support support() {
    return base.support();
  }

  @Override
  public Real logDensity(V value) {
    return mask.select(base.logDensity(value), 0);
  }

  @Override
  public V draw(RandomStream noise) {
    return base.draw(noise);
  }

  @Override
  public boolean hasDraws() {
    return base.hasDraws();
  }

  @Override
  public boolean isReparameterized() {
    return base.isReparameterized();
  }

  private static void requireFit(Bool mask, Shape shape) {
    if (!mask.shape().isScalar() && !mask.shape().equals(shape)) {
      throw ShapeMismatch.of(
          Report.of("masked: " + mask.expr().type() + " does not go with densities " + shape + ".")
              .where("mask", mask.expr().party())
              .cure("the mask is a scalar, or has one element for each independent density"));
    }
  }

  /**
   * A univariate distribution whose densities count only where a condition holds. Real values that
   * do not count may be anything, NaN included; integers must be ones that the base takes.
   *
   * @param base the distribution
   * @param mask which densities count, of the base's shape or a scalar
   * @param <V> what a draw is
   */
  public record Elementwise<V extends Value>(Univariate<V> base, Bool mask)
      implements Univariate<V> {
    /** Checks the mask's shape. */
    public Elementwise {
      requireFit(mask, base.shape());
    }

    @Override
    public String name() {
      return "masked";
    }

    @Override
    public Shape shape() {
      return base.shape();
    }

    @Override
    public DType dtype() {
      return base.dtype();
    }

    @Override
    public Support support() {
      return base.support();
    }

    @Override
    public Real logDensities(V value) {
      V guarded = value;
      if (dtype() == DType.REAL) {
        V instead = Parts.stopped(base, Parts.feasible(base));
        guarded = Parts.select(base, mask, value, instead);
      }
      return mask.select(base.logDensities(guarded), 0);
    }

    @Override
    public V draw(RandomStream noise) {
      return base.draw(noise);
    }

    @Override
    public boolean hasDraws() {
      return base.hasDraws();
    }

    @Override
    public boolean isReparameterized() {
      return base.isReparameterized();
    }
  }
}
