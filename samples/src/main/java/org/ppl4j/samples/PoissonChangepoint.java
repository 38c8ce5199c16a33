package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.poisson;

import java.util.Arrays;
import java.util.Locale;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;

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

  /** Simulates, scores each year of change, and explains the model. */
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
  }
}
