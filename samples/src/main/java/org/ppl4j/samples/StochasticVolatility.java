package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.normal;

import java.util.Arrays;
import java.util.Locale;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;

/**
 * How wild is a market on each of 500 days? The logarithm of its variance wanders around a level
 * (Kim, Shephard and Chib 1998). The returns are simulated.
 */
public final class StochasticVolatility {
  private static final Csv DATA = Csv.read("returns.csv");
  private static final int DAYS = 500;

  private StochasticVolatility() {}

  /**
   * The level, how much of a day's distance from it is left the next day, its noise, and each day.
   */
  public record Market(Real level, Real persistence, Real noise, Real days) {}

  /** A scan along the days; the state is the log variance, moved by standard normals. */
  public static Model<NoArguments, Market> model() {
    Real returns = Real.constant(DATA.column("return"));
    return Model.model(
        "volatility",
        m -> {
          Real level = m.sample("level", normal(0, 2));
          Real persistence = m.sample("persistence", beta(20, 1.5));
          Real noise = m.sample("noise", halfNormal(0.5));
          Real wide = persistence.square().unaryMinus().plus(1).sqrt();
          Real first = m.sample("first", normal(0, 1)).times(noise).div(wide).plus(level);
          Real days =
              m.scan(
                      "day",
                      DAYS,
                      first,
                      (before, day) -> {
                        Real move = m.sample("move", normal(0, 1)).times(noise);
                        Real now = level.plus(persistence.times(before.minus(level))).plus(move);
                        m.observe("return", normal(0, now.div(2).exp()), returns.at(day));
                        return new Step<>(now, now);
                      })
                  .output();
          return new Market(level, persistence, noise, days);
        });
  }

  /** Samples, and draws the market's scale over its returns. The argument is a folder. */
  public static void main(String[] args) {
    Posterior<Market> posterior = Mcmc.of(model()).seed(1).chains(2).warmup(500).draws(500).run();
    System.out.println(posterior.summary("level", "persistence", "noise"));
    System.out.println("True values: level -0.2, persistence 0.96, noise 0.22");
    double[] scale = posterior.mean(market -> market.days().div(2).exp()).data();
    int wildest = 0;
    for (int t = 0; t < DAYS; t++) {
      wildest = scale[t] > scale[wildest] ? t : wildest;
    }
    System.out.printf(
        Locale.ROOT,
        "The wildest day is day %d, with a scale of %.2f; the median day has %.2f.%n",
        wildest + 1,
        scale[wildest],
        Arrays.stream(scale).sorted().skip(DAYS / 2).findFirst().orElseThrow());
    Pictures.save(args, "stochastic_volatility", picture(posterior));
  }

  private static Picture picture(Posterior<Market> posterior) {
    double[] low = posterior.quantile(market -> market.days().div(2).exp(), 0.05).data();
    double[] high = posterior.quantile(market -> market.days().div(2).exp(), 0.95).data();
    double[] below = Arrays.stream(high).map(x -> -2 * x).toArray();
    double[] above = Arrays.stream(high).map(x -> 2 * x).toArray();
    double[] days = DATA.column("day");
    return Picture.of(
        "Returns and their scale",
        new Panel("day", "return (%)")
            .band("two scales at most (95 % of draws)", days, below, above, Palette.other())
            .dots("return", days, DATA.column("return"), Palette.color(5), 3),
        new Panel("day", "scale of returns (%)")
            .band("90 % of draws", days, low, high, Palette.main())
            .line(
                "mean",
                days,
                posterior.mean(market -> market.days().div(2).exp()).data(),
                Palette.main()));
  }
}
