package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.oneHotCategoricalLogits;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.strategy.Strategies.detached;
import static org.ppl4j.strategy.Strategies.gumbelSoftmax;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.strategy.Strategies.measureValued;
import static org.ppl4j.strategy.Strategies.reinforce;
import static org.ppl4j.strategy.Strategies.straightThrough;
import static org.ppl4j.strategy.Strategies.straightThroughGumbel;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.dist.Normal;
import org.ppl4j.dist.OneHotCategoricalLogits;
import org.ppl4j.error.UnsupportedStrategy;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;
import org.ppl4j.strategy.Strategy;

/** Strategies that are biased, and costs at which others would be. */
class BiasedTest {
  private static final double[] LOGITS = {0.3, -0.4, 0.5};
  private static final double[] SCORES = {1, -0.5, 2};

  static List<Strategy<? super OneHotCategoricalLogits>> relaxed() {
    return List.of(gumbelSoftmax(0.5), straightThroughGumbel(0.5), straightThrough());
  }

  private static Objective toy(
      Strategy<? super OneHotCategoricalLogits> strategy, Function<Real, Real> cost) {
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real logits = m.param("logits", Real.constant(LOGITS));
              Real z = m.sample("z", oneHotCategoricalLogits(logits), strategy);
              return cost.apply(z.times(Real.constant(SCORES)).sum());
            });
    return maximize("toy", e -> e.simulate(q).result());
  }

  @ParameterizedTest
  @MethodSource("relaxed")
  void mustBeMarked(Strategy<? super OneHotCategoricalLogits> strategy) {
    assertThatThrownBy(() -> toy(strategy, x -> x).estimate())
        .isInstanceOf(UnsupportedStrategy.class);
    assertThat(toy(strategy, x -> x).biased().estimate().params()).hasSize(1);
  }

  private static Objective detachedNormal(boolean learned, boolean below) {
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real mean = m.param("mean", Real.constant(0.3));
              Real from = learned ? mean : mean.stopGradient();
              Real x = below ? m.sample("x", normal(from, 1)) : from;
              return m.plate("i", 3)
                  .map(i -> m.sample("z", normal(x, 1), detached()).times(mean))
                  .sum();
            });
    return maximize("toy", e -> e.simulate(q).result());
  }

  /** Directly, or by way of a reparameterised site; where it is held, nothing is lost. */
  @Test
  void detachedIsBiasedWhereItsDistributionIsLearned() {
    for (boolean below : new boolean[] {false, true}) {
      assertThatThrownBy(() -> detachedNormal(true, below).estimate())
          .isInstanceOf(UnsupportedStrategy.class)
          .hasMessageContaining("detached gives biased gradients");
      assertThat(detachedNormal(true, below).biased().estimate().params()).hasSize(1);
      assertThat(detachedNormal(false, below).estimate().params()).hasSize(1);
    }
    Model<NoArguments, Real> q =
        model("q", m -> m.sample("z", normal(m.param("mean", Real.constant(0.3)), 1)));
    Objective held = maximize("held", e -> e.simulate(q.with(Handlers.detached())).result());
    assertThat(held.estimate().params()).hasSize(1);
  }

  private static double[] probabilities() {
    double[] p = new double[3];
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      p[k] = Math.exp(LOGITS[k]);
      sum += p[k];
    }
    for (int k = 0; k < 3; k++) {
      p[k] /= sum;
    }
    return p;
  }

  /** Of a linear cost the derivative is that of the mean; of a square it is not. */
  @Test
  void straightThroughIsRightForLinearCostsOnly() {
    double[] p = probabilities();
    double mean = 0;
    double square = 0;
    for (int k = 0; k < 3; k++) {
      mean += p[k] * SCORES[k];
      square += p[k] * SCORES[k] * SCORES[k];
    }
    Moments linear = Moments.of(toy(straightThrough(), x -> x).biased().estimate(), 100_000, 5);
    Moments curved =
        Moments.of(toy(straightThrough(), Real::square).biased().estimate(), 100_000, 6);
    assertThat(linear.z(0, mean)).isLessThan(4.5);
    assertThat(curved.z(0, square)).isLessThan(4.5);
    for (int k = 0; k < 3; k++) {
      assertThat(linear.z(1 + k, p[k] * (SCORES[k] - mean))).isLessThan(4.5);
      // d/dp of (sum p s)^2 in the place of that of sum p s^2
      double biased = 2 * mean * p[k] * (SCORES[k] - mean);
      assertThat(curved.z(1 + k, biased)).isLessThan(4.5);
    }
    assertThat(curved.z(3, p[2] * (4 - square))).isGreaterThan(10);
  }

  /** One-hot values are drawn as often as they should be; relaxed ones come near them. */
  @Test
  void hardGumbelDrawsCategories() {
    double[] p = probabilities();
    double square = p[0] + 0.25 * p[1] + 4 * p[2];
    var hard = toy(straightThroughGumbel(0.5), Real::square).biased().estimate();
    assertThat(Moments.of(hard, 100_000, 7).z(0, square)).isLessThan(4.5);
    double warm = mean(gumbelSoftmax(0.5));
    double cold = mean(gumbelSoftmax(0.05));
    assertThat(Math.abs(cold - square)).isLessThan(0.2 * Math.abs(warm - square));
  }

  private static double mean(Strategy<? super OneHotCategoricalLogits> strategy) {
    return Moments.of(toy(strategy, Real::square).biased().estimate(), 200_000, 8).mean()[0];
  }

  static List<Strategy<? super Normal>> ofJumps() {
    return List.of(reinforce(), leaveOneOut(3), measureValued());
  }

  /** The mean of {@code 1[z > 1/2] (2 + z)} for z normal: by the normal distribution function. */
  @ParameterizedTest
  @MethodSource("ofJumps")
  void jumpsAreRightWhereTheyAreAllowed(Strategy<? super Normal> strategy) {
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real mean = m.param("mean", Real.constant(0.2));
              Real scale = m.param("scale", Real.constant(0.7));
              Real z = m.sample("z", normal(mean, scale), strategy);
              return z.greaterThan(0.5).select(z.plus(2), 0);
            });
    Moments found = Moments.of(maximize("toy", e -> e.simulate(q).result()).estimate(), 100_000, 9);
    // P = Phi((m - t) / s), E = (2 + m) P + s phi
    double t = (0.2 - 0.5) / 0.7;
    double density = Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
    double above = 0.5 * org.apache.commons.numbers.gamma.Erfc.value(-t / Math.sqrt(2));
    double byMean = above + 2.2 * density / 0.7 - t * density;
    double byScale = density * (1 - 2.2 * t / 0.7 + t * t);
    assertThat(found.z(0, 2.2 * above + 0.7 * density)).isLessThan(4.5);
    assertThat(found.z(1, byMean)).isLessThan(4.5);
    assertThat(found.z(2, byScale)).isLessThan(4.5);
  }
}
