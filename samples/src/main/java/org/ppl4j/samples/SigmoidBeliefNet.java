package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.oneHotCategoricalLogits;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.strategy.Strategies.disarm;
import static org.ppl4j.strategy.Strategies.gumbelSoftmax;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.strategy.Strategies.reinforce;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.dist.BernoulliLogits;
import org.ppl4j.dist.OneHotCategoricalLogits;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Dense;
import org.ppl4j.objective.Objective;
import org.ppl4j.plot.Picture;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;

/**
 * A sigmoid belief network of handwritten digits: 200 zeros and ones, from which one layer makes an
 * image, and one layer that guesses them. R. M. Neal (1992), Connectionist learning of belief
 * networks; trained as in A. Mnih and K. Gregor (2014).
 */
public final class SigmoidBeliefNet {
  private static final int UNITS = 200;
  private static final List<String> ESTIMATORS =
      List.of("reinforce", "leaveOneOut", "disarm", "gumbelSoftmax");

  private static final Digits DIGITS = Digits.load();
  private static final Int PIXELS = DIGITS.bits();
  private static final Real INKS = DIGITS.inks();

  private SigmoidBeliefNet() {}

  /** How zeros and ones are drawn, and how gradients pass them. */
  @FunctionalInterface
  public interface Units {
    /**
     * Draws them in a model.
     *
     * @param logits the log-odds of ones
     */
    Real draw(Scope m, Real logits);

    /** Each a number. */
    static Units bits(Strategy<? super BernoulliLogits> strategy) {
      return (m, logits) -> m.sample("units", bernoulliLogits(logits), strategy).toReal();
    }

    /** Each a pair of numbers that sum to one, which may be relaxed. */
    static Units pairs(Strategy<? super OneHotCategoricalLogits> strategy) {
      return (m, logits) -> {
        Real both = Real.stack(logits, logits.times(0)).transpose();
        return m.sample("units", oneHotCategoricalLogits(both), strategy).transpose().at(0);
      };
    }

    /** By the word that a user types. */
    static Units named(String word) {
      return switch (word) {
        case "reinforce" -> bits(reinforce(Baseline.movingAverage(0.9)));
        case "leaveOneOut" -> bits(leaveOneOut(4));
        case "disarm" -> bits(disarm());
        case "gumbelSoftmax" -> pairs(gumbelSoftmax(0.5));
        default -> throw new IllegalArgumentException("there is no estimator " + word);
      };
    }
  }

  /** Units that are on at random, and the image that they make. */
  public static Model<NoArguments, Real> decoder(Units units, int batch) {
    return model(
        "belief net",
        m -> {
          Real prior = m.param("prior", Real.constant(new double[UNITS]));
          Dense layer = Dense.declare(m, "decoder", UNITS, Digits.PIXELS);
          return m.plate("image", DIGITS.count())
              .subsample(batch)
              .map(
                  i -> {
                    Real logits = layer.apply(units.draw(m, prior));
                    m.observe("pixels", bernoulliLogits(logits), PIXELS.at(i));
                    return logits.sigmoid();
                  });
        });
  }

  /** The units, guessed from the image. */
  public static Model<NoArguments, Real> encoder(Units units, int batch) {
    return model(
        "encoder",
        m -> {
          Dense layer = Dense.declare(m, "encoder", Digits.PIXELS, UNITS);
          return m.plate("image", DIGITS.count())
              .subsample(batch)
              .map(i -> units.draw(m, layer.apply(INKS.at(i))));
        });
  }

  /** The training of both, ready to run. */
  public static Svi training(Units units, int batch) {
    Objective elbo = Bounds.elbo(decoder(units, batch), encoder(units, batch));
    return Svi.of(elbo.biased()).optimizer(adam(1e-3)).precision(Precision.FLOAT32);
  }

  /** The bound of the net itself, where a training may have relaxed it. */
  private static double estimate(String word, Fit fit) {
    Units units = Units.named(word);
    return Bounds.estimate(fit, decoder(units, DIGITS.count()), encoder(units, DIGITS.count()));
  }

  /**
   * Trains with each estimator, then codes and decodes digits and makes up new ones with what
   * DisARM has learned. The arguments are a folder for the picture and the number of steps.
   */
  public static void main(String[] args) {
    int steps = ImageTraining.steps(args, 3000);
    Map<String, Fit> fits = new LinkedHashMap<>();
    for (String word : ESTIMATORS) {
      fits.put(word, training(Units.named(word), 50).steps(steps).seed(1).run());
    }
    ImageTraining training = new ImageTraining(DIGITS.count(), fits).print();
    training.print("of zeros and ones", SigmoidBeliefNet::estimate);
    Fit fit = training.fit("disarm");
    Units bits = Units.named("disarm");
    Gallery gallery =
        Gallery.of(
            DIGITS,
            "through 200 bits",
            fit.learned(encoder(bits, DIGITS.count())),
            fit.learned(decoder(bits, DIGITS.count())));
    Pictures.save(
        args,
        "sigmoid_belief_net",
        Picture.of(
                "A sigmoid belief net", training.panel(), gallery.panel("Images (DisARM)", "image"))
            .note("The bound of gumbelSoftmax is that of relaxed units."));
  }
}
