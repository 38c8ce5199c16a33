package example;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.halfCauchy;
import static org.ppl4j.dist.Distributions.logNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.studentT;
import static org.ppl4j.model.Handlers.nonCentered;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.optim.Optimizers.adam;
import static org.ppl4j.vi.optim.Schedules.exponentialDecay;

import java.util.List;
import java.util.Map;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Supports;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.diagnostics.Comparison;
import org.ppl4j.mcmc.kernel.Nuts;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Objective;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;

/** The code of docs/tutorial.md. */
final class Tutorial {
  private Tutorial() {}

  // begin coin
  static final Int HEADS = Int.constant(1, 1, 0, 1, 1, 1, 0, 1, 1, 1);

  static final Model<NoArguments, Real> COIN =
      model(
          "coin",
          m -> {
            Real fairness = m.sample("fairness", beta(10, 10));
            m.plate("throw", 10).forEach(i -> m.observe("heads", bernoulli(fairness), HEADS.at(i)));
            return fairness;
          });

  // end coin

  // begin coin posterior
  static Posterior<Real> coin() {
    Posterior<Real> posterior = Mcmc.of(COIN).seed(1).run().requireHealthy();
    System.out.println(posterior.summary());
    double biased = posterior.mean(f -> f.greaterThan(0.5).toReal()).doubleValue();
    System.out.printf("more likely heads than tails: %.2f%n", biased);
    return posterior;
  }

  // end coin posterior

  // begin data
  /** J. D. Forbes (1857): where water boils in degrees Fahrenheit, and inches of mercury there. */
  static final double[] BOILING = {
    194.5, 194.3, 197.9, 198.4, 199.4, 199.9, 200.9, 201.1, 201.4, 201.3, 203.6, 204.6, 209.5,
    208.6, 210.7, 211.9, 212.2
  };

  static final double[] MERCURY = {
    20.79, 20.79, 22.40, 22.67, 23.15, 23.35, 23.89, 23.99, 24.02, 24.01, 25.14, 26.57, 28.49,
    27.76, 29.04, 29.88, 30.06
  };

  static final Real TEMPERATURE = Real.constant(BOILING).minus(203);
  static final Real PRESSURE = Real.constant(MERCURY).log().times(100 / Math.log(10));

  // end data

  // begin line
  record Line(Real intercept, Real slope, Real scale) {}

  interface Errors {
    Distribution<Real> around(Real mean, Real scale);
  }

  static Model<NoArguments, Line> line(Errors errors) {
    return model(
        "line",
        m -> {
          Real intercept = m.sample("intercept", normal(140, 10));
          Real slope = m.sample("slope", normal(0, 2));
          Real scale = m.sample("scale", exponential(1));
          m.plate("hill", BOILING.length)
              .forEach(
                  i -> {
                    Real mean = slope.times(TEMPERATURE.at(i)).plus(intercept);
                    m.observe("pressure", errors.around(mean, scale), PRESSURE.at(i));
                  });
          return new Line(intercept, slope, scale);
        });
  }

  static final Model<NoArguments, Line> NORMAL = line((mean, scale) -> normal(mean, scale));

  // end line

  // begin prior
  static double[] dreams() {
    Trace<Line> worlds = NORMAL.priorPredictive(1000, Key.of(1));
    return worlds.get("pressure").toDoubles();
  }

  // end prior

  // begin robust
  static final Model<NoArguments, Line> ROBUST = line((mean, scale) -> studentT(3, mean, scale));

  static Comparison compare() {
    Posterior<Line> normal = Mcmc.of(NORMAL).seed(1).run();
    Posterior<Line> robust = Mcmc.of(ROBUST).seed(1).run();
    System.out.println(normal.summary());
    System.out.println(robust.summary());
    Comparison comparison = Comparison.of(Map.of("normal", normal.loo(), "robust", robust.loo()));
    System.out.println(comparison);
    return comparison;
  }

  // end robust

  // begin schools
  record Schools(Real mu, Real tau, Real theta) {}

  static final Real EFFECT = Real.constant(28, 8, -3, 7, -1, 1, 18, 12);
  static final Real ERROR = Real.constant(15, 10, 16, 11, 9, 11, 10, 18);

  static final Model<NoArguments, Schools> CENTERED =
      model(
          "eight_schools",
          m -> {
            Real mu = m.sample("mu", normal(0, 5));
            Real tau = m.sample("tau", halfCauchy(5));
            Real theta =
                m.plate("school", 8)
                    .map(
                        j -> {
                          Real t = m.sample("theta", normal(mu, tau));
                          m.observe("y", normal(t, ERROR.at(j)), EFFECT.at(j));
                          return t;
                        });
            return new Schools(mu, tau, theta);
          });

  // end schools

  // begin non-centred
  static Posterior<Schools> schools() {
    return Mcmc.of(CENTERED.with(nonCentered("theta")))
        .kernel(new Nuts().withTargetAcceptance(0.95))
        .seed(1)
        .run()
        .requireHealthy();
  }

  static double best(Posterior<Schools> posterior) {
    return posterior.mean(s -> s.theta().at(0).greaterThan(s.theta().at(2)).toReal()).doubleValue();
  }

  // end non-centred

  // begin outliers
  static final Model<NoArguments, Line> OUTLIERS =
      model(
          "outliers",
          m -> {
            Real intercept = m.sample("intercept", normal(140, 10));
            Real slope = m.sample("slope", normal(0, 2));
            Real scale = m.sample("scale", exponential(1));
            m.plate("hill", BOILING.length)
                .forEach(
                    i -> {
                      Bool wrong = m.sample("wrong", bernoulli(0.1)).equalTo(1);
                      Real mean = slope.times(TEMPERATURE.at(i)).plus(intercept);
                      Real spread = wrong.select(scale.plus(3), scale);
                      m.observe("pressure", normal(mean, spread), PRESSURE.at(i));
                    });
            return new Line(intercept, slope, scale);
          });

  // end outliers

  // begin guide
  static Fit automatic() {
    Model<NoArguments, List<Real>> guide = Guides.fullRankNormal(ROBUST);
    return Svi.of(elbo().of(ROBUST, guide))
        .guide(guide)
        .model(ROBUST)
        .optimizer(adam(exponentialDecay(0.05, 0.01, 3000)))
        .particles(8)
        .steps(3000)
        .seed(1)
        .run();
  }

  // end guide

  // begin own guide
  static final Model<NoArguments, Line> GUIDE =
      model(
          "guide",
          m -> {
            Real middle = m.param("middle", Real.constant(140));
            Real tilt = m.param("tilt", Real.constant(1));
            Real width = m.param("width", Real.constant(0.1), Supports.positive());
            Real log = m.param("log scale", Real.constant(-1));
            Real intercept = m.sample("intercept", normal(middle, width));
            Real slope = m.sample("slope", normal(tilt, width.times(0.2)));
            Real scale = m.sample("scale", logNormal(log, 0.3));
            return new Line(intercept, slope, scale);
          });

  // end own guide

  // begin own objective
  static Objective bound(int k) {
    return maximize(
        "bound",
        e ->
            e.replicate(
                    k,
                    i -> {
                      var t = e.simulate(GUIDE);
                      return e.logDensity(ROBUST, t.choices()).minus(t.logDensity());
                    })
                .logMeanExp());
  }

  static Fit fitted(int k) {
    return Svi.of(bound(k)).optimizer(adam(0.02)).particles(8).steps(2000).seed(1).run();
  }

  // end own objective
}
