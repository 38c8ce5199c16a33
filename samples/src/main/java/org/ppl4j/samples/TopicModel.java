package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.multinomial;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;
import org.ppl4j.type.Tensor;
import org.ppl4j.vi.Draws;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;

/**
 * Which topics are these texts of? 60 documents of 80 words each, from a vocabulary of 25 that is
 * laid out as a square; a topic is a row or a column of it (Griffiths and Steyvers 2004;
 * simulated). Latent Dirichlet allocation, each word's topic summed over, fitted by a guide of
 * independent normals.
 */
public final class TopicModel {
  private static final Csv DATA = Csv.read("documents.csv");
  private static final int DOCUMENTS = 60;
  private static final int WORDS = 25;
  private static final int TOPICS = 4;

  private TopicModel() {}

  /** How often each topic has each word, and each document each topic. */
  public record Topics(Real words, Real shares) {}

  /** Counts of words as draws from a document's mixture of topics. */
  public static Model<NoArguments, Topics> model() {
    int[] counts = new int[DOCUMENTS * WORDS];
    for (int w = 0; w < WORDS; w++) {
      int[] column = DATA.integers("w" + w);
      for (int d = 0; d < DOCUMENTS; d++) {
        counts[d * WORDS + w] = column[d];
      }
    }
    Int seen = Int.constant(counts, DOCUMENTS, WORDS);
    double[] few = new double[TOPICS];
    Arrays.fill(few, 0.5);
    double[] rare = new double[WORDS];
    Arrays.fill(rare, 0.2);
    return Model.model(
        "topics",
        m -> {
          Real words = m.plate("topic", TOPICS).map(k -> m.sample("words", dirichlet(rare)));
          Real shares =
              m.plate("document", DOCUMENTS)
                  .map(
                      d -> {
                        Real share = m.sample("share", dirichlet(few));
                        Real mixed = share.reshape(1, TOPICS).matmul(words).reshape(WORDS);
                        m.observe("count", multinomial(80, mixed), seen.at(d));
                        return share;
                      });
          return new Topics(words, shares);
        });
  }

  /** Fits, and draws the topics. The argument is a folder for the picture. */
  public static void main(String[] args) {
    Model<NoArguments, Topics> model = model();
    Model<NoArguments, ?> guide = Guides.normal(model);
    Fit fit =
        Svi.of(elbo().of(model, guide))
            .guide(guide)
            .optimizer(adam(0.05))
            .steps(1500)
            .stepsPerCall(50)
            .seed(2)
            .run();
    Draws draws = fit.draws(500);
    Tensor words = draws.mean("words");
    List<Panel> panels = new ArrayList<>();
    for (int k = 0; k < TOPICS; k++) {
      double[] topic = Arrays.copyOfRange(words.data(), k * WORDS, (k + 1) * WORDS);
      System.out.println("Topic " + (k + 1) + ", # for a word of more than one in ten:");
      for (int row = 0; row < 5; row++) {
        StringBuilder line = new StringBuilder("  ");
        for (int column = 0; column < 5; column++) {
          line.append(topic[5 * row + column] > 0.1 ? '#' : '.');
        }
        System.out.println(line);
      }
      double[] edges = new double[WORDS + 1];
      Arrays.setAll(edges, w -> w - 0.5);
      panels.add(
          new Panel("word (row of the square times 5 + column)", "share of the topic")
              .title("Topic " + (k + 1))
              .bars("", edges, topic, Palette.color(k))
              .yRange(0, 0.3));
    }
    System.out.printf(Locale.ROOT, "ELBO %.1f after %d steps%n", fit.value(), fit.steps());
    Pictures.save(args, "topic_model", Picture.grid("Four topics of 25 words", 2, panels));
  }
}
