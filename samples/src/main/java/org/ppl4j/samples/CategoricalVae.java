package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.oneHotCategoricalLogits;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.strategy.Strategies.gumbelSoftmax;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.strategy.Strategies.stickBreakingDisarm;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.dist.OneHotCategoricalLogits;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Mlp;
import org.ppl4j.objective.Objective;
import org.ppl4j.plot.Picture;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;

/**
 * A variational autoencoder of handwritten digits whose code is 20 categories of 10. E. Jang, S. Gu
 * and B. Poole (2017), Categorical reparameterization with Gumbel-softmax, ICLR.
 */
public final class CategoricalVae {
  private static final List<String> ESTIMATORS = List.of("leaveOneOut", "disarm", "gumbelSoftmax");
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

  /** The bound of the model itself, where a training may have relaxed it. */
  private static double estimate(String word, Fit fit) {
    int all = DIGITS.count();
    return Bounds.estimate(fit, decoder(all), encoder(named(word), all));
  }

  /**
   * Trains with each estimator, then codes and decodes digits and makes up new ones with what the
   * relaxed categories have learned. The arguments are a folder for the picture and the number of
   * steps.
   */
  public static void main(String[] args) {
    int steps = ImageTraining.steps(args, 2000);
    Map<String, Fit> fits = new LinkedHashMap<>();
    for (String word : ESTIMATORS) {
      fits.put(word, training(named(word), 50).steps(steps).seed(1).run());
    }
    ImageTraining training = new ImageTraining(DIGITS.count(), fits).print();
    training.print("of categories", CategoricalVae::estimate);
    Fit fit = training.fit("gumbelSoftmax");
    Gallery gallery =
        Gallery.of(
            DIGITS,
            "through 20 of 10",
            fit.learned(encoder(named("gumbelSoftmax"), DIGITS.count())),
            fit.learned(decoder(DIGITS.count())));
    Pictures.save(
        args,
        "categorical_vae",
        Picture.of(
                "An autoencoder with categories",
                training.panel(),
                gallery.panel("Images (Gumbel-softmax)", "image"))
            .note("The bound of gumbelSoftmax is that of relaxed categories."));
  }
}
