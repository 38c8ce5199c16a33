package org.ppl4j.vi.guide;

import java.util.Arrays;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.MultivariateNormal;
import org.ppl4j.dist.Supports;
import org.ppl4j.model.Scope;

/**
 * One normal of all unconstrained numbers together, {@code u = m + L e}: the params {@code mean}
 * and {@code factor}, the covariance's Cholesky factor.
 *
 * <p>Kucukelbir et al., "Automatic Differentiation Variational Inference", JMLR 2017.
 */
final class FullRank implements JointLaw {
  @Override
  public Distribution<Real> declare(Scope scope, double[] start, double scale) {
    double[] diagonal = new double[start.length];
    Arrays.fill(diagonal, scale);
    return new MultivariateNormal(
        scope.param("mean", Real.constant(start)),
        scope.param("factor", Real.constant(diagonal).diag(), Supports.lowerCholesky()));
  }
}
