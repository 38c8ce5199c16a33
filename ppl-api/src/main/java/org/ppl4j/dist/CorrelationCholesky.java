package org.ppl4j.dist;

import java.util.Arrays;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Cholesky factors of correlation matrices, on the last two axes: lower triangular, of positive
 * diagonal, the squares of each row summing to 1 to within 1e-6. From unconstrained space by {@link
 * PartialCorrelations}.
 */
public record CorrelationCholesky() implements Support {
  @Override
  public String describe() {
    return "correlationCholesky";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    Real lengths = x.square().sum(LastAxis.of(x));
    return new LowerCholesky().contains(x).and(Members.close(lengths, Real.constant(1.0)));
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.matrix(this, shape);
    return new PartialCorrelations();
  }

  /**
   * From {@code K (K - 1) / 2} reals, which fill the rows below the diagonal: {@code z = tanh(u)}
   * are partial correlations, {@code x_ij = z_ij sqrt(1 - sum_{k<j} x_ik^2)}, and the diagonal
   * completes each row. {@code log |J| = sum_{j<i} log(1 - z_ij^2) + log(1 - sum_{k<j} x_ik^2) /
   * 2}, onto the elements below the diagonal.
   *
   * <p>Source: Stan Reference Manual, "Cholesky factors of correlation matrices"; here with
   * logarithms of the remaining squares, which do not cancel.
   */
  public record PartialCorrelations() implements Bijector {
    @Override
    public Shape unconstrainedShape(Shape constrained) {
      int size = constrained.dim(constrained.rank() - 1);
      Shape rows = constrained.slice(0, constrained.rank() - 1);
      return LastAxis.resized(rows, Triangles.below(size));
    }

    @Override
    public Real forward(Real unconstrained) {
      Real matrix = matrix(unconstrained);
      int size = matrix.shape().dim(LastAxis.of(matrix));
      double[] ones = new double[size];
      Arrays.fill(ones, 1);
      Real unit = Real.constant(ones).diag().expand(matrix.shape().dims());
      return matrix.tanh().plus(unit).times(logRemaining(matrix).exp());
    }

    @Override
    public Real inverse(Real constrained) {
      Real remaining = LastAxis.sumFrom(constrained.square()).sqrt();
      Real z = Triangles.read(constrained).div(Triangles.read(remaining));
      return z.log1p().minus(z.unaryMinus().log1p()).times(0.5);
    }

    @Override
    public Real logJacobian(Real unconstrained) {
      Real remaining = Triangles.read(logRemaining(matrix(unconstrained)));
      return TanhBijector.logSlope(unconstrained).plus(remaining).sum();
    }

    private static Real matrix(Real unconstrained) {
      int free = unconstrained.shape().dim(LastAxis.of(unconstrained));
      return Triangles.fill(unconstrained, Triangles.sizeOf(free));
    }

    /** {@code log sqrt(1 - sum_{k<j} x_ik^2)}, up to and with the diagonal. */
    private static Real logRemaining(Real matrix) {
      return LastAxis.sumBefore(TanhBijector.logSlope(matrix).times(0.5));
    }
  }
}
