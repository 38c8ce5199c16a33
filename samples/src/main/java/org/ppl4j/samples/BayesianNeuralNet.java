package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.mcmc.kernel.Kernels.sghmc;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.noise.Key;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.guide.Start;

/**
 * A neural net that knows what it does not know: weights with a prior, sampled by stochastic
 * gradient Hamiltonian Monte Carlo from minibatches, and approximated by a guide of independent
 * normals. The points are those of {@link GaussianProcess}.
 *
 * <p>The guide follows the curve of a small net, and forgets that of a large one: h hidden units
 * have {@code h! 2^h} orders and signs of the same curve, of which a guide around one place covers
 * one. With 20 units that costs {@code log(20! 2^20) = 56} nats, and the curve gains the 37 points
 * only {@code 37 log(1.2 / 0.35) = 46} over a line: the bound is higher without it, wherever the
 * fit begins and whatever it takes for steps. B. Coker, W. P. Bruinsma, D. R. Burt, W. Pan and F.
 * Doshi-Velez (2022), Wide mean-field Bayesian neural networks ignore the data, AISTATS.
 */
public final class BayesianNeuralNet {
  private static final Csv DATA = Csv.read("curve.csv");
  private static final int SMALL = 6;
  private static final int LARGE = 20;
  private static final int BATCH = 12;

  private BayesianNeuralNet() {}

  /** The weights of the two layers, and the noise of the points. */
  public record Net(Real in, Real bias, Real out, Real noise) {
    /** The net's heights at places, scaled to about (-1, 1). */
    Real at(double... places) {
      int hidden = in.shape().size();
      double[] scaled = Arrays.stream(places).map(x -> (x - 5) / 5).toArray();
      Real x = Real.constant(scaled).reshape(scaled.length, 1);
      Real units =
          x.matmul(in.reshape(1, hidden))
              .plus(bias.reshape(1, hidden).expand(scaled.length, hidden))
              .tanh();
      return units.matmul(out.reshape(hidden, 1)).reshape(scaled.length);
    }
  }

  /**
   * The net with all of the points, or with some of them in each step.
   *
   * @param hidden how many hidden units it has
   */
  public static Model<NoArguments, Net> model(int hidden, boolean minibatches) {
    double[] x = DATA.column("x");
    Real y = Real.constant(DATA.column("y"));
    return Model.model(
        "net",
        m -> {
          Net net =
              new Net(
                  m.sample("in", iid(normal(0, 3), hidden)),
                  m.sample("bias", iid(normal(0, 3), hidden)),
                  m.sample("out", iid(normal(0, 2), hidden)),
                  m.sample("noise", halfNormal(1)));
          Real curve = net.at(x);
          Scope.Plate points = m.plate("point", x.length);
          (minibatches ? points.subsample(BATCH) : points)
              .forEach(i -> m.observe("y", normal(curve.at(i), net.noise()), y.at(i)));
          return net;
        });
  }

  /** Both ways, and their curves. The argument is a folder for the picture. */
  public static void main(String[] args) {
    double[] grid = new double[61];
    Arrays.setAll(grid, i -> i / 6.0);
    Posterior<Net> posterior =
        Mcmc.of(model(SMALL, true))
            .kernel(sghmc(2e-4))
            .seed(1)
            .chains(2)
            .warmup(4000)
            .draws(1000)
            .thinning(10)
            .run();
    double[][] sampled = {
      posterior.mean(net -> net.at(grid)).data(),
      posterior.quantile(net -> net.at(grid), 0.05).data(),
      posterior.quantile(net -> net.at(grid), 0.95).data()
    };
    System.out.printf(
        Locale.ROOT,
        "%-20s%8s%15s%15s%8s%nwidth of 90 %% of nets %25s%15s%n%-20s%8.2f%n",
        "",
        "noise",
        "among points",
        "in a gap",
        "bound",
        "at 3",
        "at 6.3",
        "truth",
        0.35);
    report("SGHMC, 6 units", posterior.mean(Net::noise).doubleValue(), sampled, "");
    List<Panel> panels = new ArrayList<>();
    panels.add(panel("SGHMC on minibatches of " + BATCH + ", 6 hidden units", grid, sampled));
    for (int hidden : new int[] {SMALL, LARGE}) {
      Fit fit = fit(hidden);
      double[][] curves = curves(fit, hidden, grid);
      String bound = String.format(Locale.ROOT, "%8.1f", fit.value());
      report(
          "guide, " + hidden + " units",
          fit.draws(1000).mean("noise").doubleValue(),
          curves,
          bound);
      panels.add(
          panel("A guide of independent normals, " + hidden + " hidden units", grid, curves));
    }
    Pictures.save(
        args,
        "bayesian_neural_net",
        Picture.grid("A net with a posterior", 1, panels).sized(820, 290));
  }

  private static Fit fit(int hidden) {
    Model<NoArguments, Net> whole = model(hidden, false);
    // At zero all hidden units are the same, and remain so.
    Model<NoArguments, ?> guide =
        Guides.of(whole).start(Start.uniform(2, Key.of(1))).scale(0.02).normal();
    return Svi.of(elbo().of(whole, guide))
        .guide(guide)
        .optimizer(adam(0.01))
        .steps(20_000)
        .particles(2)
        .stepsPerCall(100)
        .seed(1)
        .run();
  }

  private static void report(String name, double noise, double[][] curves, String bound) {
    System.out.printf(
        Locale.ROOT,
        "%-20s%8.2f%15.2f%15.2f%s%n",
        name,
        noise,
        curves[2][18] - curves[1][18],
        curves[2][38] - curves[1][38],
        bound);
  }

  /** Mean, 5 % and 95 % quantile of the net's heights under a guide. */
  private static double[][] curves(Fit fit, int hidden, double[] grid) {
    int count = 400;
    var draws = fit.draws(count);
    double[][] heights = new double[grid.length][count];
    for (int k = 0; k < count; k++) {
      Net net =
          new Net(
              row(draws.get("in").data(), k, hidden),
              row(draws.get("bias").data(), k, hidden),
              row(draws.get("out").data(), k, hidden),
              Real.constant(1.0));
      double[] one = net.at(grid).value().data();
      for (int i = 0; i < grid.length; i++) {
        heights[i][k] = one[i];
      }
    }
    double[][] out = new double[3][grid.length];
    for (int i = 0; i < grid.length; i++) {
      Arrays.sort(heights[i]);
      out[0][i] = Arrays.stream(heights[i]).average().orElseThrow();
      out[1][i] = heights[i][count / 20];
      out[2][i] = heights[i][count - count / 20];
    }
    return out;
  }

  private static Real row(double[] all, int k, int size) {
    return Real.constant(Arrays.copyOfRange(all, k * size, (k + 1) * size));
  }

  /** Of curves the mean, and the edges of 90 %. */
  private static Panel panel(String title, double[] grid, double[][] curves) {
    return new Panel("place", "height")
        .title(title)
        .band("90 % of nets", grid, curves[1], curves[2], Palette.main())
        .line("mean", grid, curves[0], Palette.main())
        .dots("points", DATA.column("x"), DATA.column("y"), Palette.color(5), 5)
        .yRange(-4, 6);
  }
}
