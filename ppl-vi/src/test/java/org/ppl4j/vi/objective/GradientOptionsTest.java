package org.ppl4j.vi.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.objective.Objectives.iwelbo;
import static org.ppl4j.vi.objective.Objectives.logVariance;
import static org.ppl4j.vi.objective.Objectives.renyi;
import static org.ppl4j.vi.optim.Optimizers.adam;
import static org.ppl4j.vi.optim.Schedules.cosine;

import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.UnsupportedStrategy;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.objective.Estimate;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.type.Tensor;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.gradient.Moments;
import org.ppl4j.vi.guide.Flows;
import org.ppl4j.vi.guide.Guides;

class GradientOptionsTest {
  private static final int KEYS = 20_000;
  private static final Executor INTERP = Executor.named("interp");

  /**
   * A model whose posterior is known.
   *
   * @param guide a guide whose params begin at so many times those of the exact posterior
   */
  private record Conjugate(
      String name,
      Model<NoArguments, ?> model,
      DoubleFunction<Model<NoArguments, ?>> guide,
      double evidence) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Real positive(Scope m, String name, double start) {
    return m.param(name, Real.constant(start), Supports.positive());
  }

  static Stream<Conjugate> conjugates() {
    Conjugate normals =
        new Conjugate(
            "normal-normal",
            model(
                "p",
                m -> {
                  Real z = m.sample("z", normal(1, 2));
                  m.plate("i", 3)
                      .forEach(
                          i -> m.observe("x", normal(z, 0.5), Real.constant(0.1, 0.9, 0.4).at(i)));
                  return z;
                }),
            // precision 1/4 + 3 * 4
            times ->
                model(
                    "q",
                    m -> {
                      Real mean = m.param("mean", Real.constant(times * (0.25 + 4 * 1.4) / 12.25));
                      Real scale = positive(m, "scale", times / Math.sqrt(12.25));
                      return m.sample("z", normal(mean, scale));
                    }),
            -3.3114474722956175);
    Conjugate coins =
        new Conjugate(
            "beta-bernoulli",
            model(
                "p",
                m -> {
                  Real z = m.sample("z", beta(10, 10));
                  m.observe("x", binomial(10, z), Int.constant(8));
                  return z;
                }),
            times ->
                model(
                    "q",
                    m ->
                        m.sample(
                            "z", beta(positive(m, "a", times * 18), positive(m, "b", times * 12)))),
            // choose(10, 8) B(18, 12) / B(10, 10)
            -2.7067659543503577);
    Conjugate counts =
        new Conjugate(
            "gamma-poisson",
            model(
                "p",
                m -> {
                  Real z = m.sample("z", gamma(2.5, 1.5));
                  m.plate("i", 2)
                      .forEach(i -> m.observe("x", poisson(z), Int.constant(3, 1).at(i)));
                  return z;
                }),
            times ->
                model(
                    "q",
                    m -> {
                      Real shape = positive(m, "shape", times * 6.5);
                      return m.sample("z", gamma(shape, positive(m, "rate", times * 3.5)));
                    }),
            -3.543176804793314);
    Conjugate categories =
        new Conjugate(
            "dirichlet-categorical",
            model(
                "p",
                m -> {
                  Real z = m.sample("z", dirichlet(Real.constant(1.5, 2, 3)));
                  m.plate("i", 4)
                      .forEach(i -> m.observe("x", categorical(z), Int.constant(0, 2, 2, 1).at(i)));
                  return z;
                }),
            times ->
                model(
                    "q",
                    m -> {
                      Real start = Real.constant(times * 2.5, times * 3, times * 5);
                      return m.sample("z", dirichlet(m.param("a", start, Supports.positive())));
                    }),
            -4.694544221090513);
    return Stream.of(normals, coins, counts, categories);
  }

