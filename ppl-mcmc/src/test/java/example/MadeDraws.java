package example;

import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Draws;
import org.ppl4j.mcmc.Draws.Chain;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.mcmc.Draws.Samples;
import org.ppl4j.mcmc.Draws.Tuned;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.type.Type;

/** Draws without a sampler: independent normals for a model of three groups. */
public final class MadeDraws {
  /** What the model gives; {@code shift} is no site. */
  public record Groups(Real mu, Real theta, Real shift) {}

  private static final List<String> STATISTICS =
      List.of(
          "lp__",
          "accept_stat__",
          "stepsize__",
          "treedepth__",
          "n_leapfrog__",
          "divergent__",
          "energy__");

  private MadeDraws() {}

  /** The data. */
  public static double[] data() {
    return new double[] {1.0, -0.5, 2.0};
  }

  /** A normal model of three groups with one datum each. */
  public static Model<NoArguments, Groups> model3() {
    Real y = Real.constant(data());
    return model(
        "groups",
        m -> {
          Real mu = m.sample("mu", normal(0, 1));
          Real theta =
              m.plate("group", 3)
                  .map(
                      i -> {
                        Real t = m.sample("theta", normal(mu, 1));
                        m.observe("y", normal(t, 1), y.at(i));
                        return t;
                      });
          return new Groups(mu, theta, mu.plus(10));
        });
  }

  /** Chains of draws, with nothing to object to. */
  public static Draws healthy(int chains, int warmup, int count) {
    List<Chain> all = new ArrayList<>();
    for (int c = 0; c < chains; c++) {
      Key key = Key.of(7).fold(c);
      all.add(
          new Chain(
              c,
              samples(key.fold("warmup"), warmup),
              samples(key, count),
              new Tuned(0.8, new double[] {1.25, 0.5, 0.5, 1e-7}, false)));
    }
    return with(all);
  }

  /** Draws of these chains. */
  public static Draws with(List<Chain> chains) {
    return new Draws(
        "groups",
        "nuts",
        7,
        chains.isEmpty() ? 0 : chains.get(0).warmup().count(),
        1,
        List.of(
            new Quantity("mu", Kind.SITE, Type.real()),
            new Quantity("theta", Kind.SITE, Type.real(3)),
            new Quantity("mu", Kind.RESULT, Type.real()),
            new Quantity("theta", Kind.RESULT, Type.real(3)),
            new Quantity("shift", Kind.RESULT, Type.real())),
        STATISTICS,
        chains);
  }

  private static Samples samples(Key key, int count) {
    double[] vectors = new double[4 * count];
    NoiseSource.fillNormal(key, vectors, 0, vectors.length);
    double[] mu = new double[count];
    double[] theta = new double[3 * count];
    double[] shift = new double[count];
    double[] energy = new double[count];
    NoiseSource.fillNormal(key.fold("energy"), energy, 0, count);
    double[] density = new double[count];
    for (int t = 0; t < count; t++) {
      mu[t] = vectors[4 * t];
      shift[t] = mu[t] + 10;
      System.arraycopy(vectors, 4 * t + 1, theta, 3 * t, 3);
      density[t] = -mu[t] * mu[t] / 2;
    }
    return new Samples(
        count,
        vectors,
        List.of(mu, theta, mu, theta, shift),
        List.of(
            density,
            full(count, 0.9),
            full(count, 0.8),
            full(count, 2),
            full(count, 3),
            full(count, 0),
            energy));
  }

  private static double[] full(int count, double value) {
    double[] out = new double[count];
    Arrays.fill(out, value);
    return out;
  }
}
