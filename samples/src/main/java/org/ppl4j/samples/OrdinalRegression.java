package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.flat;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.orderedLogistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;

/**
 * Which of four cheeses tastes best? Each was rated 52 times, from 1 to 9 (McCullagh, Nelder 1989).
 */
public final class OrdinalRegression {
  private static final Csv DATA = Csv.read("cheese.csv");
  private static final int CHEESES = 4;
  private static final int RATINGS = 9;

  private OrdinalRegression() {}

  /** How much better each cheese is than the first, in log odds, and where ratings change. */
  public record Taste(Real better, Real cutpoints) {}

  /** Ratings as ranks of a taste with logistic noise. */
  public static Model<NoArguments, Taste> model() {
    List<Integer> cheeses = new ArrayList<>();
    List<Integer> ratings = new ArrayList<>();
    for (int rating = 0; rating < RATINGS; rating++) {
      int[] counts = DATA.integers(String.valueOf(rating + 1));
      for (int cheese = 0; cheese < CHEESES; cheese++) {
        for (int i = 0; i < counts[cheese]; i++) {
          cheeses.add(cheese);
          ratings.add(rating);
        }
      }
    }
    Int cheese = Int.constant(cheeses.stream().mapToInt(i -> i).toArray());
    Int rating = Int.constant(ratings.stream().mapToInt(i -> i).toArray());
    return Model.model(
        "cheese",
        m -> {
          Real others = m.plate("other", CHEESES - 1).map(c -> m.sample("better", normal(0, 3)));
          Real better = Real.concat(0, Real.constant(new double[1]), others);
          Real cutpoints = m.sample("cutpoints", flat(Supports.ordered(), RATINGS - 1));
          m.factor("weak", cutpoints.square().sum().div(-2 * 5 * 5));
          m.plate("taster", cheeses.size())
              .forEach(
                  i ->
                      m.observe(
                          "rating",
                          orderedLogistic(better.at(cheese.at(i)), cutpoints),
                          rating.at(i)));
          return new Taste(better, cutpoints);
        });
  }

  /** Samples, and ranks the cheeses. The argument is a folder for the picture. */
  public static void main(String[] args) {
    Posterior<Taste> posterior = Mcmc.of(model()).seed(1).warmup(500).draws(500).run();
    System.out.println(posterior.summary("better"));
    posterior.requireHealthy();
    String[] names = {"A", "B", "C", "D"};
    for (int c = 0; c < CHEESES; c++) {
      int cheese = c;
      System.out.printf(
          Locale.ROOT,
          "Cheese %s is the best with probability %.3f%n",
          names[c],
          posterior
              .mean(t -> t.better().argmax(0).equalTo(Int.constant(cheese)).toReal())
              .doubleValue());
    }
    Pictures.save(args, "ordinal_regression", picture(posterior, names));
  }

  private static Picture picture(Posterior<Taste> posterior, String[] names) {
    List<Panel> panels = new ArrayList<>();
    double[] edges = IntStream.rangeClosed(0, RATINGS).mapToDouble(i -> i + 0.5).toArray();
    for (int c = 0; c < CHEESES; c++) {
      int cheese = c;
      double[] seen = new double[RATINGS];
      double[] expected = new double[RATINGS];
      double above = 1;
      for (int r = 0; r < RATINGS; r++) {
        int rating = r;
        seen[r] = DATA.integers(String.valueOf(r + 1))[c];
        // Of the ratings above this one.
        double next =
            r == RATINGS - 1
                ? 0
                : posterior
                    .mean(t -> t.better().at(cheese).minus(t.cutpoints().at(rating)).sigmoid())
                    .doubleValue();
        expected[r] = 52 * (above - next);
        above = next;
      }
      panels.add(
          new Panel("rating", "ratings (count)")
              .title("Cheese " + names[c])
              .bars("seen", edges, seen, Palette.color(4))
              .steps("expected by the posterior's mean", edges, expected, Palette.other())
              .yRange(0, 25));
    }
    return Picture.grid("Ratings of four cheeses", 2, panels);
  }
}
