package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.studentT;

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
 * How much ammonia escapes from a plant, by its air flow, water temperature and acid (Brownlee
 * 1960)? Four of 21 days are known to be odd; Student's errors give them less weight than normal
 * ones do.
 */
public final class RobustRegression {
  private static final Csv DATA = Csv.read("stack_loss.csv");
  private static final int DAYS = 21;
  private static final String[] NAMES = {"air", "water", "acid"};

  private RobustRegression() {}

  /** The loss on a mean day, its change by a standard deviation of each cause, and the errors. */
  public record Plant(Real mean, Real slopes, Real scale, Real degrees, Real expected) {}

  /** A linear model with Student's errors; with many degrees of freedom they are normal. */
  public static Model<NoArguments, Plant> model(boolean robust) {
    double[][] causes = new double[DAYS][NAMES.length];
    for (int k = 0; k < NAMES.length; k++) {
      double[] all = DATA.column(NAMES[k]);
      double mean = Arrays.stream(all).average().orElseThrow();
      double sd =
          Math.sqrt(Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum() / (DAYS - 1));
      for (int i = 0; i < DAYS; i++) {
        causes[i][k] = (all[i] - mean) / sd;
      }
    }
    Real x = Real.constant(causes);
    Real loss = Real.constant(DATA.column("loss"));
    return Model.model(
        robust ? "student" : "normal",
        m -> {
          Real mean = m.sample("mean", normal(17, 10));
          Real slopes = m.plate("cause", NAMES.length).map(k -> m.sample("slope", normal(0, 10)));
          Real scale = m.sample("scale", halfNormal(5));
          Real degrees = robust ? m.sample("degrees", gamma(2, 0.5)) : Real.constant(1e4);
          Real expected = x.matmul(slopes).plus(mean);
          m.plate("day", DAYS)
              .forEach(
                  i -> m.observe("loss", studentT(degrees, expected.at(i), scale), loss.at(i)));
          return new Plant(mean, slopes, scale, degrees, expected);
        });
  }

  private static Posterior<Plant> fit(boolean robust) {
    return Mcmc.of(model(robust)).seed(1).warmup(1000).draws(1000).run();
  }

  /** Samples with both kinds of errors. The argument is a folder for the picture. */
  public static void main(String[] args) {
    Posterior<Plant> normal = fit(false);
    Posterior<Plant> student = fit(true);
    for (int k = 0; k < NAMES.length; k++) {
      int cause = k;
      System.out.printf(
          Locale.ROOT,
          "%-6s normal errors %6.2f (sd %.2f), Student's %6.2f (sd %.2f)%n",
          NAMES[k],
          normal.mean(p -> p.slopes().at(cause)).doubleValue(),
          normal.sd(p -> p.slopes().at(cause)).doubleValue(),
          student.mean(p -> p.slopes().at(cause)).doubleValue(),
          student.sd(p -> p.slopes().at(cause)).doubleValue());
    }
    System.out.printf(
        Locale.ROOT,
        "degrees of freedom %.1f; scale %.2f rather than %.2f%n",
        student.mean(Plant::degrees).doubleValue(),
        student.mean(Plant::scale).doubleValue(),
        normal.mean(Plant::scale).doubleValue());
    System.out.println(student.diagnostics());
    Pictures.save(args, "robust_regression", picture(normal, student));
  }

  private static Picture picture(Posterior<Plant> normal, Posterior<Plant> student) {
    double[] days = new double[DAYS];
    Arrays.setAll(days, i -> i + 1);
    return Picture.of(
        "What is left of the loss of ammonia",
        new Panel("day", "loss less its expectation")
            .horizontal("", 0, Palette.color(5))
            .dots("normal errors", days, residuals(normal), Palette.other())
            .crosses("Student's errors", days, residuals(student), Palette.main()));
  }

  private static double[] residuals(Posterior<Plant> posterior) {
    double[] out = DATA.column("loss");
    double[] expected = posterior.mean(Plant::expected).data();
    Arrays.setAll(out, i -> out[i] - expected[i]);
    return out;
  }
}
