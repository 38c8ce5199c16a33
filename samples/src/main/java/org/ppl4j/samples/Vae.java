package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.Map;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Dense;
import org.ppl4j.nn.Mlp;
import org.ppl4j.plot.Picture;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;

/**
 * A variational autoencoder of handwritten digits: 784-400-20-400-784. D. P. Kingma and M. Welling
 * (2014), Auto-encoding variational Bayes, ICLR.
 */
public final class Vae {
  private static final int CODE = 20;
  private static final int HIDDEN = 400;

  private static final Digits DIGITS = Digits.load();
  private static final Int PIXELS = DIGITS.bits();
  private static final Real INKS = DIGITS.inks();

  private Vae() {}

  /** Each image comes from a normal code, through a network. */
  public static Model<NoArguments, Real> decoder(int batch) {
    Real zeros = Real.constant(new double[CODE]);
    return model(
        "vae",
        m -> {
          Mlp net = Mlp.declare(m, "decoder", Activations::softplus, CODE, HIDDEN, Digits.PIXELS);
          return m.plate("image", DIGITS.count())
              .subsample(batch)
              .map(
                  i -> {
                    Real logits = net.apply(m.sample("code", normal(zeros, 1)));
                    m.observe("pixels", bernoulliLogits(logits), PIXELS.at(i));
                    return logits.sigmoid();
                  });
        });
  }

  /** A network that guesses an image's code. */
  public static Model<NoArguments, Real> encoder(int batch) {
    return model(
        "encoder",
        m -> {
          Dense hidden = Dense.declare(m, "encoder/hidden", Digits.PIXELS, HIDDEN);
          Dense mean = Dense.declare(m, "encoder/mean", HIDDEN, CODE);
          Dense logScale = Dense.declare(m, "encoder/logScale", HIDDEN, CODE);
          return m.plate("image", DIGITS.count())
              .subsample(batch)
              .map(
                  i -> {
                    Real h = hidden.apply(INKS.at(i)).softplus();
                    return m.sample("code", normal(mean.apply(h), logScale.apply(h).exp()));
                  });
        });
  }

  /** The training of both, ready to run. */
  public static Svi training(int batch) {
    return Svi.of(Bounds.elbo(decoder(batch), encoder(batch)))
        .optimizer(adam(1e-3))
        .precision(Precision.FLOAT32);
  }

  /**
   * Trains, codes and decodes digits, and makes up new ones. The arguments are a folder for the
   * picture and the number of steps.
   */
  public static void main(String[] args) {
    Fit fit = training(64).steps(ImageTraining.steps(args, 4000)).seed(1).run();
    ImageTraining training = new ImageTraining(DIGITS.count(), Map.of("vae", fit)).print();
    Gallery gallery =
        Gallery.of(
            DIGITS,
            "through the code",
            fit.learned(encoder(DIGITS.count())),
            fit.learned(decoder(DIGITS.count())));
    Pictures.save(
        args,
        "vae",
        Picture.of(
            "A variational autoencoder", gallery.panel("Images", "image"), training.panel()));
  }
}
