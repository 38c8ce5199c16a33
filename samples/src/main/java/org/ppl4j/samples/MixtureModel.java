package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.Arrays;
import java.util.Locale;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;
import org.ppl4j.type.Tensor;

/**
 * A mixture of three normals: where they are, with the labels of 200 draws summed over, exactly.
 */
public final class MixtureModel {
  private MixtureModel() {}

  /** A mixture of {@code size} draws, all of its sites random: it makes data too. */
  public static Model<NoArguments, Int> mixture(int size) {
    return model(
        "mixture",
        m -> {
          Real weights = m.sample("weights", dirichlet(Real.constant(2, 2, 2)));
          Real means = m.sample("means", normal(Real.constant(-4, 0, 4), 1));
          Real scale = m.sample("scale", exponential(1));
          return m.plate("n", size)
              .map(
                  i -> {
                    Int label = m.sample("label", categorical(weights));
                    m.sample("x", normal(means.at(label), scale));
                    return label;
                  });
        });
  }

  /** The mixture given data, its labels summed over. */
  public static Model<NoArguments, Int> marginal(Real data) {
    return mixture(data.shape().dim(0))
        .condition(Choices.of("x", data))
        .with(Handlers.marginalize("label"));
  }

  /**
   * Makes data, scores parameters against them without their labels, and samples. The argument is a
   * folder for the picture.
   */
  public static void main(String[] args) {
    Choices truth =
        Choices.of("weights", 0.2, 0.5, 0.3).and("means", -3.0, 0.5, 4.0).and("scale", 0.8);
    Trace<Int> made = mixture(200).query().simulate(Key.of(2), truth);
    Real data = Real.constant(made.get("x").data());

    Model<NoArguments, Int> model = marginal(data);
    System.out.println(model.explain());
    System.out.printf(Locale.ROOT, "Log density, labels summed over:%n");
    System.out.printf(Locale.ROOT, "  at the truth        %.4f%n", model.logDensity(truth));
    Choices off = truth.and("means", -3.0, 2.0, 4.0);
    System.out.printf(Locale.ROOT, "  with one mean moved %.4f%n", model.logDensity(off));

    System.out.println(model.toDot());
    Posterior<Int> posterior = Mcmc.of(model).seed(1).run().requireHealthy();
    System.out.println(posterior.summary("weights", "means", "scale"));
    // What was summed over can be drawn afterwards.
    Tensor labels = posterior.thin(10).recoverDiscrete(Key.of(1)).mean("label");
    long ones = Arrays.stream(labels.data()).filter(label -> label > 0.9 && label < 1.1).count();
    System.out.printf("%d draws are in all likelihood of the middle normal.%n", ones);
    Pictures.save(args, "mixture_model", picture(made.get("x").data(), posterior));
  }

  /** The data, the density that they come from, and what is found of it. */
  private static Picture picture(double[] data, Posterior<Int> posterior) {
    double[] weights = posterior.mean("weights").data();
    double[] means = posterior.mean("means").data();
    double scale = posterior.mean("scale").doubleValue();
    double[] edges = new double[33];
    double[] share = new double[32];
    double[] x = new double[161];
    double[] density = new double[161];
    double[] found = new double[161];
    Arrays.setAll(edges, i -> -6 + i / 2.5);
    for (double one : data) {
      int bin = (int) Math.floor((one + 6) * 2.5);
      if (bin >= 0 && bin < share.length) {
        share[bin] += 2.5 / data.length;
      }
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = -6 + i * 0.08;
      density[i] = mixture(x[i], new double[] {0.2, 0.5, 0.3}, new double[] {-3, 0.5, 4}, 0.8);
      found[i] = mixture(x[i], weights, means, scale);
    }
    return Picture.of(
        "A mixture of three normals",
        new Panel("x", "density")
            .bars("200 draws", edges, share, Palette.color(4))
            .line("where they come from", x, density, Palette.other(), 2)
            .line("the posterior's means", x, found, Palette.main(), 2));
  }

  private static double mixture(double x, double[] weights, double[] means, double scale) {
    double sum = 0;
    for (int k = 0; k < means.length; k++) {
      double z = (x - means[k]) / scale;
      sum += weights[k] * Math.exp(-z * z / 2) / (scale * Math.sqrt(2 * Math.PI));
    }
    return sum;
  }
}
