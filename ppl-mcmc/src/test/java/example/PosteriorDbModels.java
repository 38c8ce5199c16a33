package example;

import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.halfCauchy;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.improperUniform;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.restricted;
import static org.ppl4j.model.Model.model;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.model.Step;

/** The models of {@code ../shared/posteriordb/MODELS.md}. */
public final class PosteriorDbModels {
  private static final Map<String, Function<JsonObject, Model<NoArguments, ?>>> ALL =
      new LinkedHashMap<>();

  static {
    ALL.put("arK-arK", PosteriorDbModels::arK);
    ALL.put("arma-arma11", PosteriorDbModels::arma);
    ALL.put("garch-garch11", PosteriorDbModels::garch);
    ALL.put("kidiq-kidscore_interaction", PosteriorDbModels::kidiq);
    ALL.put("earnings-logearn_height", PosteriorDbModels::earnings);
    ALL.put("low_dim_gauss_mix-low_dim_gauss_mix", PosteriorDbModels::mixture);
    ALL.put("mesquite-logmesquite", PosteriorDbModels::mesquite);
    ALL.put("nes1980-nes", PosteriorDbModels::nes);
    ALL.put("sblri-blr", PosteriorDbModels::blr);
    ALL.put("kilpisjarvi_mod-kilpisjarvi", PosteriorDbModels::kilpisjarvi);
    ALL.put("gp_pois_regr-gp_regr", data -> BenchModels.get("gp_regr").model());
    ALL.put("hmm_example-hmm_example", data -> BenchModels.get("hmm").model());
    ALL.put("eight_schools-eight_schools_noncentered", data -> BenchModels.get("es_nc").model());
    ALL.put("eight_schools-eight_schools_centered", data -> BenchModels.get("es_c").model());
  }

  private PosteriorDbModels() {}

  /** A model by name, with its data; skips the test where they are missing. */
  public static Model<NoArguments, ?> get(String name) {
    return ALL.get(name).apply(Shared.json("posteriordb/" + name + "/data.json"));
  }

  private static Real flat(Scope m, String name, int... dims) {
    return m.sample(name, improperUniform(Supports.real(), dims));
  }

  private static Real flatPositive(Scope m, String name) {
    return m.sample(name, improperUniform(Supports.positive()));
  }

  private static void regress(Scope m, Real mean, Real sigma, Real y) {
    m.plate("n", y.shape().dim(0)).forEach(i -> m.observe("y", normal(mean.at(i), sigma), y.at(i)));
  }

  private static Model<NoArguments, ?> regression(
      String name, Real x, Real y, Function<Scope, Real> beta, Function<Scope, Real> sigma) {
    return model(
        name,
        m -> {
          Real coefficients = beta.apply(m);
          regress(m, x.matmul(coefficients), sigma.apply(m), y);
          return coefficients;
        });
  }

