package org.ppl4j.vi.gradient;

import static org.ppl4j.dist.Distributions.*;
import static org.ppl4j.vi.gradient.Family.Nodes;

import java.util.List;
import java.util.function.Function;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.vi.gradient.Family.Maker;

/** The families that strategies are tested on. Rates, scales and the like are tilted, or logits. */
final class Families {
  private Families() {}

  static final Family BERNOULLI =
      ints("bernoulli", List.of(s(0.35)), (p, t) -> bernoulli(p.get(0).times(t)), 2);
  static final Family BERNOULLI_LOGITS =
      ints("bernoulliLogits", List.of(s(-0.6)), (p, t) -> bernoulliLogits(p.get(0).times(t)), 2);
  static final Family CATEGORICAL =
      ints(
          "categorical",
          List.of(v(0.3, -0.2, 0.5)),
          (p, t) -> categorical(softmax(p.get(0).times(t))),
          3);
  static final Family CATEGORICAL_LOGITS =
      ints(
          "categoricalLogits",
          List.of(v(0.3, -0.4, 0.5, -1)),
          (p, t) -> categoricalLogits(p.get(0).times(t)),
          4);
  static final Family ONE_HOT =
      oneHot(
          "oneHotCategorical",
          List.of(v(0.3, -0.2, 0.5)),
          (p, t) -> oneHotCategorical(softmax(p.get(0).times(t))));
  static final Family ONE_HOT_LOGITS =
      oneHot(
          "oneHotCategoricalLogits",
          List.of(v(0.3, -0.4, 0.5)),
          (p, t) -> oneHotCategoricalLogits(p.get(0).times(t)));
  static final Family BINOMIAL =
      ints("binomial", List.of(s(0.35)), (p, t) -> binomial(3, p.get(0).times(t)), 4);
  static final Family BINOMIAL_LOGITS =
      ints("binomialLogits", List.of(s(-0.6)), (p, t) -> binomialLogits(3, p.get(0).times(t)), 4);
  static final Family BETA_BINOMIAL =
      ints(
          "betaBinomial",
          List.of(s(1.8), s(1.4)),
          (p, t) -> betaBinomial(3, p.get(0), p.get(1).times(t)),
          4);
  static final Family ORDERED_LOGISTIC =
      ints(
          "orderedLogistic",
          List.of(s(0.4), v(-0.7, 1.1)),
          (p, t) -> orderedLogistic(p.get(0).times(t), p.get(1)),
          3);
  static final Family POISSON =
      ints("poisson", List.of(s(1.4)), (p, t) -> poisson(p.get(0).times(t)), 40);
  static final Family EXPONENTIAL =
      reals(
          "exponential",
          List.of(s(1.3)),
          (p, t) -> exponential(p.get(0).times(t)),
          Nodes::positive);
  static final Family GAMMA =
      reals(
          "gamma",
          List.of(s(1.7), s(1.3)),
          (p, t) -> gamma(p.get(0), p.get(1).times(t)),
          Nodes::positive);
  static final Family GAMMA_BELOW_ONE =
      reals(
          "gamma of shape below one",
          List.of(s(0.6), s(1.3)),
          (p, t) -> gamma(p.get(0).times(t), p.get(1)),
          step -> Nodes.mapped(-60, 6, step, Math::exp, Math::exp));
  static final Family WEIBULL =
      reals(
          "weibull",
          List.of(s(1.6), s(1.2)),
          (p, t) -> weibull(p.get(0), p.get(1).times(t)),
          Nodes::positive);
  static final Family NORMAL =
      reals(
          "normal",
          List.of(s(0.4), s(0.8)),
          (p, t) -> normal(p.get(0), p.get(1).times(t)),
          step -> Nodes.line(-11, 11, step));
  static final Family BETA =
      reals(
          "beta",
          List.of(s(1.8), s(1.4)),
          (p, t) -> beta(p.get(0), p.get(1).times(t)),
          Nodes::unit);
  static final Family DIRICHLET =
      new Family(
          "dirichlet",
          List.of(v(1.5, 2, 1.2)),
          (p, t) -> dirichlet(p.get(0).times(t)),
          z -> ((Real) z).times(Real.constant(0, 1, 2.5)).sum(),
          step -> Nodes.simplex(6 * step));
  static final Family STUDENT_T =
      reals(
          "studentT",
          List.of(s(5), s(0.3), s(0.8)),
          (p, t) -> studentT(p.get(0), p.get(1), p.get(2).times(t)),
          step -> Nodes.line(-60, 60, step));
  static final Family VON_MISES =
      reals(
          "vonMises",
          List.of(s(0.3), s(1.5)),
          (p, t) -> vonMises(p.get(0), p.get(1).times(t)),
          step -> Nodes.line(-Math.PI, Math.PI, step / 2));
  static final Family MIXTURE =
      reals(
          "mixture of normals",
          List.of(v(0.3, -0.2), v(-0.7, 1.1)),
          (p, t) ->
              mixtureSameFamily(softmax(p.get(0)), normal(p.get(1).times(t), Real.constant(0.7))),
          step -> Nodes.line(-10, 10, step));

  /** Those whose draws are quantiles found by iteration. */
  static final List<Family> SLOW =
      List.of(GAMMA, GAMMA_BELOW_ONE, BETA, DIRICHLET, STUDENT_T, VON_MISES);

  private static Real s(double value) {
    return Real.constant(value);
  }

  private static Real v(double... values) {
    return Real.constant(values);
  }

  private static Real softmax(Real x) {
    return x.minus(x.logSumExp()).exp();
  }

  private static Family ints(String name, List<Real> begin, Maker maker, int count) {
    return new Family(
        name, begin, maker, z -> ((Int) z).toReal().times(0.8), step -> Nodes.counts(0, count));
  }

  private static Family oneHot(String name, List<Real> begin, Maker maker) {
    double[] eye = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    return new Family(
        name,
        begin,
        maker,
        z -> ((Real) z).times(Real.constant(0, 0.8, 1.7)).sum(),
        step -> new Nodes(Real.constant(eye, 3, 3), new double[] {1, 1, 1}));
  }

  private static Family reals(
      String name, List<Real> begin, Maker maker, Function<Double, Nodes> nodes) {
    return new Family(name, begin, maker, z -> (Real) z, nodes);
  }
}
