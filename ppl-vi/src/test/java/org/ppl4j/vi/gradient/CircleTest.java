package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.vonMises;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;

import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;

/** Paths around the circle, for costs that close there. */
class CircleTest {
  @Test
  void aPeriodicCostOfAReparameterizedAngle() {
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real mean = m.param("mean", Real.constant(1));
              Real concentration = m.param("k", Real.constant(2), Supports.positive());
              return m.sample("z", vonMises(mean, concentration));
            });
    Objective cosine = maximize("cosine", e -> e.simulate(q).result().cos());
    Moments found = Moments.of(cosine.estimate(), 102_400, 7);
    // E cos z = A cos(mean), A = I1(k) / I0(k), A' = 1 - A / k - A^2; at k = 2, by SciPy.
    double a = 0.6977746579640078;
    double slope = 1 - a / 2 - a * a;
    assertThat(found.z(0, a * Math.cos(1))).isLessThan(4.5);
    assertThat(found.z(1, -a * Math.sin(1))).isLessThan(4.5);
    assertThat(found.z(2, slope * Math.cos(1))).isLessThan(4.5);
  }
}
