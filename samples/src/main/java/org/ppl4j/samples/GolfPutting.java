package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.binomialLogits;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.normal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.diagnostics.Comparison;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;

/**
 * How often does a professional putt, by the distance of the hole? A logistic curve against one
 * from geometry: the ball goes in if the angle is right, and the angle's error is normal (Berry
 * 1996; Gelman and Nolan 2002).
 */
public final class GolfPutting {
  private static final Csv DATA = Csv.read("golf.csv");
  private static final int DISTANCES = 19;

  /** Radii of the hole and of the ball in feet. */
  private static final double ROOM = (4.25 - 1.68) / 2 / 12;

  private GolfPutting() {}

  /** Log odds at no distance, and their change with a foot. */
  public record Line(Real intercept, Real slope) {}

  /** The standard deviation of the angle, in degrees. */
  public record Aim(Real degrees) {}

  /** Log odds that are linear in the distance. */
  public static Model<NoArguments, Line> logistic() {
    Real feet = Real.constant(DATA.column("distance"));
    return Model.model(
        "logistic",
        m -> {
          Real intercept = m.sample("intercept", normal(0, 5));
          Real slope = m.sample("slope", normal(0, 1));
          m.plate("distance", DISTANCES)
              .forEach(
                  i ->
                      m.observe(
                          "successes",
                          binomialLogits(tries().at(i), intercept.plus(slope.times(feet.at(i)))),
                          successes().at(i)));
          return new Line(intercept, slope);
        });
  }

  /** Angles whose error is normal, and a hole that is as wide as it is. */
  public static Model<NoArguments, Aim> geometry() {
    Real angle = Real.constant(angles());
    return Model.model(
        "geometry",
        m -> {
          Real degrees = m.sample("degrees", halfNormal(5));
          m.plate("distance", DISTANCES)
              .forEach(
                  i ->
                      m.observe(
                          "successes",
                          binomial(tries().at(i), chance(angle.at(i), degrees)),
                          successes().at(i)));
          return new Aim(degrees);
        });
  }

  private static Int tries() {
    return Int.constant(DATA.integers("tries"));
  }

  private static Int successes() {
    return Int.constant(DATA.integers("successes"));
  }

  /** How far off the angle may be at each distance, in degrees. */
  private static double[] angles() {
    return Arrays.stream(DATA.column("distance")).map(GolfPutting::allowed).toArray();
  }

  private static double allowed(double feet) {
    return Math.toDegrees(Math.asin(ROOM / feet));
  }

  /** {@code P(|error| < allowed)}. */
  private static Real chance(Real allowed, Real degrees) {
    return allowed.div(degrees.times(Math.sqrt(2))).erf();
  }

  /** Samples from both and compares them. The argument is a folder for the picture. */
  public static void main(String[] args) {
    Posterior<Line> line = Mcmc.of(logistic()).seed(1).run().requireHealthy();
    Posterior<Aim> aim = Mcmc.of(geometry()).seed(1).run().requireHealthy();
    System.out.println(line.summary("intercept", "slope"));
    System.out.println(aim.summary("degrees"));
    System.out.println(Comparison.of(Map.of("logistic", line.loo(), "geometry", aim.loo())));
    System.out.printf(
        Locale.ROOT,
        "Putts are off by %.2f degrees; at 12 feet %.0f %% go in.%n",
        aim.mean(Aim::degrees).doubleValue(),
        100 * aim.mean(a -> chance(Real.constant(allowed(12)), a.degrees())).doubleValue());
    Pictures.save(args, "golf_putting", picture(line, aim));
  }

  private static Picture picture(Posterior<Line> line, Posterior<Aim> aim) {
    double[] feet = new double[60];
    double[] logistic = new double[60];
    double[] geometry = new double[60];
    for (int i = 0; i < 60; i++) {
      double at = 1 + i / 59.0 * 20;
      feet[i] = at;
      logistic[i] = line.mean(l -> l.intercept().plus(l.slope().times(at)).sigmoid()).doubleValue();
      geometry[i] = aim.mean(a -> chance(Real.constant(allowed(at)), a.degrees())).doubleValue();
    }
    double[] share = new double[DISTANCES];
    Arrays.setAll(share, i -> DATA.column("successes")[i] / DATA.column("tries")[i]);
    return Picture.of(
        "Putts that go in",
        new Panel("distance (feet)", "share of putts")
            .line("logistic curve", feet, logistic, Palette.other())
            .line("geometry", feet, geometry, Palette.main())
            .dots("seen", DATA.column("distance"), share, Palette.color(5))
            .yRange(0, 1));
  }
}
