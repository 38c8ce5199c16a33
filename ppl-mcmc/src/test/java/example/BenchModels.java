package example;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.halfCauchy;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.multivariateNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poissonLog;
import static org.ppl4j.dist.Distributions.restricted;
import static org.ppl4j.model.Model.model;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;

/** The models of {@code ../shared/bench/README.md}. */
public final class BenchModels {
  private BenchModels() {}

  /**
   * One of them.
   *
   * @param model the model with its data
   * @param order the addresses in the order of the golden vectors
   */
  public record Bench(Model<NoArguments, ?> model, List<String> order) {}

  private static final Map<String, Supplier<Bench>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("es_nc", BenchModels::schoolsNonCentered);
    ALL.put("es_c", BenchModels::schoolsCentered);
    ALL.put("logreg", BenchModels::logistic);
    ALL.put("radon", BenchModels::radon);
    ALL.put("gp_regr", BenchModels::gpRegression);
    ALL.put("gp_pois", BenchModels::gpPoisson);
    ALL.put("hmm", BenchModels::hmm);
  }

  /** Their names. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** A model by name; skips the test where its data are missing. */
  public static Bench get(String name) {
    return ALL.get(name).get();
  }

  private static JsonObject data(String file) {
    return Shared.json("bench/data/" + file + ".json");
  }

  private static Bench schoolsNonCentered() {
    JsonObject data = data("eight_schools");
    Real y = Shared.reals(data, "y");
    Real sigma = Shared.reals(data, "sigma");
    return new Bench(
        model(
            "es_nc",
            m -> {
              Real mu = m.sample("mu", normal(0, 5));
              Real tau = m.sample("tau", halfCauchy(5));
              return m.plate("school", 8)
                  .map(
                      j -> {
                        Real z = m.sample("z", normal(0, 1));
                        Real theta = m.deterministic("theta", mu.plus(tau.times(z)));
                        m.observe("y", normal(theta, sigma.at(j)), y.at(j));
                        return theta;
                      });
            }),
        List.of("z", "mu", "tau"));
  }

  private static Bench schoolsCentered() {
    JsonObject data = data("eight_schools");
    Real y = Shared.reals(data, "y");
    Real sigma = Shared.reals(data, "sigma");
    return new Bench(
        model(
            "es_c",
            m -> {
              Real mu = m.sample("mu", normal(0, 5));
              Real tau = m.sample("tau", halfCauchy(5));
              return m.plate("school", 8)
                  .map(
                      j -> {
                        Real theta = m.sample("theta", normal(mu, tau));
                        m.observe("y", normal(theta, sigma.at(j)), y.at(j));
                        return theta;
                      });
            }),
        List.of("theta", "mu", "tau"));
  }

  private static Bench logistic() {
    JsonObject data = data("logreg");
    Real x = Shared.matrix(data, "X");
    Int y = Shared.integers(data, "y", 0);
    return new Bench(
        model(
            "logreg",
            m -> {
              Real beta = m.sample("beta", iid(normal(0, 1), 25));
              Real logits = x.matmul(beta);
              m.plate("n", 1000)
                  .forEach(i -> m.observe("y", bernoulliLogits(logits.at(i)), y.at(i)));
              return beta;
            }),
        List.of("beta"));
  }

  private static Bench radon() {
    JsonObject data = data("radon");
    Real floor = Shared.reals(data, "floor_measure");
    Real y = Shared.reals(data, "log_radon");
    Int county = Shared.integers(data, "county_idx", -1);
    return new Bench(
        model(
            "radon",
            m -> {
              Real mean = m.sample("mu_alpha", normal(0, 10));
              Real spread = m.sample("sigma_alpha", halfNormal(1));
              Real beta = m.sample("beta", normal(0, 10));
              Real noise = m.sample("sigma_y", halfNormal(1));
              Real alpha =
                  m.plate("county", 85)
                      .map(
                          j ->
                              m.deterministic(
                                  "alpha", mean.plus(spread.times(m.sample("z", normal(0, 1))))));
              m.plate("n", 919)
                  .forEach(
                      i -> {
                        Real at = alpha.at(county.at(i)).plus(beta.times(floor.at(i)));
                        m.observe("log_radon", normal(at, noise), y.at(i));
                      });
              return alpha;
            }),
        List.of("z", "beta", "mu_alpha", "sigma_alpha", "sigma_y"));
  }

  /** alpha^2 exp(-(x_i - x_j)^2 / (2 rho^2)) */
  private static Real kernel(Real x, Real rho, Real alpha) {
    int n = x.shape().dim(0);
    Real columns = x.expand(n, n);
    Real difference = columns.minus(columns.transpose());
    Real scaled = difference.square().times(-0.5).div(rho.square());
    return scaled.exp().times(alpha.square());
  }

  private static Real identity(int n) {
    return Real.constant(1.0).expand(n).diag();
  }

  private static Bench gpRegression() {
    JsonObject data = data("gp");
    Real x = Shared.reals(data, "x");
    Real y = Shared.reals(data, "y");
    return new Bench(
        model(
            "gp_regr",
            m -> {
              Real rho = m.sample("rho", gamma(25, 4));
              Real alpha = m.sample("alpha", halfNormal(2));
              Real sigma = m.sample("sigma", halfNormal(1));
              Real covariance = kernel(x, rho, alpha).plus(identity(11).times(sigma));
              m.observe("y", multivariateNormal(0, covariance), y);
              return rho;
            }),
        List.of("rho", "alpha", "sigma"));
  }

  private static Bench gpPoisson() {
    JsonObject data = data("gp");
    Real x = Shared.reals(data, "x");
    Int k = Shared.integers(data, "k", 0);
    return new Bench(
        model(
            "gp_pois",
            m -> {
              Real rho = m.sample("rho", gamma(25, 4));
              Real alpha = m.sample("alpha", halfNormal(2));
              Real z = m.sample("z", iid(normal(0, 1), 11));
              Real factor = kernel(x, rho, alpha).plus(identity(11).times(1e-10)).cholesky();
              Real f = m.deterministic("f", factor.matmul(z));
              m.plate("n", 11).forEach(i -> m.observe("k", poissonLog(f.at(i)), k.at(i)));
              return f;
            }),
        List.of("rho", "alpha", "z"));
  }

  private static Bench hmm() {
    Real y = Shared.reals(data("hmm"), "y");
    return new Bench(
        model(
            "hmm",
            m -> {
              Real theta = m.plate("row", 2).map(k -> m.sample("theta", dirichlet(1, 1)));
              Real mu =
                  m.sample(
                      "mu",
                      restricted(normal(Real.constant(3, 10), 1), Supports.positiveOrdered()));
              Int first = m.sample("first", categorical(0.5, 0.5));
              m.factor("weight", Real.constant(Math.log(2)));
              m.observe("y1", normal(mu.at(first), 1), y.at(0));
              m.scan(
                  "t",
                  99,
                  first,
                  (before, t) -> {
                    Int now = m.sample("state", categorical(theta.at(before)));
                    m.observe("y", normal(mu.at(now), 1), y.slice(0, 1, 100).at(t));
                    return new Step<>(now, now);
                  });
              return mu;
            }),
        List.of("theta", "mu"));
  }
}
