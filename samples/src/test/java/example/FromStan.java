package example;

import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.halfCauchy;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.lkjCholesky;
import static org.ppl4j.dist.Distributions.mixture;
import static org.ppl4j.dist.Distributions.multivariateNormalCholesky;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.restricted;
import static org.ppl4j.dist.Distributions.truncated;
import static org.ppl4j.model.Model.model;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.Step;

/** The code of docs/from-stan.md. */
final class FromStan {
  private FromStan() {}

  // begin line
  record Data(Real x, Real y) {}

  record Line(Real alpha, Real beta, Real sigma) {}

  static final Model<Data, Line> LINE =
      model(
          "line",
          Data.class,
          (m, d) -> {
            Real alpha = m.sample("alpha", normal(0, 10));
            Real beta = m.sample("beta", normal(0, 1));
            Real sigma = m.sample("sigma", exponential(1));
            m.observe("y", normal(d.x().times(beta).plus(alpha), sigma), d.y());
            return new Line(alpha, beta, sigma);
          });

  static Posterior<Line> run(double[] x, double[] y) {
    return Mcmc.of(LINE.given(new Data(Real.constant(x), Real.constant(y)))).seed(1).run();
  }

  // end line

  // begin varying
  record Counties(Int county, Real floor, Real radon) {}

  static Model<Counties, Real> varying(int counties) {
    return model(
        "radon",
        Counties.class,
        (m, d) -> {
          Real mu = m.sample("mu", normal(0, 10));
          Real tau = m.sample("tau", halfCauchy(1));
          Real beta = m.sample("beta", normal(0, 10));
          Real sigma = m.sample("sigma", exponential(1));
          Real alpha = m.plate("county", counties).map(j -> m.sample("alpha", normal(mu, tau)));
          m.plate("house", d.radon().shape().dim(0))
              .forEach(
                  i -> {
                    Real mean = alpha.at(d.county().at(i)).plus(beta.times(d.floor().at(i)));
                    m.observe("radon", normal(mean, sigma), d.radon().at(i));
                  });
          return alpha;
        });
  }

  // end varying

  // begin series
  record Series(Real y) {}

  static final Model<Series, Real> AUTOREGRESSION =
      model(
          "ar1",
          Series.class,
          (m, d) -> {
            Real rho = m.sample("rho", normal(0, 1));
            Real sigma = m.sample("sigma", exponential(1));
            m.scan(
                "t",
                d.y().shape().dim(0) - 1,
                d.y().at(0),
                (before, t) -> {
                  Real now = d.y().at(t.plus(1));
                  m.observe("y", normal(rho.times(before), sigma), now);
                  return new Step<>(now, now);
                });
            return rho;
          });

  // end series

  // begin mixture
  record Groups(Real y) {}

  static final Model<Groups, Real> TWO_GROUPS =
      model(
          "two_groups",
          Groups.class,
          (m, d) -> {
            Real weights = m.sample("weights", dirichlet(Real.constant(5, 5)));
            Real mu = m.sample("mu", restricted(iid(normal(0, 2), 2), Supports.ordered()));
            m.plate("n", d.y().shape().dim(0))
                .forEach(
                    i ->
                        m.observe(
                            "y",
                            mixture(weights, normal(mu.at(0), 1), normal(mu.at(1), 1)),
                            d.y().at(i)));
            return mu;
          });

  // end mixture

  // begin correlated
  record Effects(Real z, Real y) {}

  static final Model<Effects, Real> CORRELATED =
      model(
          "correlated",
          Effects.class,
          (m, d) -> {
            Real scales = m.plate("effect", 2).map(k -> m.sample("scale", halfCauchy(2)));
            Real factor = m.sample("factor", lkjCholesky(2, 2));
            Real root = scales.reshape(2, 1).expand(2, 2).times(factor);
            return m.plate("n", d.y().shape().dim(0))
                .map(
                    i -> {
                      Real b =
                          m.sample("b", multivariateNormalCholesky(Real.constant(0.0, 0.0), root));
                      Real logit = b.at(0).plus(b.at(1).times(d.z().at(i)));
                      m.observe("y", normal(logit, 1), d.y().at(i));
                      return b;
                    });
          });

  // end correlated

  // begin missing
  record Partly(Real y, Bool known) {}

  static final Model<Partly, Real> PARTLY =
      model(
          "partly",
          Partly.class,
          (m, d) -> {
            Real mu = m.sample("mu", normal(0, 10));
            m.plate("n", d.y().shape().dim(0))
                .forEach(
                    i ->
                        m.observeWhere(
                            d.known().at(i), "y", truncated(normal(mu, 1), 0, 10), d.y().at(i)));
            return mu;
          });

  // end missing
}
