package org.ppl4j.vi.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.flat;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.poisson;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.MultivariateNormal;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

class LaplaceApproximationTest {
  @Test
  void isExactForANormalPosterior() {
    Model<NoArguments, List<Real>> guide =
        Guides.laplace(Regression.MODEL, Choices.of("a", 0.0).and("b", 3.0));
    RealMatrix covariance = Regression.covariance();
    double[] mean = Regression.mean();
    MultivariateNormal exact =
        new MultivariateNormal(Real.constant(mean), Real.constant(covariance.getData()).cholesky());
    for (double a = -1; a < 3; a += 0.7) {
      double b = 1 - a / 3;
      assertThat(guide.logDensity(Choices.of("a", a).and("b", b)))
          .isCloseTo(exact.logDensity(Real.constant(a, b)).value().get(0), within(1e-9));
    }
  }

  /**
   * Gamma(3, 2) with counts 4, 2, 5 is Gamma(14, 5): in {@code u = log rate} the mode is log(14/5),
   * and the second derivative there -14.
   */
  @Test
  void takesTheModeOfUnconstrainedSpace() {
    Model<NoArguments, Real> model =
        Model.model(
            "counts",
            m -> {
              Real rate = m.sample("rate", gamma(3, 2));
              m.plate("n", 3)
                  .forEach(i -> m.observe("y", poisson(rate), Int.constant(4, 2, 5).at(i)));
              return rate;
            });
    Model<NoArguments, List<Real>> guide = Guides.laplace(model, Choices.of("rate", 13.0 / 5));
    double mode = Math.log(14.0 / 5);
    for (double rate : new double[] {1.5, 2.8, 4}) {
      double z = (Math.log(rate) - mode) * Math.sqrt(14);
      double expected =
          -0.5 * z * z + 0.5 * Math.log(14) - 0.5 * Math.log(2 * Math.PI) - Math.log(rate);
      assertThat(guide.logDensity(Choices.of("rate", rate))).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void refusesWhatHasNoMaximum() {
    Model<NoArguments, Real> model =
        Model.model("loose", m -> m.sample("x", flat(Supports.real())));
    assertThatThrownBy(() -> Guides.laplace(model, Choices.of("x", 1.0)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("no maximum near the start");
  }
}
