package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.inverseGamma;
import static org.ppl4j.dist.Distributions.multivariateNormalCholesky;

import java.util.Arrays;
import java.util.Locale;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;

/**
 * Which curve went through these points? A Gaussian process knows only that near places have near
 * heights. Its length, height and noise are sampled; where there are no points it says so.
 * Simulated.
 */
public final class GaussianProcess {
  private static final Csv DATA = Csv.read("curve.csv");

  /** Keeps the covariance of places that are close to each other regular. */
  private static final double JITTER = 1e-6;

  private GaussianProcess() {}

  /** How far correlations reach, how high the curve goes, and the noise of its points. */
  public record Kernel(Real length, Real height, Real noise) {
    /** {@code height^2 exp(-(a - b)^2 / (2 length^2))} for each pair of places. */
    Real covariance(double[] a, double[] b) {
      double[][] squares = new double[a.length][b.length];
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length; j++) {
          squares[i][j] = (a[i] - b[j]) * (a[i] - b[j]) / 2;
        }
      }
      return Real.constant(squares).div(length.square()).unaryMinus().exp().times(height.square());
    }

    /** The Cholesky factor of the covariance of noisy points. */
    Real factor(double[] places) {
      double[][] identity = new double[places.length][places.length];
      for (int i = 0; i < places.length; i++) {
        identity[i][i] = 1;
      }
      Real noisy = Real.constant(identity).times(noise.square().plus(JITTER));
      return covariance(places, places).plus(noisy).cholesky();
    }

    /** The curve's mean at other places, given the points. */
    Real mean(double[] at, double[] places, double[] heights) {
      Real factor = factor(places);
      Real weights =
          factor.solveLowerTransposed(
              factor.solveLower(Real.constant(heights).reshape(heights.length, 1)));
      return covariance(at, places).matmul(weights).reshape(at.length);
    }

    /** The curve's variance at other places, given the points. */
    Real variance(double[] at, double[] places) {
      Real half = factor(places).solveLower(covariance(places, at));
      return height.square().minus(half.square().sum(0));
    }
  }

  /** The points as one draw of a multivariate normal, the curve integrated out. */
  public static Model<NoArguments, Kernel> model() {
    double[] x = DATA.column("x");
    Real y = Real.constant(DATA.column("y"));
    return Model.model(
        "curve",
        m -> {
          Kernel kernel =
              new Kernel(
                  m.sample("length", inverseGamma(5, 5)),
                  m.sample("height", halfNormal(3)),
                  m.sample("noise", halfNormal(1)));
          m.observe("y", multivariateNormalCholesky(0, kernel.factor(x)), y);
          return kernel;
        });
  }

  /** Samples, and draws the curve with what is not known of it. The argument is a folder. */
  public static void main(String[] args) {
    Posterior<Kernel> posterior = Mcmc.of(model()).seed(1).run().requireHealthy();
    System.out.println(posterior.summary("length", "height", "noise"));
    double[] x = DATA.column("x");
    double[] y = DATA.column("y");
    double[] grid = new double[101];
    Arrays.setAll(grid, i -> 0.1 * i);
    double[] mean = posterior.mean(k -> k.mean(grid, x, y)).data();
    double[] within = posterior.mean(k -> k.variance(grid, x)).data();
    double[] between = posterior.sd(k -> k.mean(grid, x, y)).data();
    double[] spread = new double[grid.length];
    Arrays.setAll(spread, i -> Math.sqrt(Math.max(within[i], 0) + between[i] * between[i]));
    System.out.printf(
        Locale.ROOT,
        "At 6.4, in a gap, the curve is at %.2f, give or take %.2f; at 3.0 at %.2f, give or take"
            + " %.2f.%n",
        mean[64],
        spread[64],
        mean[30],
        spread[30]);
    double[] low = new double[grid.length];
    double[] high = new double[grid.length];
    Arrays.setAll(low, i -> mean[i] - 1.96 * spread[i]);
    Arrays.setAll(high, i -> mean[i] + 1.96 * spread[i]);
    Pictures.save(
        args,
        "gaussian_process",
        Picture.of(
            "A curve through points",
            new Panel("place", "height")
                .band("95 % of curves", grid, low, high, Palette.main())
                .line("mean", grid, mean, Palette.main())
                .dots("points", x, y, Palette.color(5), 5)));
  }
}
