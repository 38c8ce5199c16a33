package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.uniform;
import static org.ppl4j.objective.Algorithms.importance;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.vi.optim.Optimizers.sgd;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Objective;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;

/**
 * Where on a plane is a point whose noisy height on a cone is 5? On a circle, which no two
 * independent normals cover. A guide with an angle does, if the angle is integrated out.
 *
 * <p>Source: Becker, Lew, Wang, Ghavami, Huot, Rinard and Mansinghka, Probabilistic programming
 * with programmable variational inference (2024), section 2.
 */
public final class Cone {
  /** The logarithm of the density of the height seen, by quadrature. */
  public static final double LOG_EVIDENCE = -5.3232;

  private static final double HEIGHT = 5;

  /** What pictures show: so far from the middle. */
  private static final double EDGE = 4;

  private static final Color DOT = Palette.fade(Palette.main(), 0.7);

  private Cone() {}

  /** A point, and its height. */
  public record Point(Real x, Real y) {}

  /** The point, given its height. */
  public static Model<NoArguments, Point> model() {
    return Model.model(
            "cone",
            m -> {
              Real x = m.sample("x", normal(0, 10));
              Real y = m.sample("y", normal(0, 10));
              Real square = x.square().plus(y.square());
              m.sample("z", normal(square, square.div(100).plus(0.1)));
              return new Point(x, y);
            })
        .condition(Choices.of("z", HEIGHT));
  }

  /** Two independent normals. */
  public static Model<NoArguments, Point> naive() {
    return Model.model(
        "naive",
        m -> {
          Real meanX = m.param("mean x", Real.constant(3.0));
          Real meanY = m.param("mean y", Real.constant(0.0));
          Real scaleX = m.param("log scale x", Real.constant(1.0)).exp();
          Real scaleY = m.param("log scale y", Real.constant(1.0)).exp();
          return new Point(
              m.sample("x", normal(meanX, scaleX)), m.sample("y", normal(meanY, scaleY)));
        });
  }

  /** Normals around a point of the circle, at an angle that the model does not have. */
  public static Model<NoArguments, Point> expressive() {
    return Model.model(
        "expressive",
        m -> {
          Real angle = m.sample("u", uniform(0, 1)).times(2 * Math.PI);
          Real scaleX = m.param("log scale x", Real.constant(0.0)).exp();
          Real scaleY = m.param("log scale y", Real.constant(0.0)).exp();
          double radius = Math.sqrt(HEIGHT);
          return new Point(
              m.sample("x", normal(angle.cos().times(radius), scaleX)),
              m.sample("y", normal(angle.sin().times(radius), scaleY)));
        });
  }

  /** The expressive guide's points, their angle integrated out by so many particles. */
  public static Model<NoArguments, Point> circle(int particles) {
    return expressive().marginal(importance(particles), "x", "y");
  }

  /** The importance weighted bound; of one draw it is the ELBO. */
  public static Objective bound(Model<NoArguments, ?> p, Model<NoArguments, ?> q, int draws) {
    return maximize(
        "bound",
        e ->
            e.replicate(
                    draws,
                    i -> {
                      var t = e.simulate(q);
                      return e.logDensity(p, t.choices()).minus(t.logDensity());
                    })
                .logMeanExp());
  }

  /** An objective: a guide, which a hidden angle makes hierarchical, and how many draws it has. */
  private record Bound(Model<NoArguments, Point> guide, int draws) {}

  private static Map<String, Bound> bounds() {
    Map<String, Bound> out = new LinkedHashMap<>();
    out.put("ELBO", new Bound(naive(), 1));
    out.put("IWELBO(5)", new Bound(naive(), 5));
    out.put("HVI", new Bound(circle(1), 1));
    out.put("IWHVI(5)", new Bound(circle(5), 1));
    out.put("DIWHVI(5, 5)", new Bound(circle(5), 5));
    return out;
  }

  /** The objectives. */
  public static Map<String, Objective> objectives() {
    Map<String, Objective> out = new LinkedHashMap<>();
    bounds().forEach((name, one) -> out.put(name, bound(model(), one.guide(), one.draws())));
    return out;
  }

  /** Fits by an objective as the source does; the mean of the objective in the end. */
  public static double fit(Objective objective) {
    return run(objective).value();
  }

  private static Fit run(Objective objective) {
    return Svi.of(objective)
        .optimizer(sgd(1e-3))
        .steps(5000)
        .stepsPerCall(100)
        .particles(64)
        .seed(1)
        .run();
  }

  /** The posterior density on the part of the plane that pictures show, of at most 1. */
  private static double[][] posterior() {
    int side = 200;
    double[][] out = new double[side][side];
    double greatest = 0;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double x = EDGE * ((2 * column + 1.0) / side - 1);
        double y = EDGE * (1 - (2 * row + 1.0) / side);
        double square = x * x + y * y;
        double scale = square / 100 + 0.1;
        double z = (HEIGHT - square) / scale;
        out[row][column] = Math.exp(-square / 200 - z * z / 2) / scale;
        greatest = Math.max(greatest, out[row][column]);
      }
    }
    for (double[] row : out) {
      for (int i = 0; i < side; i++) {
        row[i] /= greatest;
      }
    }
    return out;
  }

  /** Prints and draws what each objective comes to. The argument is a folder for the picture. */
  public static void main(String[] args) {
    Panel objectives = new Panel("step", "objective (mean of 100 steps)").yRange(-12, -5);
    objectives.title("The bounds");
    List<Panel> panels = new ArrayList<>(List.of(objectives));
    double[][] posterior = posterior();
    for (Map.Entry<String, Bound> entry : bounds().entrySet()) {
      String name = entry.getKey();
      Bound bound = entry.getValue();
      Fit fit = run(bound(model(), bound.guide(), bound.draws()));
      System.out.printf(Locale.ROOT, "%-14s%8.2f%n", name, fit.value());
      double[] curve = fit.curve();
      double[] steps = new double[curve.length / 100];
      double[] means = new double[steps.length];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = 100 * i + 50;
        means[i] = Arrays.stream(curve, 100 * i, 100 * i + 100).average().orElseThrow();
      }
      objectives.line(name, steps, means, Palette.color(panels.size() - 1));
      Trace<?> draws = fit.learned(bound.guide()).priorPredictive(400, Key.of(1));
      panels.add(
          new Panel("x", "y")
              .title("Guide by " + name)
              .image("posterior", posterior, -EDGE, EDGE, -EDGE, EDGE, Palette.other())
              .dots("draws of the guide", draws.get("x").data(), draws.get("y").data(), DOT, 3)
              .xRange(-EDGE, EDGE)
              .yRange(-EDGE, EDGE));
    }
    objectives.horizontal("log p(z = 5)", LOG_EVIDENCE, Palette.color(5));
    Pictures.save(
        args, "cone", Picture.grid("Five objectives on the cone", 3, panels).sized(400, 390));
    System.out.printf(Locale.ROOT, "%-14s%8.4f%n", "log p(z = 5)", LOG_EVIDENCE);
  }
}