  private static Real columns(double[]... columns) {
    double[][] rows = new double[columns[0].length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < columns.length; k++) {
        rows[i][k] = columns[k][i];
      }
    }
    return Real.constant(rows);
  }

  private static double[] ones(int count) {
    double[] out = new double[count];
    Arrays.fill(out, 1);
    return out;
  }

  private static double[] log(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }

  private static Model<NoArguments, ?> arK(JsonObject data) {
    int k = data.get("K").getAsInt();
    double[] y = Shared.doubles(data, "y");
    double[][] lags = new double[k][];
    for (int i = 0; i < k; i++) {
      lags[i] = Arrays.copyOfRange(y, k - 1 - i, y.length - 1 - i);
    }
    Real x = columns(lags);
    return model(
        "arK",
        m -> {
          Real alpha = m.sample("alpha", normal(0, 10));
          Real beta = m.sample("beta", iid(normal(0, 10), k));
          Real sigma = m.sample("sigma", halfCauchy(2.5));
          Real after = Real.constant(Arrays.copyOfRange(y, k, y.length));
          regress(m, x.matmul(beta).plus(alpha), sigma, after);
          return beta;
        });
  }

  private static Model<NoArguments, ?> arma(JsonObject data) {
    Real y = Shared.reals(data, "y");
    int n = y.shape().dim(0);
    return model(
        "arma11",
        m -> {
          Real mu = m.sample("mu", normal(0, 10));
          Real phi = m.sample("phi", normal(0, 2));
          Real theta = m.sample("theta", normal(0, 2));
          Real sigma = m.sample("sigma", halfCauchy(2.5));
          Real first = mu.plus(phi.times(mu));
          m.observe("y1", normal(first, sigma), y.at(0));
          m.scan(
              "t",
              n - 1,
              y.at(0).minus(first),
              (error, t) -> {
                Real now = y.slice(0, 1, n).at(t);
                Real before = y.slice(0, 0, n - 1).at(t);
                Real mean = mu.plus(phi.times(before)).plus(theta.times(error));
                m.observe("y", normal(mean, sigma), now);
                return new Step<>(now.minus(mean), mean);
              });
          return mu;
        });
  }

  private static Model<NoArguments, ?> garch(JsonObject data) {
    Real y = Shared.reals(data, "y");
    int n = y.shape().dim(0);
    Real start = Real.constant(data.get("sigma1").getAsDouble());
    return model(
        "garch11",
        m -> {
          Real mu = flat(m, "mu");
          Real alpha0 = flatPositive(m, "alpha0");
          Real alpha1 = m.sample("alpha1", improperUniform(Supports.unitInterval()));
          Real most = alpha1.unaryMinus().plus(1);
          Real beta1 =
              m.sample("beta1", improperUniform(Supports.interval(Real.constant(0), most)));
          m.observe("y1", normal(mu, start), y.at(0));
          m.scan(
              "t",
              n - 1,
              start,
              (sigma, t) -> {
                Real shock = y.slice(0, 0, n - 1).at(t).minus(mu).square();
                Real now =
                    alpha0.plus(alpha1.times(shock)).plus(beta1.times(sigma.square())).sqrt();
                m.observe("y", normal(mu, now), y.slice(0, 1, n).at(t));
                return new Step<>(now, now);
              });
          return mu;
        });
  }

  private static Model<NoArguments, ?> kidiq(JsonObject data) {
    double[] hs = Shared.doubles(data, "mom_hs");
    double[] iq = Shared.doubles(data, "mom_iq");
    double[] both = new double[hs.length];
    Arrays.setAll(both, i -> hs[i] * iq[i]);
    return regression(
        "kidiq",
        columns(ones(hs.length), hs, iq, both),
        Shared.reals(data, "kid_score"),
        m -> flat(m, "beta", 4),
        m -> m.sample("sigma", halfCauchy(2.5)));
  }

  private static Model<NoArguments, ?> earnings(JsonObject data) {
    double[] height = Shared.doubles(data, "height");
    return regression(
        "earnings",
        columns(ones(height.length), height),
        Real.constant(log(Shared.doubles(data, "earn"))),
        m -> flat(m, "beta", 2),
        m -> flatPositive(m, "sigma"));
  }

  /** The component of each datum is a discrete site, and summed over by itself. */
  private static Model<NoArguments, ?> mixture(JsonObject data) {
    Real y = Shared.reals(data, "y");
    return model(
        "mixture",
        m -> {
          Real mu = m.sample("mu", restricted(iid(normal(0, 2), 2), Supports.ordered()));
          Real sigma = m.sample("sigma", iid(halfNormal(2), 2));
          Real theta = m.sample("theta", beta(5, 5));
          Real weights = Real.stack(theta, theta.unaryMinus().plus(1));
          m.plate("n", y.shape().dim(0))
              .forEach(
                  i -> {
                    Int k = m.sample("component", categorical(weights));
                    m.observe("y", normal(mu.at(k), sigma.at(k)), y.at(i));
                  });
          return mu;
        });
  }

  private static Model<NoArguments, ?> mesquite(JsonObject data) {
    List<double[]> columns =
        List.of(
            log(Shared.doubles(data, "diam1")),
            log(Shared.doubles(data, "diam2")),
            log(Shared.doubles(data, "canopy_height")),
            log(Shared.doubles(data, "total_height")),
            log(Shared.doubles(data, "density")),
            Shared.doubles(data, "group"));
    double[][] all = new double[7][];
    all[0] = ones(columns.get(0).length);
    for (int i = 0; i < 6; i++) {
      all[i + 1] = columns.get(i);
    }
    return regression(
        "mesquite",
        columns(all),
        Real.constant(log(Shared.doubles(data, "weight"))),
        m -> flat(m, "beta", 7),
        m -> flatPositive(m, "sigma"));
  }

  private static Model<NoArguments, ?> nes(JsonObject data) {
    double[] age = Shared.doubles(data, "age_discrete");
    Function<Integer, double[]> is =
        value -> Arrays.stream(age).map(a -> a == value ? 1 : 0).toArray();
    return regression(
        "nes",
        columns(
            ones(age.length),
            Shared.doubles(data, "real_ideo"),
            Shared.doubles(data, "race_adj"),
            is.apply(2),
            is.apply(3),
            is.apply(4),
            Shared.doubles(data, "educ1"),
            Shared.doubles(data, "gender"),
            Shared.doubles(data, "income")),
        Shared.reals(data, "partyid7"),
        m -> flat(m, "beta", 9),
        m -> flatPositive(m, "sigma"));
  }

  private static Model<NoArguments, ?> blr(JsonObject data) {
    Real x = Shared.matrix(data, "X");
    return regression(
        "blr",
        x,
        Shared.reals(data, "y"),
        m -> m.sample("beta", iid(normal(0, 10), x.shape().dim(1))),
        m -> m.sample("sigma", halfNormal(10)));
  }

  private static Model<NoArguments, ?> kilpisjarvi(JsonObject data) {
    Supplier<Real> x = () -> Shared.reals(data, "x");
    return model(
        "kilpisjarvi",
        m -> {
          Real alpha =
              m.sample(
                  "alpha",
                  normal(data.get("pmualpha").getAsDouble(), data.get("psalpha").getAsDouble()));
          Real beta =
              m.sample(
                  "beta",
                  normal(data.get("pmubeta").getAsDouble(), data.get("psbeta").getAsDouble()));
          Real sigma = flatPositive(m, "sigma");
          regress(m, x.get().times(beta).plus(alpha), sigma, Shared.reals(data, "y"));
          return alpha;
        });
  }
}
