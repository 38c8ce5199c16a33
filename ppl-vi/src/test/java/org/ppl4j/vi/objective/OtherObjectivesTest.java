package org.ppl4j.vi.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.delta;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Algorithms.importance;
import static org.ppl4j.objective.Algorithms.sir;
import static org.ppl4j.vi.objective.Objectives.betaElbo;
import static org.ppl4j.vi.objective.Objectives.ciwae;
import static org.ppl4j.vi.objective.Objectives.cubo;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.objective.Objectives.forwardKl;
import static org.ppl4j.vi.objective.Objectives.infoVae;
import static org.ppl4j.vi.objective.Objectives.iwelbo;
import static org.ppl4j.vi.objective.Objectives.miwae;
import static org.ppl4j.vi.objective.Objectives.renyi;
import static org.ppl4j.vi.objective.Objectives.sleepPhi;
import static org.ppl4j.vi.objective.Objectives.spectralElbo;
import static org.ppl4j.vi.objective.Objectives.steinElbo;
import static org.ppl4j.vi.objective.Objectives.trajectoryBalance;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Objective;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.transform.Substitute;
import org.ppl4j.vi.gradient.Moments;

class OtherObjectivesTest {
  private static final int KEYS = 30_000;
  private static final Toy TOY = new Toy.Normals();

  /** log N(1.2; 0.2, 1 + 0.49). */
  private static final double EVIDENCE = -0.5 * Math.log(2 * Math.PI * 1.49) - 1 / (2 * 1.49);

  private static Moments moments(GuideObjective objective) {
    return Moments.of(objective.of(TOY.model(), TOY.guide()).estimate(), KEYS, 1);
  }

  @Test
  void specialCasesAreTheSame() {
    Moments elbo = moments(elbo());
    for (GuideObjective same :
        new GuideObjective[] {iwelbo(1), miwae(1, 1), ciwae(1, 1), renyi(0, 1), renyi(1, 1)}) {
      assertThat(moments(same).mean()).containsExactly(elbo.mean(), within(1e-9));
    }
    Moments iwelbo = moments(iwelbo(4));
    for (GuideObjective same : new GuideObjective[] {miwae(1, 4), ciwae(0, 4), renyi(0, 4)}) {
      assertThat(moments(same).mean()).containsExactly(iwelbo.mean(), within(1e-9));
    }
  }

  @Test
  void boundsAreInOrder() {
    double elbo = moments(elbo()).mean()[0];
    double two = moments(iwelbo(2)).mean()[0];
    double ten = moments(iwelbo(10)).mean()[0];
    assertThat(elbo).isLessThan(two - 0.01);
    assertThat(two).isLessThan(ten - 0.01);
    assertThat(ten).isLessThan(EVIDENCE);
    assertThat(moments(ciwae(0.5, 10)).mean()[0]).isBetween(elbo, ten);
    double higher = moments(renyi(0.5, 10)).mean()[0];
    assertThat(higher).isBetween(elbo, ten);
    double upper = EVIDENCE + 0.5 * Math.log(moments(cubo(EVIDENCE)).mean()[0]);
    assertThat(upper).isGreaterThan(EVIDENCE + 0.01);
    assertThat(moments(forwardKl(10)).mean()[0]).isPositive();
  }

  @Test
  void trajectoryBalanceLearnsTheNormalizer() {
    Estimate estimate = trajectoryBalance().of(TOY.model(), TOY.guide()).estimate();
    Moments found = Moments.of(estimate, KEYS, 2);
    double elbo = new Exact(TOY, false).mean(pair -> pair.weights()[0], TOY.start());
    assertThat(found.z(Losses.place(estimate, "logNormalizer"), -2 * elbo)).isLessThan(4.5);
  }

  @Test
  void sleepScoresTheGuideOnDreams() {
    Model<NoArguments, Int> p =
        model(
            "p",
            m -> {
              Int z = m.sample("z", bernoulli(0.3));
              m.observe(
                  "x", bernoulli(z.equalTo(1).select(Real.constant(0.9), 0.2)), Int.constant(1));
              return z;
            });
    Objective sleep =
        sleepPhi(
            p,
            data ->
                model(
                    "q",
                    m -> {
                      Real a = m.param("a", Real.constant(0.6), Supports.unitInterval());
                      Real b = m.param("b", Real.constant(0.25), Supports.unitInterval());
                      Real chance = data.integer("x").equalTo(1).select(a, b);
                      return m.sample("z", bernoulli(chance));
                    }));
    Moments found = Moments.of(sleep.estimate(), KEYS, 3);
    // p(z, x): 0.27 for (1, 1), 0.03 for (1, 0), 0.14 for (0, 1), 0.56 for (0, 0)
    double value =
        0.27 * Math.log(0.6) + 0.14 * Math.log(0.4) + 0.03 * Math.log(0.25) + 0.56 * Math.log(0.75);
    assertThat(found.z(0, value)).isLessThan(4.5);
    assertThat(found.z(1, 0.27 / 0.6 - 0.14 / 0.4)).isLessThan(4.5);
    assertThat(found.z(2, 0.03 / 0.25 - 0.56 / 0.75)).isLessThan(4.5);
  }

