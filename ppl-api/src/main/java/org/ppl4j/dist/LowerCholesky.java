package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Lower triangular matrices with positive diagonals, the Cholesky factors of covariance matrices,
 * on the last two axes. From unconstrained space by {@link LogDiagonal}.
 */
public record LowerCholesky() implements Support {
  @Override
  public String describe() {
    return "lowerCholesky";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    Bool triangular = Members.all(x.equalTo(x.lowerTriangle()));
    return triangular.and(Members.all(x.diagonal().greaterThan(0))).and(Members.finite(x));
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.matrix(this, shape);
    return new LogDiagonal();
  }

  /**
   * The map that fills the triangle row by row, with {@code exp} of the elements that fall on the
   * diagonal; {@code log |J|} is their sum. Source: Stan Reference Manual, "Cholesky factors of
   * covariance matrices".
   */
  public record LogDiagonal() implements Bijector {
    @Override
    public Shape unconstrainedShape(Shape constrained) {
      int size = constrained.dim(constrained.rank() - 1);
      Shape rows = constrained.slice(0, constrained.rank() - 1);
      return LastAxis.resized(rows, Triangles.below(size + 1));
    }

    @Override
    public Real forward(Real unconstrained) {
      int size = size(unconstrained);
      Real below = LastAxis.pick(unconstrained, Triangles.otherPlaces(size));
      return Triangles.fill(below, size).plus(logDiagonal(unconstrained).exp().diag());
    }

    @Override
    public Real inverse(Real constrained) {
      Real diagonal = constrained.diagonal().log();
      Real parts = Real.concat(LastAxis.of(diagonal), Triangles.read(constrained), diagonal);
      int size = diagonal.shape().dim(LastAxis.of(diagonal));
      int below = Triangles.below(size);
      int[] places = new int[below + size];
      int[] others = Triangles.otherPlaces(size);
      int[] diagonals = Triangles.diagonalPlaces(size);
      for (int i = 0; i < places.length; i++) {
        places[i < below ? others[i] : diagonals[i - below]] = i;
      }
      return LastAxis.pick(parts, places);
    }

    @Override
    public Real logJacobian(Real unconstrained) {
      return logDiagonal(unconstrained).sum();
    }

    static Real logDiagonal(Real unconstrained) {
      return LastAxis.pick(unconstrained, Triangles.diagonalPlaces(size(unconstrained)));
    }

    /** The size of the matrix whose triangle, with its diagonal, has so many elements. */
    private static int size(Real unconstrained) {
      int free = unconstrained.shape().dim(LastAxis.of(unconstrained));
      return Triangles.sizeOf(free) - 1;
    }
  }
}
