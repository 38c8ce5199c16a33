package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.mcmc.kernel.Kernels.sghmc;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.Arrays;
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
 * gradient Hamiltonian Monte Carlo from minibatches, and approximated by a guide. Independent
 * normals cannot follow weights that depend on each other, and take more of the curve for noise.
 * The points are those of {@link GaussianProcess}.
 */
public final class BayesianNeuralNet {
  private static final Csv DATA = Csv.read("curve.csv");
  private static final int HIDDEN = 20;
  private static final int BATCH = 12;

  private BayesianNeuralNet() {}

  /** The weights of the two layers, and the noise of the points. */
  public record Net(Real in, Real bias, Real out, Real noise) {
    /** The net's heights at places, scaled to about (-1, 1). */
    Real at(double... places) {
      double[] scaled = Arrays.stream(places).map(x -> (x - 5) / 5).toArray();
      Real x = Real.constant(scaled).reshape(scaled.length, 1);
      Real hidden =
          x.matmul(in.reshape(1, HIDDEN))
              .plus(bias.reshape(1, HIDDEN).expand(scaled.length, HIDDEN))
              .tanh();
      return hidden.matmul(out.reshape(HIDDEN, 1)).reshape(scaled.length);
    }
  }

  /** The net with all of the points, or with some of them in each step. */
  public static Model<NoArguments, Net> model(boolean minibatches) {
    double[] x = DATA.column("x");
    Real y = Real.constant(DATA.column("y"));
    return Model.model(
        "net",
        m -> {
          Net net =
              new Net(
                  m.sample("in", iid(normal(0, 3), HIDDEN)),
                  m.sample("bias", iid(normal(0, 3), HIDDEN)),
                  m.sample("out", iid(normal(0, 1), HIDDEN)),
                  m.sample("noise", halfNormal(1)));
          Real curve = net.at(x);
          Scope.Plate points = m.plate("point", x.length);
          (minibatches ? points.subsample(BATCH) : points)
              .forEach(i -> m.observe("y", normal(curve.at(i), net.noise()), y.at(i)));
          return net;
        });
  }

  /** Both ways, and both curves. The argument is a folder for the picture. */
  public static void main(String[] args) {
    double[] grid = new double[61];
    Arrays.setAll(grid, i -> i / 6.0);
    Posterior<Net> posterior =
        Mcmc.of(model(true))
            .kernel(sghmc(2e-4))
            .seed(1)
            .chains(2)
            .warmup(4000)
            .draws(1000)
            .thinning(10)
            .run();
    double[] sampled = posterior.mean(net -> net.at(grid)).data();
    double[] low = posterior.quantile(net -> net.at(grid), 0.05).data();
    double[] high = posterior.quantile(net -> net.at(grid), 0.95).data();

    Model<NoArguments, Net> whole = model(false);
    // At zero all hidden units are the same, and remain so.
    Model<NoArguments, ?> guide =
        Guides.of(whole).start(Start.uniform(2, Key.of(1))).scale(0.02).normal();
    Fit fit =
        Svi.of(elbo().of(whole, guide))
            .guide(guide)
            .optimizer(adam(0.02))
            .steps(4000)
            .stepsPerCall(100)
            .seed(1)
            .run();
    double[][] curves = curves(fit, grid);
    System.out.printf(
        Locale.ROOT,
        "noise: %.2f by SGHMC, %.2f by the guide (0.35 in truth)%n",
        posterior.mean(Net::noise).doubleValue(),
        fit.draws(1000).mean("noise").doubleValue());
    System.out.printf(
        Locale.ROOT,
        "width of 90 %% at 3, among points: %.2f by SGHMC, %.2f by the guide%n",
        high[18] - low[18],
        curves[2][18] - curves[1][18]);
    System.out.printf(
        Locale.ROOT,
        "width of 90 %% at 6.3, in a gap:    %.2f by SGHMC, %.2f by the guide%n",
        high[38] - low[38],
        curves[2][38] - curves[1][38]);
    Pictures.save(
        args,
        "bayesian_neural_net",
        Picture.of(
            "A net with a posterior",
            panel("SGHMC on minibatches of " + BATCH, grid, sampled, low, high),
            panel("A guide of independent normals", grid, curves[0], curves[1], curves[2])));
  }

  /** Mean, 5 % and 95 % quantile of the net's heights under a guide. */
  private static double[][] curves(Fit fit, double[] grid) {
    int count = 400;
    var draws = fit.draws(count);
    double[][] heights = new double[grid.length][count];
    for (int k = 0; k < count; k++) {
      Net net =
          new Net(
              row(draws.get("in").data(), k, HIDDEN),
              row(draws.get("bias").data(), k, HIDDEN),
              row(draws.get("out").data(), k, HIDDEN),
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

  private static Panel panel(
      String title, double[] grid, double[] mean, double[] low, double[] high) {
    return new Panel("place", "height")
        .title(title)
        .band("90 % of nets", grid, low, high, Palette.main())
        .line("mean", grid, mean, Palette.main())
        .dots("points", DATA.column("x"), DATA.column("y"), Palette.color(5), 5)
        .yRange(-4, 6);
  }
}