  @Test
  void infoVaeAddsTheDiscrepancyOfNormals() {
    Model<NoArguments, ?> p =
        model(
            "p",
            m ->
                m.plate("i", 4)
                    .map(
                        i -> {
                          Real z = m.sample("z", normal(0, 1));
                          m.observe("x", normal(z, 1), Real.constant(0.5));
                          return z;
                        }));
    Model<NoArguments, ?> q =
        model(
            "q",
            m -> {
              Real mean = m.param("m", Real.constant(0.7));
              Real scale = m.param("s", Real.constant(0.6), Supports.positive());
              return m.plate("i", 4).map(i -> m.sample("z", normal(mean, scale)));
            });
    Moments found = Moments.of(infoVae("z", 0.4, 2, 0.8).of(p, q).estimate(), KEYS, 4);
    double[] at = {0.7, 0.6};
    assertThat(found.z(0, exactInfoVae(at[0], at[1]))).isLessThan(4.5);
    double h = 1e-5;
    double inMean = (exactInfoVae(at[0] + h, at[1]) - exactInfoVae(at[0] - h, at[1])) / (2 * h);
    double inScale = (exactInfoVae(at[0], at[1] + h) - exactInfoVae(at[0], at[1] - h)) / (2 * h);
    assertThat(found.z(1, inMean)).isLessThan(4.5);
    assertThat(found.z(2, inScale)).isLessThan(4.5);
  }

  private static double exactInfoVae(double m, double s) {
    double likelihood = -0.5 * Math.log(2 * Math.PI) - ((m - 0.5) * (m - 0.5) + s * s) / 2;
    double kl = (s * s + m * m - 1) / 2 - Math.log(s);
    double distance = kernel(0, 2 * s * s) + kernel(0, 2) - 2 * kernel(m, s * s + 1);
    return 4 * (likelihood - 0.6 * kl) - 1.4 * distance;
  }

  /** The mean of the Gaussian kernel of bandwidth 0.8 over a normal distance. */
  private static double kernel(double mean, double variance) {
    double whole = 0.64 + variance;
    return Math.sqrt(0.64 / whole) * Math.exp(-mean * mean / (2 * whole));
  }

  @Test
  void scoresOfImplicitGuidesComeFromDraws() {
    Model<NoArguments, ?> p =
        model(
            "p",
            m -> {
              Real z = m.sample("z", normal(Real.constant(0, 0), 1));
              m.observe("x", normal(z, 1), Real.constant(1, -1));
              return z;
            });
    Model<NoArguments, ?> q =
        model(
            "q",
            m -> {
              Real noise = m.sample("noise", normal(Real.constant(0, 0), 1));
              Real mean = m.param("m", Real.constant(0.2));
              Real scale = m.param("s", Real.constant(0.5), Supports.positive());
              return m.sample("z", delta(noise.times(scale).plus(mean)));
            });
    // both numbers: -m^2/2 - (m -+ 1)^2/2 - s^2 + log s
    for (GuideObjective objective : new GuideObjective[] {steinElbo(60), spectralElbo(60, 8)}) {
      Moments found = Moments.of(objective.of(p, q).estimate(), 60, 5);
      assertThat(found.mean()[1]).as(objective.toString()).isCloseTo(-0.8, within(0.08));
      assertThat(found.mean()[2]).as(objective.toString()).isCloseTo(2 * (-1 + 2), within(0.4));
    }
  }

  record Two(Real a, Real b) {}

  @Test
  void closedFormsInPlatesAndAgainstTheOrder() {
    Model<NoArguments, ?> p =
        model(
            "p",
            m -> {
              Real a = m.sample("a", normal(0, 1));
              Real b = m.sample("b", normal(a, 1));
              m.plate("i", 3)
                  .forEach(
                      i -> {
                        Real c = m.sample("c", normal(b, 0.7));
                        m.observe("x", normal(c, 1), Real.constant(0.3, -0.1, 0.8).at(i));
                      });
              return new Two(a, b);
            });
    // b before a: the prior of b depends on a, which comes later, and has no closed form here
    Model<NoArguments, ?> q =
        model(
            "q",
            m -> {
              Real slope = m.param("slope", Real.constant(0.4));
              Real b = m.sample("b", normal(m.param("m", Real.constant(0.3)), 0.8));
              Real a = m.sample("a", normal(b.times(slope), 0.7));
              Real shift = m.param("shift", Real.constant(0.1, 0.2, 0.3));
              m.plate("i", 3).forEach(i -> m.sample("c", normal(b.plus(shift.at(i)), 0.6)));
              return new Two(a, b);
            });
    Moments plain = Moments.of(elbo().of(p, q).estimate(), KEYS, 6);
    Moments closed = Moments.of(elbo().analyticKl().of(p, q).estimate(), KEYS, 7);
    for (int i = 0; i < plain.mean().length; i++) {
      double error = Math.sqrt((plain.variance()[i] + closed.variance()[i]) / KEYS);
      assertThat(Math.abs(plain.mean()[i] - closed.mean()[i]) / error).isLessThan(4.5);
    }
  }

