package org.ppl4j.vi.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.vi.optim.Optimizers.naturalGradient;
import static org.ppl4j.vi.optim.Optimizers.sgd;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.type.Shape;

final class NaturalGradientTest {
  private static final Parameter MEAN = new Parameter("mean", Shape.of(3), Supports.real());
  private static final Parameter SCALE = new Parameter("scale", Shape.of(3), Supports.positive());
  private static final Parameter FACTOR =
      new Parameter("factor", Shape.of(6), Supports.lowerCholesky());
  private static final Parameter OTHER = new Parameter("other", Shape.of(3), Supports.real());

  private static final Real MEAN_GRADIENT = Real.constant(1, -2, 0.5);

  private static List<Real> step(
      Optimizer optimizer, List<Parameter> params, List<Real> values, List<Real> gradients) {
    assertThat(optimizer.memory(params)).isEmpty();
    return optimizer
        .update(new Descent(params, values, gradients, List.of(), Real.constant(0.0)))
        .values();
  }

  @Test
  void multivariateStepsAreTheInverseFisherInformationTimesTheGradient() {
    Real mean = Real.constant(0.5, -1, 2);
    Real free = Real.constant(0.2, 0.7, -0.3, -0.4, 0.9, 0.1);
    Real gradient = Real.constant(0.3, -1, 2, 0.25, -0.75, 1.5);
    double rate = 1e-7;
    List<Real> next =
        step(
            naturalGradient(rate).multivariateNormal("mean", "factor"),
            List.of(MEAN, FACTOR),
            List.of(mean, free),
            List.of(MEAN_GRADIENT, gradient));
    assertThat(mean.minus(next.get(0)).div(rate).value().toDoubles())
        .containsExactly(
            new double[] {-0.46241971541500143, -1.029273142169161, -0.16633252141107518},
            within(1e-7));
    assertThat(free.minus(next.get(1)).div(rate).value().toDoubles())
        .containsExactly(
            new double[] {
              -0.25, -0.55712753644064, 0.6625, -0.05888570907350362, -0.3198020686201274, 0.75
            },
            within(1e-6));
  }

  @Test
  void independentNormalsAreDiagonalMultivariateOnes() {
    Real logScale = Real.constant(-0.5, 0.3, 1);
    Real gradient = Real.constant(0.5, -1, 2);
    List<Real> separate =
        step(
            naturalGradient(0.3).normal("mean", "scale").others(sgd(0.5)),
            List.of(OTHER, SCALE, MEAN),
            List.of(MEAN_GRADIENT, logScale, Real.constant(0, 0, 0.0)),
            List.of(gradient, gradient, MEAN_GRADIENT));
    Real free = Real.constant(-0.5, 0, 0.3, 0, 0, 1);
    List<Real> joint =
        step(
            naturalGradient(0.3).multivariateNormal("mean", "factor"),
            List.of(MEAN, FACTOR),
            List.of(Real.constant(0, 0, 0.0), free),
            List.of(MEAN_GRADIENT, Real.constant(0.5, 0, -1, 0, 0, 2)));
    assertThat(separate.get(2).value().toDoubles())
        .containsExactly(joint.get(0).value().toDoubles(), within(1e-14));
    double[] factor = joint.get(1).value().toDoubles();
    assertThat(separate.get(1).value().toDoubles())
        .containsExactly(new double[] {factor[0], factor[2], factor[5]}, within(1e-14));
    assertThat(separate.get(0).value().toDoubles()).containsExactly(0.75, -1.5, -0.5);
  }

  @Test
  void oneFullStepFindsTheMeanOfANormalPosteriorOfKnownScale() {
    // KL(N(m, s) || N(a, s)) has the gradient (m - a) / s^2.
    double scale = 0.2;
    Real gradient = Real.constant(0, 0, 0.0).minus(Real.constant(3, -1, 0.5)).div(scale * scale);
    List<Real> next =
        step(
            naturalGradient(1).normal("mean", "scale"),
            List.of(MEAN, SCALE),
            List.of(Real.constant(0, 0, 0.0), Real.constant(Math.log(scale)).expand(3)),
            List.of(gradient, Real.constant(0, 0, 0.0)));
    assertThat(next.get(0).value().toDoubles())
        .containsExactly(new double[] {3, -1, 0.5}, within(1e-12));
  }

  @Test
  void refusesWhatIsNoPair() {
    assertThatThrownBy(() -> naturalGradient(1).normal("mean", "none").memory(List.of(MEAN)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("no param \"none\"");
    assertThatThrownBy(
            () -> naturalGradient(1).normal("mean", "other").memory(List.of(MEAN, OTHER)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("in real, not in positive");
    Parameter pair = new Parameter("pair", Shape.of(2), Supports.positive());
    assertThatThrownBy(() -> naturalGradient(1).normal("mean", "pair").memory(List.of(MEAN, pair)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("shapes do not fit");
  }
}
