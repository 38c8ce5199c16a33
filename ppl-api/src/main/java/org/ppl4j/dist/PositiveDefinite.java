package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Symmetric positive definite matrices, on the last two axes; mirrored elements may differ by 1e-6,
 * times their size where that is above 1. From unconstrained space by {@link Product}.
 */
public record PositiveDefinite() implements Support {
  @Override
  public String describe() {
    return "positiveDefinite";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    Bool definite = Members.all(x.cholesky().diagonal().greaterThan(0));
    return definite.and(Members.close(x, x.transpose())).and(Members.finite(x));
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.matrix(this, shape);
    return new Product();
  }

  /**
   * The product {@code L L'} of {@link LowerCholesky}'s factor; with {@code K} rows {@code log |J|
   * = K log 2 + sum_k (K - k + 2) log L_kk}, onto the lower triangle. Source: Stan Reference
   * Manual, "Covariance matrices".
   */
  public record Product() implements Bijector {
    private static final LowerCholesky.LogDiagonal FACTOR = new LowerCholesky.LogDiagonal();

    @Override
    public Shape unconstrainedShape(Shape constrained) {
      return FACTOR.unconstrainedShape(constrained);
    }

    @Override
    public Real forward(Real unconstrained) {
      Real factor = FACTOR.forward(unconstrained);
      return factor.matmul(factor.transpose());
    }

    @Override
    public Real inverse(Real constrained) {
      return FACTOR.inverse(constrained.cholesky());
    }

    @Override
    public Real logJacobian(Real unconstrained) {
      Real logs = LowerCholesky.LogDiagonal.logDiagonal(unconstrained);
      double[] powers = new double[logs.shape().dim(LastAxis.of(logs))];
      for (int k = 0; k < powers.length; k++) {
        powers[k] = powers.length - k + 1;
      }
      double constant = Math.log(2) * logs.shape().size();
      return logs.times(LastAxis.weights(powers, logs.shape())).sum().plus(constant);
    }
  }
}
