package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.BernoulliLogits;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Vimco;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.strategy.Strategy;

/** The bound of three replicates of two sites, one below the other, against enumeration. */
class VimcoTest {
  private static final int KEYS = 100_000;
  private static final int COUNT = 3;
  private static final double[] BEGIN = {0.3, -0.6, 0.5};

  static List<Strategy<? super BernoulliLogits>> strategies() {
    return List.of(
        Strategies.reinforce(),
        Strategies.leaveOneOut(2),
        Strategies.disarm(),
        Strategies.measureValued());
  }

  private static Model<NoArguments, Real> guide(Strategy<? super BernoulliLogits> strategy) {
    return model(
        "q",
        m -> {
          Real a = m.param("a", Real.constant(BEGIN[0]));
          Real b = m.param("b", Real.constant(BEGIN[1]));
          Real c = m.param("c", Real.constant(BEGIN[2]));
          Int x = m.sample("x", bernoulliLogits(a), strategy);
          Int y = m.sample("y", bernoulliLogits(b.times(x.toReal().plus(1))), strategy);
          return weight(x.toReal(), y.toReal(), c);
        });
  }

  private static Real weight(Real x, Real y, Real c) {
    return x.times(2).plus(y.times(c)).minus(x.times(y).times(1.4)).plus(c.times(0.3));
  }

  private static Estimate estimate(Strategy<? super BernoulliLogits> strategy) {
    Model<NoArguments, Real> q = guide(strategy);
    return maximize("vimco", e -> Vimco.bound(e.replicate(COUNT, i -> e.simulate(q).result())))
        .estimate();
  }

  private static double exact(double a, double b, double c) {
    double total = 0;
    for (int bits = 0; bits < 1 << 2 * COUNT; bits++) {
      double probability = 1;
      double sum = 0;
      for (int k = 0; k < COUNT; k++) {
        int x = bits >> 2 * k & 1;
        int y = bits >> (2 * k + 1) & 1;
        double logits = b * (x + 1);
        probability *= 1 / (1 + Math.exp(x == 1 ? -a : a));
        probability *= 1 / (1 + Math.exp(y == 1 ? -logits : logits));
        sum += Math.exp(2.0 * x + y * c - 1.4 * x * y + 0.3 * c);
      }
      total += probability * Math.log(sum / COUNT);
    }
    return total;
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void isUnbiased(Strategy<? super BernoulliLogits> strategy) {
    Moments found = Moments.of(estimate(strategy), KEYS, 31);
    assertThat(found.z(0, exact(BEGIN[0], BEGIN[1], BEGIN[2]))).isLessThan(4.5);
    for (int i = 0; i < 3; i++) {
      double[] up = BEGIN.clone();
      double[] down = BEGIN.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      double slope = (exact(up[0], up[1], up[2]) - exact(down[0], down[1], down[2])) / 2e-5;
      assertThat(found.z(1 + i, slope)).as("param %d", i).isLessThan(4.5);
    }
  }

  /** The common bound as every replicate's learning signal is far noisier. */
  @Test
  void hasLessVarianceThanThePlainBound() {
    Model<NoArguments, Real> q = guide(Strategies.reinforce());
    Estimate plain =
        maximize(
                "plain",
                e -> {
                  Real weights = e.replicate(COUNT, i -> e.simulate(q).result());
                  return weights.logSumExp().minus(Math.log(COUNT));
                })
            .estimate();
    double common = Moments.of(plain, KEYS, 32).variance()[1];
    double own = Moments.of(estimate(Strategies.reinforce()), KEYS, 32).variance()[1];
    assertThat(own).isLessThan(0.3 * common);
  }
}
