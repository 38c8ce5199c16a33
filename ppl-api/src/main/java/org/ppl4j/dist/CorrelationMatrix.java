package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Correlation matrices, on the last two axes: positive definite, with a diagonal of ones to within
 * 1e-6. From unconstrained space by {@link Product}.
 */
public record CorrelationMatrix() implements Support {
  @Override
  public String describe() {
    return "correlationMatrix";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    Bool unit = Members.close(x.diagonal(), Real.constant(1.0));
    return new PositiveDefinite().contains(x).and(unit);
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.matrix(this, shape);
    return new Product();
  }

  /**
   * The product {@code L L'} of the factor that {@link CorrelationCholesky} makes of partial
   * correlations {@code z = tanh(u)}, which here run column by column. With {@code K} rows, {@code
   * log |J| = sum_{j<i} (1 + (K - j - 1) / 2) log(1 - z_ij^2)}, onto the elements below the
   * diagonal (columns count from 1). Source: Stan Reference Manual, "Correlation matrices";
   * Lewandowski, Kurowicka and Joe, 2009.
   */
  public record Product() implements Bijector {
    private static final CorrelationCholesky.PartialCorrelations FACTOR =
        new CorrelationCholesky.PartialCorrelations();

    @Override
    public Shape unconstrainedShape(Shape constrained) {
      return FACTOR.unconstrainedShape(constrained);
    }

    @Override
    public Real forward(Real unconstrained) {
      Real factor = FACTOR.forward(LastAxis.pick(unconstrained, byRows(size(unconstrained))));
      return factor.matmul(factor.transpose());
    }

    @Override
    public Real inverse(Real constrained) {
      Real rows = FACTOR.inverse(constrained.cholesky());
      int[] places = byRows(size(rows));
      int[] back = new int[places.length];
      for (int i = 0; i < back.length; i++) {
        back[places[i]] = i;
      }
      return LastAxis.pick(rows, back);
    }

    @Override
    public Real logJacobian(Real unconstrained) {
      int size = size(unconstrained);
      double[] powers = new double[Triangles.below(size)];
      int next = 0;
      for (int column = 0; column < size; column++) {
        for (int row = column + 1; row < size; row++) {
          powers[next++] = 1 + (size - column - 2) / 2.0;
        }
      }
      Real slopes = TanhBijector.logSlope(unconstrained);
      return slopes.times(LastAxis.weights(powers, unconstrained.shape())).sum();
    }

    private static int size(Real unconstrained) {
      return Triangles.sizeOf(unconstrained.shape().dim(LastAxis.of(unconstrained)));
    }

    /** For each element below the diagonal, row by row, its place where columns come first. */
    private static int[] byRows(int size) {
      int[] places = new int[Triangles.below(size)];
      int next = 0;
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < row; column++) {
          places[next++] = column * (size - 1) - Triangles.below(column) + row - column - 1;
        }
      }
      return places;
    }
  }
}