  @ParameterizedTest
  @MethodSource("conjugates")
  void atTheExactPosteriorTheGradientIsZero(Conjugate c) {
    Model<NoArguments, ?> guide = c.guide().apply(1);
    Moments plain = Moments.of(elbo().of(c.model(), guide).estimate(), KEYS, 1);
    Moments held = Moments.of(elbo().stickingTheLanding().of(c.model(), guide).estimate(), KEYS, 1);
    Moments variance = Moments.of(logVariance(3).of(c.model(), guide).estimate(), 100, 1);
    assertThat(plain.variance()[0]).as("the weight is constant").isLessThan(1e-18);
    assertThat(plain.mean()[0]).isCloseTo(c.evidence(), within(1e-9));
    for (int i = 1; i < plain.mean().length; i++) {
      assertThat(plain.variance()[i]).as("plain varies").isGreaterThan(1e-6);
      assertThat(plain.z(i, 0)).as("plain").isLessThan(4.5);
      assertThat(held.mean()[i]).as("sticking").isCloseTo(0, within(1e-9));
      assertThat(held.variance()[i]).as("sticking").isLessThan(1e-18);
      assertThat(variance.mean()[i]).as("log variance").isCloseTo(0, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("conjugates")
  void theFitReachesTheExactPosterior(Conjugate c) {
    Svi svi = Svi.of(elbo().stickingTheLanding().of(c.model(), c.guide().apply(0.7)));
    Fit fit = svi.optimizer(adam(0.02)).steps(1000).stepsPerCall(50).executor(INTERP).run();
    for (Estimate.Param exact : elbo().of(c.model(), c.guide().apply(1)).estimate().params()) {
      Tensor found = fit.param(exact.address());
      for (int i = 0; i < found.shape().size(); i++) {
        double truth = exact.initial().get(i);
        assertThat(found.get(i)).isCloseTo(truth, withinPercentage(1));
      }
    }
  }

  @Test
  void theCoinIsFairerThanItLooks() {
    Model<NoArguments, Real> p =
        model(
            "p",
            m -> {
              Real fairness = m.sample("fairness", beta(10, 10));
              m.plate("toss", 10)
                  .forEach(
                      i ->
                          m.observe(
                              "heads",
                              bernoulli(fairness),
                              Int.constant(1, 1, 1, 1, 1, 1, 1, 1, 0, 0).at(i)));
              return fairness;
            });
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real a = positive(m, "a", 10);
              Real b = positive(m, "b", 10);
              return m.sample("fairness", beta(a, b), Strategies.implicitReparam());
            });
    Svi svi = Svi.of(elbo().of(p, q)).optimizer(adam(cosine(0.2, 0.001, 1500))).particles(8);
    Fit fit = svi.steps(1500).stepsPerCall(50).executor(INTERP).run();
    double a = fit.param("a").get(0);
    double b = fit.param("b").get(0);
    assertThat(a / (a + b)).isCloseTo(0.600, within(0.01));
    assertThat(Math.sqrt(a * b / (a + b + 1)) / (a + b)).isCloseTo(0.088, within(0.01));
  }

  @Test
  void doublyReparameterizedGradientsVaryLess() {
    Toy toy = new Toy.Normals();
    double plain = spread(iwelbo(10), toy);
    double doubly = spread(iwelbo(10).doublyReparameterized(), toy);
    assertThat(doubly).isLessThan(0.5 * plain);
    assertThat(spread(renyi(0.5, 10).doublyReparameterized(), toy))
        .isLessThan(spread(renyi(0.5, 10), toy));
    assertThat(spread(elbo().stickingTheLanding(), toy)).isLessThan(spread(elbo(), toy));
  }

  @Test
  void thePriorsScoreReparameterizedVariesLessWhereTheLikelihoodIsWeak() {
    Model<NoArguments, ?> weak =
        model(
            "p",
            m -> {
              Real z = m.sample("z", normal(m.param("t", Real.constant(0.2)), 1));
              m.observe("x", normal(z, 3), Real.constant(1.2));
              return z;
            });
    Estimate plain = iwelbo(10).of(weak, new Toy.Normals().guide()).estimate();
    Estimate other = iwelbo(10).generalized().of(weak, new Toy.Normals().guide()).estimate();
    int t = Losses.place(plain, "t");
    assertThat(Moments.of(other, KEYS, 4).variance()[Losses.place(other, "t")])
        .isLessThan(0.5 * Moments.of(plain, KEYS, 4).variance()[t]);
  }

  /** The variance of the gradient in the guide's mean. */
  private static double spread(GuideObjective objective, Toy toy) {
    Estimate estimate = objective.of(toy.model(), toy.guide()).estimate();
    return Moments.of(estimate, KEYS, 3).variance()[Losses.place(estimate, "m")];
  }

  @Test
  void pathGradientsOfFlows() {
    Model<NoArguments, ?> p =
        model(
            "p",
            m -> {
              Real z = m.sample("z", normal(Real.constant(0, 0), 1));
              m.observe("x", normal(z.at(0).times(z.at(1)), 0.8), Real.constant(1));
              return z;
            });
    Model<NoArguments, ?> q = Guides.of(p).scale(0.8).joint(Flows.affineCoupling(2, 3));
    Moments plain = Moments.of(elbo().of(p, q).estimate(), 5000, 8);
    Moments path = Moments.of(elbo().stickingTheLanding().of(p, q).estimate(), 5000, 9);
    double[] spread = new double[2];
    for (int i = 0; i < plain.mean().length; i++) {
      double error = Math.sqrt((plain.variance()[i] + path.variance()[i]) / 5000) + 1e-12;
      assertThat(Math.abs(plain.mean()[i] - path.mean()[i]) / error).isLessThan(4.5);
      spread[0] += i == 0 ? 0 : plain.variance()[i];
      spread[1] += i == 0 ? 0 : path.variance()[i];
    }
    assertThat(spread[1]).isLessThan(0.8 * spread[0]);
  }

  @Test
  void guidesOfSeveralSitesAreDoublyReparameterizedAsOne() {
    Model<NoArguments, ?> p =
        model(
            "p",
            m -> {
              Real a = m.sample("a", normal(m.param("prior mean", Real.constant(0.2)), 1));
              Real b = m.sample("b", normal(a, positive(m, "prior scale", 0.9)));
              m.observe("x", normal(b, 0.5), Real.constant(1));
              return b;
            });
    Model<NoArguments, ?> q =
        model(
            "q",
            m -> {
              Real a = m.sample("a", normal(m.param("mean", Real.constant(0.1)), 0.9));
              Real slope = m.param("slope", Real.constant(0.4));
              return m.sample("b", normal(a.times(slope), 0.8));
            });
    Moments one = Moments.of(iwelbo(4).of(p, q).estimate(), 50_000, 5);
    Iwelbo doubly = iwelbo(4).doublyReparameterized();
    for (GuideObjective other : new GuideObjective[] {doubly, doubly.generalized()}) {
      Moments two = Moments.of(other.of(p, q).estimate(), KEYS, 6);
      for (int i = 0; i < 5; i++) {
        double error = Math.sqrt(one.variance()[i] / one.count() + two.variance()[i] / KEYS);
        assertThat(Math.abs(one.mean()[i] - two.mean()[i]) / error).isLessThan(4.5);
      }
    }
  }

  @Test
  void sitesThatDoNotMoveSmoothlyCannotBeDoublyReparameterized() {
    Toy coins = new Toy.Coins();
    assertThatThrownBy(
            () -> iwelbo(2).doublyReparameterized().of(coins.model(), coins.guide()).estimate())
        .isInstanceOf(UnsupportedStrategy.class)
        .hasMessageContaining("doublyReparameterized() cannot treat \"z\"")
        .hasMessageContaining("reparam()");
    Toy toy = new Toy.Normals();
    Model<NoArguments, ?> scored =
        toy.guide()
            .with(
                org.ppl4j.model.Handlers.withStrategy(
                    java.util.Map.of("z", Strategies.reinforce())));
    assertThatThrownBy(() -> iwelbo(2).doublyReparameterized().of(toy.model(), scored).estimate())
        .isInstanceOf(UnsupportedStrategy.class);
  }
}
