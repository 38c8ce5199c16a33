package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.categoricalLogits;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.strategy.Strategies.relax;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Objective;

/** RELAX: unbiased for any control variate, whose params see the gradient's square. */
class RelaxTest {
  private static final int KEYS = 100_000;

  private static Objective toy(double weight, Function<Real, Real> cost) {
    Model<NoArguments, Int> q =
        model(
            "q",
            m -> {
              Real logits = m.param("logits", Real.constant(0.4));
              Real w = m.param("w", Real.constant(weight));
              return m.sample(
                  "z", bernoulliLogits(logits), relax(r -> r.times(2).sigmoid().times(w)));
            });
    return maximize("toy", e -> cost.apply(e.simulate(q).result().toReal()));
  }

  @Test
  void gradientIsThatOfTheMeanAndTheSideLossIsItsSquare() {
    double p = 1 / (1 + Math.exp(-0.4));
    double slope = p * (1 - p) * (0.501 * 0.501 - 0.499 * 0.499);
    for (double weight : new double[] {0, 1, -0.5}) {
      Estimate estimate = toy(weight, z -> z.minus(0.499).square()).estimate();
      Moments found = Moments.of(estimate, KEYS, 5, true);
      assertThat(found.z(1, slope)).as("first, w = %s", weight).isLessThan(4.5);
      assertThat(found.z(2, 0)).as("in w").isLessThan(4.5);
      assertThat(found.z(3, slope * (1 - 2 * p))).as("second").isLessThan(4.5);
      Estimate loss =
          new Estimate(
              "loss",
              false,
              estimate.params(),
              List.of(),
              estimate.loss(),
              estimate.loss(),
              List.of());
      Moments lossMoments = Moments.of(loss, KEYS, 5);
      double square = found.variance()[1] + found.mean()[1] * found.mean()[1];
      assertThat(lossMoments.mean()[0] + found.mean()[0]).isCloseTo(square, within(square));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double size) {
    return org.assertj.core.data.Offset.offset(1e-3 * Math.max(size, 1e-3));
  }

  @Test
  void categoriesInAPlate() {
    Model<NoArguments, Int> q =
        model(
            "q",
            m -> {
              Real logits = m.param("logits", Real.constant(0.1, -0.4, 0.6));
              return m.plate("i", 2)
                  .map(
                      i ->
                          m.sample(
                              "z",
                              categoricalLogits(logits),
                              relax(r -> r.tanh().sum().times(0.3))));
            });
    Objective toy = maximize("toy", e -> e.simulate(q).result().toReal().square().sum());
    Moments found = Moments.of(toy.estimate(), KEYS, 6);
    double[] e = {Math.exp(0.1), Math.exp(-0.4), Math.exp(0.6)};
    double total = e[0] + e[1] + e[2];
    double mean = (e[1] + 4 * e[2]) / total;
    for (int k = 0; k < 3; k++) {
      assertThat(found.z(1 + k, 2 * e[k] / total * (k * k - mean))).isLessThan(4.5);
    }
  }
}
