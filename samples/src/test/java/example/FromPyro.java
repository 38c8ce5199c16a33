package example;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.logNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Handlers.block;
import static org.ppl4j.model.Handlers.condition;
import static org.ppl4j.model.Handlers.intervene;
import static org.ppl4j.model.Handlers.nonCentered;
import static org.ppl4j.model.Handlers.scale;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.optim.Optimizers.adam;
import static org.ppl4j.vi.optim.Schedules.exponentialDecay;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;

/** The code of docs/from-pyro.md. */
final class FromPyro {
  private FromPyro() {}

  // begin model
  record Data(Real x, Real y) {}

  record Line(Real weights, Real sigma) {}

  static final Model<Data, Line> LINE =
      model(
          "line",
          Data.class,
          (m, d) -> {
            Real weights = m.sample("weights", iid(normal(0, 1), d.x().shape().dim(1)));
            Real sigma = m.sample("sigma", exponential(1));
            m.plate("data", d.y().shape().dim(0))
                .forEach(
                    i -> {
                      Real mean = d.x().at(i).times(weights).sum();
                      m.observe("y", normal(mean, sigma), d.y().at(i));
                    });
            return new Line(weights, sigma);
          });

  // end model

  // begin mcmc
  static Posterior<Line> sample(Data data) {
    return Mcmc.of(LINE.given(data)).warmup(1000).draws(1000).chains(4).seed(0).run();
  }

  // end mcmc

  // begin svi
  static Model<NoArguments, Line> guide(int features) {
    return model(
        "guide",
        m -> {
          Real mean = m.param("mean", Real.constant(new double[features]));
          Real sd = m.param("sd", Real.constant(1.0).expand(features), Supports.positive());
          Real location = m.param("location", Real.constant(0.0));
          return new Line(
              m.sample("weights", normal(mean, sd)), m.sample("sigma", logNormal(location, 0.1)));
        });
  }

  static Fit fit(Data data) {
    return Svi.of(elbo().of(LINE.given(data), guide(data.x().shape().dim(1))))
        .optimizer(adam(exponentialDecay(0.01, 0.01, 5000)))
        .steps(5000)
        .seed(0)
        .run();
  }

  // end svi

  // begin enumerate
  static Model<NoArguments, Real> clusters(Real data) {
    return model(
        "clusters",
        m -> {
          Real weights = m.sample("weights", dirichlet(Real.constant(1, 1, 1)));
          Real centers = m.sample("centers", iid(normal(0, 10), 3));
          m.plate("data", data.shape().dim(0))
              .forEach(
                  i -> {
                    Int group = m.sample("group", categorical(weights));
                    m.observe("y", normal(centers.at(group), 1), data.at(i));
                  });
          return centers;
        });
  }

  // end enumerate

  // begin guided
  static final Model<NoArguments, Int> GUESS =
      model(
          "guess",
          m -> {
            Real p = m.param("p", Real.constant(0.5), Supports.unitInterval());
            return m.sample("on", bernoulli(p), enumerate());
          });

  // end guided

  // begin handlers
  static Model<NoArguments, Line> handled(Model<NoArguments, Line> model, Real weights) {
    return model
        .with(condition(Choices.of("weights", weights))) // handlers.condition
        .with(intervene(Choices.of("sigma", 1.0))) // handlers.do
        .with(scale(2)) // handlers.scale
        .with(block(name -> name.startsWith("nuisance"))); // handlers.block
  }

  static Model<NoArguments, Real> reparameterized(Model<NoArguments, Real> model) {
    return model.with(nonCentered("theta")); // handlers.reparam, LocScaleReparam(0)
  }

  // end handlers

  // begin scan
  static Model<NoArguments, Real> walk(Real y) {
    return model(
        "walk",
        m -> {
          Real drift = m.sample("drift", normal(0, 1));
          return m.scan(
                  "t",
                  y.shape().dim(0),
                  Real.constant(0.0),
                  (before, t) -> {
                    Real now = m.sample("z", normal(before.plus(drift), 1));
                    m.observe("y", normal(now, 0.5), y.at(t));
                    return new Step<>(now, now);
                  })
              .output();
        });
  }

  // end scan
}
