package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.logNormal;
import static org.ppl4j.dist.Distributions.normal;

import java.util.ArrayList;
import java.util.List;
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
 * How hard are five questions of a law school's admission test, and how able the thousand who took
 * it (LSAT 6, Bock and Lieberman 1970)? The model of Rasch.
 */
public final class ItemResponse {
  private static final Csv DATA = Csv.read("lsat.csv");
  private static final int QUESTIONS = 5;

  private ItemResponse() {}

  /** How hard each question is, how much people differ, and each person's ability. */
  public record Test(Real difficulty, Real spread, Real ability) {}

  /** The answers of each person, 1 if right. */
  private static int[][] answers() {
    int[] count = DATA.integers("count");
    List<int[]> out = new ArrayList<>();
    for (int row = 0; row < count.length; row++) {
      int[] one = new int[QUESTIONS];
      for (int q = 0; q < QUESTIONS; q++) {
        one[q] = DATA.integers("q" + (q + 1))[row];
      }
      for (int k = 0; k < count[row]; k++) {
        out.add(one);
      }
    }
    return out.toArray(int[][]::new);
  }

  /** The log odds of a right answer are the ability less the difficulty. */
  public static Model<NoArguments, Test> model() {
    int[][] answers = answers();
    int people = answers.length;
    int[] flat = new int[people * QUESTIONS];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = answers[i / QUESTIONS][i % QUESTIONS];
    }
    Int right = Int.constant(flat, people, QUESTIONS);
    return Model.model(
        "rasch",
        m -> {
          Real difficulty =
              m.plate("question", QUESTIONS).map(q -> m.sample("difficulty", normal(0, 3)));
          Real spread = m.sample("spread", logNormal(0, 1));
          Real ability =
              m.plate("person", people)
                  .map(
                      i -> {
                        Real a = m.sample("z", normal(0, 1)).times(spread);
                        m.plate("question", QUESTIONS)
                            .forEach(
                                q ->
                                    m.observe(
                                        "right",
                                        bernoulliLogits(a.minus(difficulty.at(q))),
                                        right.at(i).at(q)));
                        return a;
                      });
          return new Test(difficulty, spread, ability);
        });
  }

  /** Samples, and draws each question's curve. The argument is a folder for the picture. */
  public static void main(String[] args) {
    Posterior<Test> posterior = Mcmc.of(model()).seed(1).chains(2).warmup(300).draws(300).run();
    System.out.println(posterior.summary("difficulty", "spread"));
    int[][] answers = answers();
    double[] difficulty = posterior.mean(Test::difficulty).data();
    for (int q = 0; q < QUESTIONS; q++) {
      int right = 0;
      for (int[] one : answers) {
        right += one[q];
      }
      System.out.printf(
          Locale.ROOT,
          "Question %d: difficulty %5.2f, %3d of %d right%n",
          q + 1,
          difficulty[q],
          right,
          answers.length);
    }
    Pictures.save(args, "item_response", picture(posterior, difficulty));
  }

  private static Picture picture(Posterior<Test> posterior, double[] difficulty) {
    double[] ability = new double[61];
    Panel curves = new Panel("ability", "probability of a right answer");
    for (int q = 0; q < QUESTIONS; q++) {
      double[] chance = new double[61];
      for (int i = 0; i < 61; i++) {
        ability[i] = -3 + i / 10.0;
        chance[i] = 1 / (1 + Math.exp(difficulty[q] - ability[i]));
      }
      curves.line("question " + (q + 1), ability, chance, Palette.color(q));
    }
    double[] all = posterior.mean(Test::ability).data();
    double[] edges = new double[25];
    double[] count = new double[24];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = -3 + i / 4.0;
    }
    for (double one : all) {
      count[(int) Math.max(0, Math.min(23, Math.floor((one + 3) * 4)))]++;
    }
    return Picture.of(
        "Five questions and a thousand people",
        curves.yRange(0, 1),
        new Panel("ability (posterior mean)", "people (count)")
            .bars("", edges, count, Palette.color(5)));
  }
}
