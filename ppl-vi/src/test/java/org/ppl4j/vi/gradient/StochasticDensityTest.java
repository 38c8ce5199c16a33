package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Algorithms.annealed;
import static org.ppl4j.objective.Algorithms.importance;
import static org.ppl4j.objective.Algorithms.sir;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.reinforce;

import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Objective;

/** Estimates of densities by marginal and normalize: unbiased where they say so. */
class StochasticDensityTest {
  private static final int KEYS = 100_000;

  /** z given u: a mixture of two normals, whose density is known. */
  private static Model<NoArguments, Real> mixture() {
    return model(
        "mixture",
        m -> {
          Real shift = m.param("shift", Real.constant(1.5));
          Int u = m.sample("u", bernoulli(0.3), reinforce());
          return m.sample("z", normal(u.toReal().times(shift), 1.0), reinforce());
        });
  }

  private static double density(double z, double shift) {
    return 0.7 * phi(z) + 0.3 * phi(z - shift);
  }

  private static double phi(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  @Test
  void scoredMarginalIsUnbiased() {
    for (int particles : new int[] {1, 3}) {
      Model<NoArguments, Real> marginal = mixture().marginal(importance(particles), "z");
      Objective density =
          maximize("density", e -> e.logDensity(marginal, Choices.of("z", 0.8)).exp());
      Moments found = Moments.of(density.estimate(), KEYS, particles);
      assertThat(found.z(0, density(0.8, 1.5))).isLessThan(4.5);
      assertThat(found.z(1, 0.3 * phi(0.8 - 1.5) * (0.8 - 1.5))).isLessThan(4.5);
    }
  }

  @Test
  void aRunOfAMarginalHasAnUnbiasedReciprocal() {
    for (int particles : new int[] {1, 3}) {
      Model<NoArguments, Real> marginal = mixture().marginal(importance(particles), "z");
      // E[h(z) / q^(z)] is the integral of h, whatever the shift.
      Objective integral =
          maximize(
              "integral",
              e -> {
                var t = e.simulate(marginal);
                Real h = t.choices().real("z").minus(0.5).square().times(-1).exp();
                return h.times(t.logDensity().unaryMinus().exp());
              });
      Moments found = Moments.of(integral.estimate(), KEYS, 10 + particles);
      assertThat(found.z(0, Math.sqrt(Math.PI))).isLessThan(4.5);
      assertThat(found.z(1, 0)).isLessThan(4.5);
    }
  }

  @Test
  void inAPlateAndCalledFromAnotherModel() {
    Model<NoArguments, Real> outer =
        model(
            "outer",
            m -> {
              Real scale = m.sample("scale", normal(1, 0.1));
              return m.plate("i", 2)
                  .map(i -> m.call("part", mixture().marginal(importance(2), "z")).times(scale));
            });
    Choices values = Choices.of("scale", 1.0).and("part/z", Real.constant(0.8, -0.4));
    Objective density = maximize("density", e -> e.logDensity(outer, values).exp());
    Moments found = Moments.of(density.estimate(), KEYS, 21);
    double prior = phi(0) / 0.1;
    assertThat(found.z(0, prior * density(0.8, 1.5) * density(-0.4, 1.5))).isLessThan(4.5);
  }

  @Test
  void normalizedModelScoresAndRunsAlike() {
    Model<NoArguments, Real> posterior =
        model(
                "p",
                m -> {
                  Real z = m.sample("z", normal(0, 1));
                  m.observe("y", normal(z, 1.0), Real.constant(1.0));
                  return z;
                })
            .normalize(
                sir(
                    3,
                    given -> model("proposal", m -> m.sample("z", normal(0.2, 1.2), reinforce())),
                    enumerate()));
    Objective integral =
        maximize(
            "integral",
            e -> {
              var t = e.simulate(posterior);
              Real h = t.choices().real("z").minus(0.5).square().times(-1).exp();
              return h.times(t.logDensity().unaryMinus().exp());
            });
    Moments found = Moments.of(integral.estimate(), KEYS, 31);
    assertThat(found.z(0, Math.sqrt(Math.PI))).isLessThan(4.5);
    // The integral over z of the scored density is one: by importance from a wide normal.
    Objective total =
        maximize(
            "total",
            e -> {
              var wide = model("wide", m -> m.sample("z", normal(0.5, 1.5), reinforce()));
              var t = e.simulate(wide);
              return e.logDensity(posterior, t.choices()).minus(t.logDensity()).exp();
            });
    assertThat(Moments.of(total.estimate(), KEYS, 32).z(0, 1)).isLessThan(4.5);
  }

  @Test
  void queriesDrawWhatTheDensityNeeds() {
    Model<NoArguments, Real> marginal = mixture().marginal(importance(4), "z");
    double sum = 0;
    double squares = 0;
    int keys = 400;
    for (int i = 0; i < keys; i++) {
      double density =
          Math.exp(marginal.query().logDensity(Choices.of("z", 0.8), Key.of(7).step(i)));
      sum += density / keys;
      squares += density * density / keys;
    }
    double error = Math.sqrt((squares - sum * sum) / keys);
    assertThat(Math.abs(sum - density(0.8, 1.5)) / error).isLessThan(4.5);
    var run = marginal.simulate(Key.of(3));
    assertThat(run.choices().addresses()).containsExactly("z");
    assertThat(run.logDensity().doubleValue()).isFinite();
  }

  @Test
  void annealingIsUnbiasedBothWays() {
    Model<NoArguments, Real> joint =
        model(
            "joint",
            m -> {
              Real s = m.sample("s", exponential(1));
              return m.sample("y", normal(s.log(), 0.5));
            });
    Model<NoArguments, Real> marginal =
        joint.marginal(
            annealed(
                2,
                3,
                Real.constant(0.05),
                given -> model("begin", m -> m.sample("s", gamma(2, 2)))),
            "y");
    double truth = 0;
    for (int i = 0; i < 200_000; i++) {
      double s = (i + 0.5) * 1e-4;
      double z = (0.3 - Math.log(s)) / 0.5;
      truth += 1e-4 * Math.exp(-s) * phi(z) / 0.5;
    }
    Objective scored = maximize("scored", e -> e.logDensity(marginal, Choices.of("y", 0.3)).exp());
    assertThat(Moments.of(scored.estimate(), 30_000, 41).z(0, truth)).isLessThan(4.5);
    Objective run =
        maximize(
            "run",
            e -> {
              var t = e.simulate(marginal);
              Real h = t.choices().real("y").minus(0.3).square().times(-2).exp();
              return h.times(t.logDensity().unaryMinus().exp());
            });
    assertThat(Moments.of(run.estimate(), 30_000, 42).z(0, Math.sqrt(Math.PI / 2))).isLessThan(4.5);
  }
}