  @Test
  void closedFormsOfAllSitesLeaveNothingToDraw() {
    Model<NoArguments, ?> p =
        model(
            "p",
            m ->
                m.plate("i", 3).map(i -> m.sample("z", normal(Real.constant(1, 2, 4).at(i), 0.7))));
    Model<NoArguments, ?> q =
        model(
            "q",
            m -> {
              Real mean = m.param("m", Real.constant(0.5));
              return m.plate("i", 3).map(i -> m.sample("z", normal(mean, 0.6)));
            });
    Moments closed = Moments.of(elbo().analyticKl().of(p, q).estimate(), 10, 8);
    double shifts = 0.25 + 2.25 + 12.25;
    double kl = (3 * 0.36 + shifts) / (2 * 0.49) - 1.5 - 3 * Math.log(0.6 / 0.7);
    assertThat(closed.mean()[0]).isCloseTo(-kl, within(1e-12));
    assertThat(closed.mean()[1]).isCloseTo((0.5 + 1.5 + 3.5) / 0.49, within(1e-12));
    assertThat(closed.variance()).containsExactly(new double[2], within(1e-20));
  }

  @Test
  void hierarchicalGuidesAndResampledOnes() {
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Int u = m.sample("u", bernoulli(0.3), Strategies.reinforce());
              Real shift = m.param("shift", Real.constant(0.9));
              return m.sample("z", normal(u.toReal().times(shift), 0.8), Strategies.reparam());
            });
    double[][] rule = GaussHermite.standardNormal(40);
    double hvi = 0;
    double exact = 0;
    for (double[] node : rule) {
      for (int u = 0; u < 2; u++) {
        double chance = node[0] * (u == 1 ? 0.3 : 0.7);
        double z = 0.9 * u + 0.8 * node[1];
        double model = TOY.logPrior(z, TOY.start()) + TOY.logLikelihood(z, TOY.start());
        double zero = TOY.logGuide(z, new double[] {0, 0, 0.8});
        double one = TOY.logGuide(z, new double[] {0, 0.9, 0.8});
        hvi += chance * (model - (u == 1 ? one : zero));
        exact += chance * (model - Math.log(0.7 * Math.exp(zero) + 0.3 * Math.exp(one)));
      }
    }
    Moments one = Moments.of(bound(q.marginal(importance(1), "z")), KEYS, 9);
    Moments five = Moments.of(bound(q.marginal(importance(5), "z")), KEYS, 9);
    assertThat(one.z(0, hvi)).isLessThan(4.5);
    assertThat(hvi).isLessThan(exact - 0.01);
    assertThat(five.mean()[0]).isBetween(hvi, exact);
    Model<NoArguments, ?> resampled =
        TOY.model().normalize(sir(2, given -> TOY.guide(), Strategies.reinforce()));
    double iw = new Exact(TOY, false).mean(pair -> Exact.logMeanExp(pair.weights()), TOY.start());
    assertThat(Moments.of(bound(resampled), KEYS, 10).z(0, iw)).isLessThan(4.5);
  }

  private static Estimate bound(Model<NoArguments, ?> q) {
    return elbo().of(TOY.model(), q).estimate();
  }

  @Test
  void estimatedDensitiesAreNotScoredApartFromTheirRun() {
    Model<NoArguments, ?> q =
        model(
                "q",
                m -> {
                  Int u = m.sample("u", bernoulli(0.3), Strategies.reinforce());
                  return m.sample("z", normal(u.toReal(), 1));
                })
            .marginal(importance(2), "z");
    assertThat(elbo().of(TOY.model(), q).estimate().params()).hasSize(1);
    assertThatThrownBy(() -> elbo().stickingTheLanding().of(TOY.model(), q).estimate())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("stickingTheLanding(): the density of guide \"q\" is an estimate");
    assertThatThrownBy(() -> forwardKl(2).of(TOY.model(), q).estimate())
        .isInstanceOf(InvalidArgument.class);
  }

  @Test
  void betaMayBeHandedOverAtEachStep() {
    Estimate open = betaElbo(e -> e.input("beta")).of(TOY.model(), TOY.guide()).estimate();
    NodeMap<Expr> beta = new NodeMap<>();
    beta.put(open.arguments().get(0), Real.constant(0.3).expr());
    List<Expr> closed = Substitute.substitute(List.of(open.value(), open.loss()), beta);
    Estimate handed =
        new Estimate(
            "handed", true, open.params(), List.of(), closed.get(0), closed.get(1), List.of());
    assertThat(Moments.of(handed, 100, 1).mean())
        .containsExactly(
            Moments.of(betaElbo(0.3).of(TOY.model(), TOY.guide()).estimate(), 100, 1).mean());
  }
}
