package org.ppl4j.dist;

import static org.ppl4j.dist.Distributions.normal;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Rows of the distributions of one real number. */
final class ContinuousRows {
  private ContinuousRows() {}

  static List<Row> rows() {
    return List.of(
        Row.of(Normal.class, a -> new Normal(a.real(0), a.real(1)))
            .setting(0, 1)
            .setting(-3, 0.001)
            .setting(1e3, 1e6)
            .refuses(() -> normal(Double.NaN, 1))
            .refuses(() -> normal(Double.POSITIVE_INFINITY, 1))
            .refuses(() -> normal(0, 0))
            .refuses(() -> normal(0, -1))
            .outside(Double.POSITIVE_INFINITY, Double.NaN)
            .cdf((p, x) -> new NormalDistribution(p[0], p[1]).cumulativeProbability(x)));
  }
}
