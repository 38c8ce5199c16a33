package example;

import static org.ppl4j.dist.Distributions.halfCauchy;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Handlers.nonCentered;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;

import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;

/** The code of README.md. */
final class Readme {
  private Readme() {}

  // begin java
  record Schools(Real mu, Real tau, Real theta) {}

  static Posterior<Schools> eightSchools(Real y, Real sigma) {
    Model<NoArguments, Schools> schools =
        model(
            "eight_schools",
            m -> {
              Real mu = m.sample("mu", normal(0, 5));
              Real tau = m.sample("tau", halfCauchy(5));
              Real theta =
                  m.plate("school", 8)
                      .map(
                          j -> {
                            Real effect = m.sample("theta", normal(mu, tau));
                            m.observe("y", normal(effect, sigma.at(j)), y.at(j));
                            return effect;
                          });
              return new Schools(mu, tau, theta);
            });
    Posterior<Schools> posterior = Mcmc.of(schools.with(nonCentered("theta"))).seed(1).run();
    System.out.println(posterior.summary());
    System.out.println(posterior.mean(s -> s.theta().max().minus(s.mu())));
    return posterior.requireHealthy();
  }

  // end java

  // begin objective
  static Objective iwelbo(Model<NoArguments, ?> p, Model<NoArguments, ?> q, int k) {
    return maximize(
        "iwelbo",
        e ->
            e.replicate(
                    k,
                    i -> {
                      var t = e.simulate(q);
                      return e.logDensity(p, t.choices()).minus(t.logDensity());
                    })
                .logMeanExp());
  }

  // end objective
}
