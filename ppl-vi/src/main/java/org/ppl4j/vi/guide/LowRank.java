package org.ppl4j.vi.guide;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.LowRankMultivariateNormal;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer;
import org.ppl4j.nn.Initializers;

/**
 * One normal of covariance {@code W W' + diag(D)}, whose params {@code mean}, {@code factor} (W)
 * and {@code variances} (D) are linear in the number of unconstrained numbers. At first half of
 * each variance, in expectation, is the factor's, whose elements are drawn: at 0 its derivative is
 * 0.
 *
 * <p>Ong, Nott and Smith, "Gaussian variational approximation with a factor covariance structure",
 * 2018.
 *
 * @param rank the columns of {@code W}
 */
record LowRank(int rank) implements JointLaw {
  LowRank {
    if (rank < 1) {
      throw InvalidArgument.of(
          Report.of("lowRankNormal: rank " + rank + ".")
              .at(Source.here())
              .cure("take a rank of 1 or more; Guides.normal(...) has rank 0"));
    }
  }

  @Override
  public Distribution<Real> declare(Scope scope, double[] start, double scale) {
    int size = start.length;
    Real mean = scope.param("mean", Real.constant(start));
    Real factor =
        Initializers.normal(scale * Math.sqrt(0.5 / rank))
            .declare(scope, "factor", new Initializer.Fans(rank, size), size, rank);
    Real half = Real.constant(scale * scale / 2).expand(size);
    Real variances = scope.param("variances", half, Supports.positive());
    return new LowRankMultivariateNormal(mean, factor, variances);
  }
}
