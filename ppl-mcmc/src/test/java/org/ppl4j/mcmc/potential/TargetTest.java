package org.ppl4j.mcmc.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.uniform;
import static org.ppl4j.model.Model.model;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;

/** Supports that depend on other sites, on the element of a plate, and on what they must not. */
class TargetTest {
  private static Target target(Model<NoArguments, ?> model) {
    return Target.of(model, Set.of(), Executor.named("interp"));
  }

  private static double logLogistic(double u) {
    return -u - 2 * Math.log1p(Math.exp(-u));
  }

  /** x ~ U(0, a_i b) in a plate: the Jacobian makes it a standard logistic number, whatever b. */
  @Test
  void boundsMayBeTheElementsOwnAndOfOtherSites() {
    Real a = Real.constant(1.0, 2.0, 5.0);
    Model<NoArguments, Real> model =
        model(
            "bounds",
            m -> {
              Real b = m.sample("b", exponential(1));
              return m.plate("n", 3)
                  .map(
                      i -> {
                        Real upper = a.at(i).times(b);
                        Real x = m.sample("x", uniform(Real.constant(0.0), upper));
                        m.factor("f", x.times(0.1));
                        return x;
                      });
            });
    Target target = target(model);
    assertThat(target.layout().dimension()).isEqualTo(4);
    try (Potential potential = target.potential()) {
      double[] u = {0.4, -0.3, 0.8, 2};
      double b = Math.exp(0.4);
      double expected = 0.4 - b;
      for (int i = 0; i < 3; i++) {
        double x = new double[] {1, 2, 5}[i] * b / (1 + Math.exp(-u[i + 1]));
        expected += logLogistic(u[i + 1]) + 0.1 * x;
      }
      assertThat(potential.logDensity(u)).isCloseTo(expected, within(1e-12));
      double[] gradient = new double[4];
      potential.logDensity(u, gradient);
      for (int k = 0; k < 4; k++) {
        double[] up = u.clone();
        double[] down = u.clone();
        up[k] += 1e-5;
        down[k] -= 1e-5;
        double slope = (potential.logDensity(up) - potential.logDensity(down)) / 2e-5;
        assertThat(gradient[k]).isCloseTo(slope, within(1e-8));
      }
    }
  }

  @Test
  void boundsThatChangeFromStepToStepAreRefused() {
    Model<NoArguments, Real> rising =
        model(
            "rising",
            m ->
                m.scan(
                        "t",
                        5,
                        Real.constant(0.0),
                        (before, t) -> {
                          Real now = m.sample("x", uniform(before, before.plus(1)));
                          return new Step<>(now, now);
                        })
                    .output());
    assertThatThrownBy(() -> target(rising))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("the support of \"x\" changes from step to step of scan \"t\"");
  }

  /** A walk's steps are free numbers as they are. */
  @Test
  void scansOfFixedSupportsAreFine() {
    Model<NoArguments, Real> walk =
        model(
            "walk",
            m ->
                m.scan(
                        "t",
                        3,
                        Real.constant(1.0),
                        (before, t) -> {
                          Real now = m.sample("x", normal(before, 0.5));
                          return new Step<>(now, now);
                        })
                    .output());
    try (Potential potential = target(walk).potential()) {
      double expected = 0;
      double[] u = {1.5, 1.2, 3};
      double before = 1;
      for (double x : u) {
        double z = (x - before) / 0.5;
        expected += -z * z / 2 - Math.log(0.5) - 0.5 * Math.log(2 * Math.PI);
        before = x;
      }
      assertThat(potential.logDensity(u)).isCloseTo(expected, within(1e-12));
    }
  }
}
