package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.normal;

import java.util.Arrays;
import java.util.Locale;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;

/**
 * Would the O-rings of the shuttle have held at 31 degrees Fahrenheit? Damage in 23 flights before
 * the last of Challenger, by temperature (Dalal, Fowlkes and Hoadley 1989).
 */
public final class LogisticRegression {
  private static final Csv DATA = Csv.read("o_rings.csv");

  /** The temperature at the launch of 28 January 1986. */
  private static final double LAUNCH = 31;

  private LogisticRegression() {}

  /** The log odds of damage at 70 degrees, and how they change with ten degrees more. */
  public record Odds(Real at70, Real slope) {
    /** The log odds at a temperature. */
    Real at(double temperature) {
      return at70.plus(slope.times((temperature - 70) / 10));
    }
  }

  /** Damage as throws of a coin whose log odds are linear in the temperature. */
  public static Model<NoArguments, Odds> model() {
    Real tens =
        Real.constant(Arrays.stream(DATA.column("temperature")).map(t -> (t - 70) / 10).toArray());
    Int damaged = Int.constant(DATA.integers("damaged"));
    return Model.model(
        "o_rings",
        m -> {
          Real at70 = m.sample("at70", normal(0, 2.5));
          Real slope = m.sample("slope", normal(0, 2.5));
          m.plate("flight", 23)
              .forEach(
                  i ->
                      m.observe(
                          "damaged",
                          bernoulliLogits(at70.plus(slope.times(tens.at(i)))),
                          damaged.at(i)));
          return new Odds(at70, slope);
        });
  }

  /** Samples, and says what 31 degrees meant. The argument is a folder for the picture. */
  public static void main(String[] args) {
    Posterior<Odds> posterior = Mcmc.of(model()).seed(1).run().requireHealthy();
    System.out.println(posterior.summary("at70", "slope"));
    System.out.printf(
        Locale.ROOT,
        "Probability of damage at %.0f F: %.2f (90 %% within %.2f and 1); no flight was below 53.%n",
        LAUNCH,
        posterior.mean(o -> o.at(LAUNCH).sigmoid()).doubleValue(),
        posterior.quantile(o -> o.at(LAUNCH).sigmoid(), 0.1).doubleValue());
    Pictures.save(args, "logistic_regression", picture(posterior));
  }

  private static Picture picture(Posterior<Odds> posterior) {
    double[] grid = new double[56];
    double[] low = new double[56];
    double[] middle = new double[56];
    double[] high = new double[56];
    for (int i = 0; i < grid.length; i++) {
      double t = 30 + i;
      grid[i] = t;
      low[i] = posterior.quantile(o -> o.at(t).sigmoid(), 0.05).doubleValue();
      middle[i] = posterior.mean(o -> o.at(t).sigmoid()).doubleValue();
      high[i] = posterior.quantile(o -> o.at(t).sigmoid(), 0.95).doubleValue();
    }
    return Picture.of(
        "Damage to O-rings by temperature",
        new Panel("temperature at launch (F)", "probability of damage")
            .band("90 % of draws", grid, low, high, Palette.main())
            .line("mean", grid, middle, Palette.main())
            .dots("flights", DATA.column("temperature"), DATA.column("damaged"), Palette.color(5))
            .vertical("28 January 1986", LAUNCH, Palette.warning()));
  }
}
