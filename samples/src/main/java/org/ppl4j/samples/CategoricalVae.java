package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.oneHotCategoricalLogits;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.strategy.Strategies.gumbelSoftmax;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.strategy.Strategies.stickBreakingDisarm;
import static org.ppl4j.vi.optim.Optimizers.adam;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.dist.OneHotCategoricalLogits;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Mlp;
import org.ppl4j.objective.Objective;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.vi.Svi;

/**
 * A variational autoencoder of handwritten digits whose code is 20 categories of 10. E. Jang, S. Gu
 * and B. Poole (2017), Categorical reparameterization with Gumbel-softmax, ICLR.
 */
public final class CategoricalVae {
  private static final int VARIABLES = 20;
  private static final int CATEGORIES = 10;
  private static final int CODE = VARIABLES * CATEGORIES;
  private static final int HIDDEN = 200;

  private static final Digits DIGITS = Digits.load();
  private static final Int PIXELS = DIGITS.bits();
  private static final Real INKS = DIGITS.inks();

  private CategoricalVae() {}

  /** Each image comes from categories, each as likely, through a network. */
  public static Model<NoArguments, Real> decoder(int batch) {
    Real even = Real.constant(new double[CODE], VARIABLES, CATEGORIES);
    return model(
        "categorical vae",
        m -> {
          Mlp net = Mlp.declare(m, "decoder", Activations::relu, CODE, HIDDEN, Digits.PIXELS);
          return m.plate("image", DIGITS.count())
              .subsample(batch)
              .map(
                  i -> {
                    Real code = m.sample("code", oneHotCategoricalLogits(even));
                    Real logits = net.apply(code.reshape(CODE));
                    m.observe("pixels", bernoulliLogits(logits), PIXELS.at(i));
                    return logits.sigmoid();
                  });
        });
  }

  /** A network that guesses an image's categories. */
  public static Model<NoArguments, Real> encoder(
      Strategy<? super OneHotCategoricalLogits> strategy, int batch) {
    return model(
        "encoder",
        m -> {
          Mlp net = Mlp.declare(m, "encoder", Activations::relu, Digits.PIXELS, HIDDEN, CODE);
          return m.plate("image", DIGITS.count())
              .subsample(batch)
              .map(
                  i -> {
                    Real logits = net.apply(INKS.at(i)).reshape(VARIABLES, CATEGORIES);
                    return m.sample("code", oneHotCategoricalLogits(logits), strategy);
                  });
        });
  }

  /** The training of both, ready to run. */
  public static Svi training(Strategy<? super OneHotCategoricalLogits> strategy, int batch) {
    Objective elbo = Bounds.elbo(decoder(batch), encoder(strategy, batch));
    return Svi.of(elbo.biased()).optimizer(adam(1e-3)).precision(Precision.FLOAT32);
  }

  /** A strategy by the word that a user types. */
  static Strategy<? super OneHotCategoricalLogits> named(String word) {
    return switch (word) {
      case "leaveOneOut" -> leaveOneOut(4);
      case "disarm" -> stickBreakingDisarm();
      case "gumbelSoftmax" -> gumbelSoftmax(0.5);
      default -> throw new IllegalArgumentException("there is no estimator " + word);
    };
  }

  /**
   * Trains; the options are the estimator (leaveOneOut, disarm or gumbelSoftmax) and the number of
   * steps.
   */
  public static void main(String[] args) {
    var strategy = named(args.length > 0 ? args[0] : "disarm");
    int steps = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    ImageTraining.print(training(strategy, 50).steps(steps).run(), DIGITS.count());
  }
}
