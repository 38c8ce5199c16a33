package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.delta;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.objective.Objectives.steinElbo;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.Locale;
import java.util.Random;
import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.objective.GuideObjective;

/**
 * A guide that has no density: noise through a network. Its score is estimated from its draws by
 * Stein's identity (Li and Turner 2018), which is enough to fit it to a bent posterior that no two
 * independent normals cover.
 */
public final class ImplicitGuide {
  private static final int HIDDEN = 24;
  private static final int DRAWS = 1000;

  private ImplicitGuide() {}

  /** A banana: the second number is about the square of the first. */
  public static Model<NoArguments, Real> banana() {
    return Model.model(
        "banana",
        m -> {
          Real z = m.sample("z", normal(Real.constant(0, 0), Real.constant(1.5, 10)));
          Real bend = z.at(1).minus(z.at(0).square());
          m.observe("bend", normal(bend, 0.5), Real.constant(-1.0));
          return z;
        });
  }

  /** Three normal numbers through one hidden layer, and past it. */
  public static Model<NoArguments, Real> implicit() {
    Random random = new Random(5);
    double[] in = random.doubles(3 * HIDDEN, -1, 1).toArray();
    double[] out = random.doubles(HIDDEN * 2, -0.3, 0.3).toArray();
    return Model.model(
        "implicit",
        m -> {
          Real noise = m.sample("noise", normal(Real.constant(0, 0, 0), 1)).reshape(1, 3);
          Real first = m.param("in", Real.constant(in, 3, HIDDEN));
          Real bias = m.param("bias", Real.constant(new double[HIDDEN]));
          Real second = m.param("out", Real.constant(out, HIDDEN, 2));
          Real linear = m.param("linear", Real.constant(new double[6], 3, 2));
          Real shift = m.param("shift", Real.constant(0, 0));
          Real hidden = noise.matmul(first).plus(bias.reshape(1, HIDDEN)).tanh();
          Real z = hidden.matmul(second).plus(noise.matmul(linear));
          return m.sample("z", delta(z.reshape(2).plus(shift)));
        });
  }

  private static Fit fit(GuideObjective objective, Model<NoArguments, ?> guide) {
    return Svi.of(objective.of(banana(), guide))
        .guide(guide)
        .optimizer(adam(0.01))
        .steps(3000)
        .stepsPerCall(50)
        .seed(1)
        .run();
  }

  /** The standard deviation of the first number given the bend, by quadrature. */
  private static double exactSd() {
    double mass = 0;
    double square = 0;
    for (double z = -9; z <= 9; z += 0.001) {
      double bend = (z * z - 1) * (z * z - 1) / (10 * 10 + 0.5 * 0.5);
      double density = Math.exp(-z * z / (2 * 1.5 * 1.5) - bend / 2);
      mass += density;
      square += z * z * density;
    }
    return Math.sqrt(square / mass);
  }

  /** Fits both guides, and draws their points. The argument is a folder for the picture. */
  public static void main(String[] args) {
    double[] bent = fit(steinElbo(100), implicit()).draws(DRAWS).get("z").data();
    double[] straight = fit(elbo(), Guides.normal(banana())).draws(DRAWS).get("z").data();
    System.out.println("The first number's sd, and how far the second is from its square - 1:");
    System.out.printf(Locale.ROOT, "  posterior                %.2f  0.50%n", exactSd());
    report("implicit guide", bent);
    report("two independent normals", straight);
    Pictures.save(
        args,
        "implicit_guide",
        Picture.of(
            "Draws of two guides of a banana",
            panel("noise through a network, Stein's estimator", bent),
            panel("two independent normals", straight)));
  }

  private static void report(String name, double[] z) {
    double square = 0;
    double off = 0;
    for (int k = 0; k < DRAWS; k++) {
      double bend = z[2 * k + 1] - (z[2 * k] * z[2 * k] - 1);
      square += z[2 * k] * z[2 * k];
      off += bend * bend;
    }
    System.out.printf(
        Locale.ROOT,
        "  %-23s  %.2f  %.2f%n",
        name,
        Math.sqrt(square / DRAWS),
        Math.sqrt(off / DRAWS));
  }

  private static Panel panel(String title, double[] z) {
    double[] x = new double[DRAWS];
    double[] y = new double[DRAWS];
    for (int k = 0; k < DRAWS; k++) {
      x[k] = z[2 * k];
      y[k] = z[2 * k + 1];
    }
    double[] curve = new double[81];
    double[] height = new double[81];
    for (int i = 0; i < curve.length; i++) {
      curve[i] = -4 + i / 10.0;
      height[i] = curve[i] * curve[i] - 1;
    }
    return new Panel("first number", "second number")
        .title(title)
        .line("where the posterior is", curve, height, Palette.other(), 2)
        .dots("draws", x, y, Palette.fade(Palette.main(), 0.5), 3)
        .xRange(-4, 4)
        .yRange(-6, 14);
  }
}
