package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.strategy.Strategies.arm;
import static org.ppl4j.strategy.Strategies.disarm;
import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.strategy.Strategies.rejectionReparam;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.dist.BernoulliLogits;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.strategy.Strategy;

/** The order of variances that theory promises. */
class VarianceTest {
  private static final int KEYS = 200_000;

  /** The variance of the derivative of {@code E (z - 0.499)^2} in the log-odds. */
  private static double toy(double logit, Strategy<? super BernoulliLogits> strategy) {
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real logits = m.param("logits", Real.constant(logit));
              return m.sample("z", bernoulliLogits(logits), strategy).toReal();
            });
    var objective = maximize("toy", e -> e.simulate(q).result().minus(0.499).square());
    return Moments.of(objective.estimate(), KEYS, 11).variance()[1];
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, -1, 0, 0.5, 2})
  void disarmIsBelowArmAndBelowTwoIndependentDraws(double logit) {
    double d = 0.501 * 0.501 - 0.499 * 0.499;
    double p = 1 / (1 + Math.exp(-logit));
    double low = Math.min(p, 1 - p);
    double slope = d * p * (1 - p);
    // An antithetic pair differs with probability 2 low, and then gives d (1 - low) / 2.
    double pair = 2 * low * Math.pow(d * (1 - low) / 2, 2) - slope * slope;
    // ARM then gives d |u - 1/2|, u below low or above 1 - low.
    double merged = 2 * d * d * (0.125 - Math.pow(0.5 - low, 3)) / 3 - slope * slope;
    // Two independent draws differ with probability 2 p (1 - p), and then give d / 2.
    double independent = 2 * p * (1 - p) * d * d / 4 - slope * slope;
    assertThat(pair).isLessThan(merged).isLessThan(independent);
    assertThat(toy(logit, disarm())).isCloseTo(pair, withPercentage(3));
    assertThat(toy(logit, arm())).isCloseTo(merged, withPercentage(3));
    assertThat(toy(logit, leaveOneOut(2))).isCloseTo(independent, withPercentage(3));
    assertThat(toy(logit, enumerate())).isZero();
  }

  @Test
  void rejectionReparamFallsWithTheAugmentation() {
    double before = Double.POSITIVE_INFINITY;
    for (int augmentation : new int[] {0, 1, 10}) {
      Model<NoArguments, Real> q =
          model(
              "q",
              m -> {
                Real shape = m.param("shape", Real.constant(1.0001));
                return m.sample(
                    "z", gamma(shape, Real.constant(1)), rejectionReparam(augmentation));
              });
      var objective = maximize("toy", e -> e.simulate(q).result().minus(3).square());
      double now = Moments.of(objective.estimate(), KEYS, 12).variance()[1];
      assertThat(now).as("augmented %d times", augmentation).isLessThan(before);
      before = now;
    }
  }
}
