package org.ppl4j.vi.guide;

import java.util.Arrays;
import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.MultivariateNormal;
import org.ppl4j.dist.Supports;
import org.ppl4j.model.Scope;
import org.ppl4j.type.Shape;

/**
 * For each element of the plates a normal with all covariances whose mean is linear in what was
 * drawn around it, {@code u = m + B v + L e}: the params {@code mean}, {@code weights} (B, where
 * anything is around) and {@code factor}, with the plates' axes outermost. This holds the exact
 * posterior of a hierarchy of normals with known scales.
 */
final class LinearGaussian implements Conditional.Family {
  @Override
  public Conditional declare(Scope scope, Real start, int around, double scale) {
    Shape shape = start.shape();
    int size = shape.dim(shape.rank() - 1);
    double[] widths = new double[size];
    Arrays.fill(widths, scale);
    int[] square = shape.concat(Shape.of(size)).dims();
    Real mean = scope.param("mean", new Real(start.expr()));
    Real first = Real.constant(widths).diag().expand(square);
    Real factor = scope.param("factor", first, Supports.lowerCholesky());
    if (around == 0) {
      return (element, none) -> new MultivariateNormal(at(mean, element), at(factor, element));
    }
    Real none = Real.constant(0.0).expand(shape.concat(Shape.of(around)).dims());
    Real weights = scope.param("weights", none);
    return (element, drawn) -> {
      Real column = Real.concat(0, drawn.toArray(Real[]::new)).reshape(around, 1);
      Real moved = at(weights, element).matmul(column).reshape(size);
      return new MultivariateNormal(at(mean, element).plus(moved), at(factor, element));
    };
  }

  static Real at(Real all, List<Int> element) {
    Real own = all;
    for (Int index : element) {
      own = own.at(index);
    }
    return own;
  }
}
