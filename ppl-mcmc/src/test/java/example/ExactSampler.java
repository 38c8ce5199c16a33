package example;

import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Draws;
import org.ppl4j.mcmc.Draws.Chain;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.mcmc.Draws.Samples;
import org.ppl4j.mcmc.Draws.Tuned;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.type.Type;

/** Models whose posteriors are known, and independent draws from these. */
public final class ExactSampler {
  private static final int DATA = 4;

  private ExactSampler() {}

  /** A normal mean with a standard normal prior, and four data of unit variance. */
  public static Model<NoArguments, Real> mean() {
    return model(
        "mean",
        m -> {
          Real x = m.sample("x", normal(0, 1));
          m.plate("n", DATA).forEach(i -> m.observe("y", normal(x, 1), Real.constant(0.0)));
          return x;
        });
  }

  /** A coin that moves the mean of one datum. */
  public static Model<NoArguments, Int> coin() {
    return model(
        "coin",
        m -> {
          Int z = m.sample("z", binomial(1, 0.3));
          m.observe("y", normal(z.toReal(), 1), Real.constant(0.0));
          return z;
        });
  }

  /** What the posterior of {@link #mean} is told to be: shifted and stretched. */
  public static Posterior<Real> mean(
      Model<NoArguments, Real> given, long seed, double shift, double stretch) {
    // The log density is quadratic in x, with the sum of the data as its linear term.
    double sum = (density(given, 1.0) - density(given, -1.0)) / 2;
    double[] out = new double[100];
    NoiseSource.fillNormal(Key.of(seed), out, 0, out.length);
    for (int i = 0; i < out.length; i++) {
      out[i] = sum / (DATA + 1) + shift + stretch * out[i] / Math.sqrt(DATA + 1);
    }
    return posterior(given, "x", Type.real(), out);
  }

  private static double density(Model<NoArguments, Real> given, double x) {
    return given.logDensity(Choices.of("x", x));
  }

  /** The posterior of {@link #coin}. */
  public static Posterior<Int> coin(Model<NoArguments, Int> given, long seed) {
    Choices none = Choices.empty();
    double zero = given.logDensity(none.and("z", 0));
    double one = given.logDensity(none.and("z", 1));
    double[] out = new double[100];
    NoiseSource.fillUniform(Key.of(seed), out, 0, out.length);
    for (int i = 0; i < out.length; i++) {
      out[i] = out[i] < 1 / (1 + Math.exp(zero - one)) ? 1 : 0;
    }
    return posterior(given, "z", Type.integer(), out);
  }

  private static <R> Posterior<R> posterior(
      Model<NoArguments, R> model, String name, Type type, double[] values) {
    List<Chain> chains = new ArrayList<>();
    Samples samples = new Samples(values.length, values, List.of(values), List.of());
    Samples none = new Samples(0, new double[0], List.of(new double[0]), List.of());
    chains.add(new Chain(0, none, samples, Tuned.NONE));
    Draws draws =
        new Draws(
            model.name(),
            "exact",
            0,
            0,
            1,
            List.of(new Quantity(name, Kind.SITE, type)),
            List.of(),
            chains);
    return Posterior.of(model, draws);
  }
}
