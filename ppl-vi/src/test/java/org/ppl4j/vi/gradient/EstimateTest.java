package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Bernoulli;
import org.ppl4j.dist.Supports;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.strategy.Strategy;

class EstimateTest {
  private static final int KEYS = 100_000;

  static List<Strategy<? super Bernoulli>> forBernoulli() {
    return List.of(
        Strategies.enumerate(),
        Strategies.enumerateInTurn(),
        Strategies.reinforce(),
        Strategies.leaveOneOut(3));
  }

  @Test
  void elboOfNormals() {
    Model<NoArguments, Real> p =
        model(
            "p",
            m -> {
              Real z = m.sample("z", normal(0, 1));
              m.observe("x", normal(z, 0.5), Real.constant(1));
              return z;
            });
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real mean = m.param("mean", Real.constant(0.3));
              Real scale = m.param("scale", Real.constant(0.7), Supports.positive());
              return m.sample("z", normal(mean, scale));
            });
    Objective elbo =
        maximize(
            "elbo",
            e -> {
              var t = e.simulate(q);
              return e.logDensity(p, t.choices()).minus(t.logDensity());
            });
    Moments found = Moments.of(elbo.estimate(), KEYS, 1, true);
    // E = -m^2/2 - s^2/2 - ((1-m)^2 + s^2) / (2 0.25) + log s + const
    assertThat(found.z(1, -0.3 + 4 * 0.7)).isLessThan(4.5);
    assertThat(found.z(2, -0.7 - 4 * 0.7 + 1 / 0.7)).isLessThan(4.5);
    assertThat(found.z(3, -5)).isLessThan(4.5);
    assertThat(found.z(4, -5 - 1 / 0.49)).isLessThan(4.5);
  }

  @ParameterizedTest
  @MethodSource("forBernoulli")
  void plain(Strategy<? super Bernoulli> strategy) {
    Model<NoArguments, Int> q =
        model("q", m -> m.sample("z", bernoulli(m.param("p", Real.constant(0.3))), strategy));
    Objective toy = maximize("toy", e -> e.simulate(q).result().toReal().minus(0.45).square());
    Moments found = Moments.of(toy.estimate(), KEYS, 2, true);
    double slope = 0.55 * 0.55 - 0.45 * 0.45;
    assertThat(found.z(0, 0.3 * slope + 0.45 * 0.45)).isLessThan(4.5);
    assertThat(found.z(1, slope)).isLessThan(4.5);
    assertThat(found.z(2, 0)).isLessThan(4.5);
  }

  record Two(Int z, Real w) {}

  @ParameterizedTest
  @MethodSource("forBernoulli")
  void inNestedPlatesWithMixedTerms(Strategy<? super Bernoulli> strategy) {
    Model<NoArguments, Two> q =
        model(
            "q",
            m -> {
              Real p = m.param("p", Real.constant(0.2, 0.6, 0.7));
              Real s = m.param("s", Real.constant(1.5), Supports.positive());
              return m.plate("i", 3)
                  .map(
                      i -> {
                        Int z = m.sample("z", bernoulli(p.at(i)), strategy);
                        Real w = m.sample("w", normal(z.toReal(), s));
                        return new Two(z, w);
                      });
            });
    boolean joint = !strategy.name().startsWith("enumerate");
    Objective toy =
        maximize(
            "toy",
            e -> {
              Two r = e.simulate(q).result();
              Real own = r.z().toReal().plus(r.w()).square().sum();
              return joint ? own.plus(r.z().toReal().sum().square()) : own;
            });
    Moments found = Moments.of(toy.estimate(), KEYS, 3, true);
    // E (z + w)^2 = p (2^2 + s^2) + (1-p) s^2; E (sum z)^2 = sum p(1-p) + (sum p)^2
    for (int i = 0; i < 3; i++) {
      double p = new double[] {0.2, 0.6, 0.7}[i];
      double truth = 4 + (joint ? 1 - 2 * p + 2 * 1.5 : 0);
      assertThat(found.z(1 + i, truth)).as("p%d", i).isLessThan(4.5);
    }
    assertThat(found.z(4, 2 * 3 * 1.5)).isLessThan(4.5);
  }
}
