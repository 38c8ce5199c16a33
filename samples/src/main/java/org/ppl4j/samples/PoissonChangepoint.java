package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.poisson;

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

/** When did British coal mines become safer? Disasters by year, 1851 to 1961 (Jarrett 1979). */
public final class PoissonChangepoint {
  private static final Csv DATA = Csv.read("coal_mining_disasters.csv");

  private PoissonChangepoint() {}

  /** What the model gives: the rates before and after, and the first year of the new one. */
  public record Change(Real early, Real late, Int year) {}

  /** One change, in any of the years, each as likely. */
  public static Model<NoArguments, Change> model() {
    int[] counts = DATA.integers("disasters");
    int years = counts.length;
    Int disasters = Int.constant(counts);
    double[] equal = new double[years];
    Arrays.fill(equal, 1.0 / years);
    return Model.model(
        "changepoint",
        m -> {
          Real early = m.sample("early", exponential(1));
          Real late = m.sample("late", exponential(1));
          Int change = m.sample("change", categorical(Real.constant(equal)));
          m.plate("year", years)
              .forEach(
                  t -> {
                    Real rate = t.lessThan(change).select(early, late);
                    m.observe("disasters", poisson(rate), disasters.at(t));
                  });
          return new Change(early, late, change.plus(1851));
        });
  }

  /** The model with the year of the change summed over: smooth in both rates. */
  public static Model<NoArguments, Change> marginal() {
    return model().with(Handlers.marginalize("change"));
  }

  /**
   * Simulates, scores each year of change, explains the model, and samples the rates. The argument
   * is a folder for the picture.
   */
  public static void main(String[] args) {
    Model<NoArguments, Change> model = model();
    System.out.println(model.explain());

    Trace<Change> run = model.simulate(Key.of(4));
    System.out.printf(
        Locale.ROOT,
        "One run: %.2f disasters a year until %d, then %.2f%n",
        run.get("early").doubleValue(),
        (int) run.result().year().value().doubleValue(),
        run.get("late").doubleValue());

    Choices rates = Choices.of("early", 3.1).and("late", 0.92);
    double total = marginal().logDensity(rates);
    System.out.println("Given rates of 3.1 and 0.92, the probability of each year of change:");
    for (int year = 1886; year <= 1896; year++) {
      double p = Math.exp(model.logDensity(rates.and("change", year - 1851)) - total);
      System.out.printf(
          Locale.ROOT, "  %d %.3f %s%n", year, p, "*".repeat((int) Math.round(100 * p)));
    }
    System.out.println(model.toDot());

    // The year is summed over by itself: it is discrete and has few values.
    Posterior<Change> posterior = Mcmc.of(model).seed(1).chains(2).warmup(500).draws(500).run();
    System.out.println(posterior.summary("early", "late"));
    Pictures.save(args, "coal_mining", picture(posterior));
  }

  private static Picture picture(Posterior<Change> posterior) {
    double[] counts = DATA.column("disasters");
    double early = posterior.mean("early").doubleValue();
    double late = posterior.mean("late").doubleValue();
    Choices rates = Choices.of("early", early).and("late", late);
    double total = marginal().logDensity(rates);
    double[] edges = new double[counts.length + 1];
    double[] chance = new double[counts.length];
    double[] rate = new double[counts.length];
    double sum = 0;
    for (int t = 0; t < counts.length; t++) {
      edges[t] = 1850.5 + t;
      chance[t] = Math.exp(model().logDensity(rates.and("change", t)) - total);
      // The rate has changed by a year with the probability of all changes until then.
      sum += chance[t];
      rate[t] = (1 - sum) * early + sum * late;
    }
    edges[counts.length] = 1850.5 + counts.length;
    return Picture.of(
        "Disasters in British coal mines",
        new Panel("year", "disasters (count)")
            .bars("seen", edges, counts, Palette.color(4))
            .steps("expected", edges, rate, Palette.other()),
        new Panel("first year of the new rate", "probability at the mean rates")
            .bars("", edges, chance, Palette.main()));
  }
}
