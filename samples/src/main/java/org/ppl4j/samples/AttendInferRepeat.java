package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.measureValued;
import static org.ppl4j.strategy.Strategies.reinforce;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.function.Supplier;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.dist.BernoulliLogits;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Dense;
import org.ppl4j.nn.LstmCell;
import org.ppl4j.nn.Mlp;
import org.ppl4j.objective.Objective;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.vi.Svi;

/**
 * Attend, infer, repeat: how many digits are in a scene, where, and which. The guide looks at the
 * scene slot by slot: is there one more, where, and, through a window there, what. S. M. A. Eslami
 * et al. (2016), Attend, infer, repeat: fast scene understanding with generative models, NeurIPS.
 */
public final class AttendInferRepeat {
  private static final int CODE = 50;
  private static final int MEMORY = 256;

  /** The chance of one more digit, slot by slot. */
  private static final double[] MORE = {0.05, Math.pow(0.05, 2.3), Math.pow(0.05, 5)};

  /** The log-odds of a digit in a slot after an empty one. */
  private static final double NEVER = -20;

  private static final Real WHERE = Real.constant(3.0, 0, 0);
  private static final Real WHERE_SCALE = Real.constant(0.2, 1, 1);
  private static final Real NO_CODE = Real.constant(new double[CODE]);

  private static final Digits DIGITS = Digits.load();

  private AttendInferRepeat() {}

  /** What model and guide are given. */
  public record Scene(Real pixels) {}

  /** A scene is made of the digits in its slots; the result is what is painted. */
  public static Model<Scene, Real> painter(int slots) {
    return model(
        "scene",
        Scene.class,
        (m, scene) -> {
          Mlp decoder = Mlp.declare(m, "decoder", Activations::relu, CODE, 200, Window.PIXELS);
          Real canvas = Real.constant(new double[Scenes.PIXELS], Scenes.SIDE, Scenes.SIDE);
          Bool on = Bool.constant(true);
          for (int slot = 0; slot < slots; slot++) {
            double odds = Math.log(MORE[slot] / (1 - MORE[slot]));
            Real more = on.select(Real.constant(odds), NEVER);
            on = m.sample("present" + slot, bernoulliLogits(more)).equalTo(1);
            Real where = sample(m, on, "where" + slot, WHERE, WHERE_SCALE);
            Real what = sample(m, on, "what" + slot, NO_CODE, NO_CODE.plus(1));
            Real digit = decoder.apply(what).minus(2).sigmoid();
            canvas = canvas.plus(Window.paint(where, digit).times(on.toReal()));
          }
          m.observe("pixels", normal(canvas, 0.3), scene.pixels());
          return canvas;
        });
  }

  /** The guide; what it draws in empty slots does not count. */
  public static Model<Scene, Real> observer(Strategy<? super BernoulliLogits> presence, int slots) {
    return model(
        "observer",
        Scene.class,
        (m, scene) -> {
          LstmCell cell = LstmCell.declare(m, "lstm", 4 + CODE, MEMORY);
          Dense look = Dense.declare(m, "lstm/scene", Scenes.PIXELS, 4 * MEMORY);
          Dense predict = Dense.declare(m, "predict", MEMORY, 7);
          Mlp encoder = Mlp.declare(m, "encoder", Activations::relu, Window.PIXELS, 200, 2 * CODE);
          // The scene is the same in each slot, so that its part of the gates is found once.
          Real part = look.apply(scene.pixels().reshape(Scenes.PIXELS));
          LstmCell lstm = new LstmCell(cell.input(), cell.hidden(), cell.bias().plus(part));

          LstmCell.State state = lstm.initial();
          Bool on = Bool.constant(true);
          Real where = WHERE.times(0);
          Real what = NO_CODE;
          Real count = Real.constant(0.0);
          for (int slot = 0; slot < slots; slot++) {
            state = lstm.apply(Real.concat(0, on.toReal().reshape(1), where, what), state);
            Real guess = predict.apply(state.hidden());
            Real more = on.select(guess.at(0), NEVER);
            on = m.sample("present" + slot, bernoulliLogits(more), presence).equalTo(1);
            Real mean = guess.slice(0, 1, 4).plus(WHERE);
            Real scale = guess.slice(0, 4, 7).exp().times(WHERE_SCALE);
            where = sample(m, on, "where" + slot, mean, scale);
            Real code = encoder.apply(Window.look(where, scene.pixels()));
            Real spread = code.slice(0, CODE, 2 * CODE).softplus();
            what = sample(m, on, "what" + slot, code.slice(0, 0, CODE), spread);
            count = count.plus(on.toReal());
          }
          return count;
        });
  }

  private static Real sample(Scope m, Bool on, String name, Real mean, Real scale) {
    return m.handle(Handlers.mask(on), s -> s.sample(name, normal(mean, scale)));
  }

  /**
   * The mean over scenes of the importance weighted bound.
   *
   * @param presence how gradients pass the presence of digits
   * @param slots how many digits there may be, at most 3
   * @param particles how many guesses for each scene; with one it is the ELBO
   * @param count how many scenes there are
   * @param batch how many of them a step looks at
   */
  public static Objective bound(
      Strategy<? super BernoulliLogits> presence, int slots, int particles, int count, int batch) {
    Model<Scene, Real> model = painter(slots);
    Model<Scene, Real> guide = observer(presence, slots);
    Real scenes = Scenes.of(DIGITS, count).greys();
    return Objective.maximize(
        "air",
        e ->
            e.minibatch(
                "scene",
                count,
                batch,
                i -> {
                  Scene scene = new Scene(scenes.at(i));
                  Supplier<Real> weight =
                      () -> {
                        var run = e.simulate(guide, scene);
                        return e.logDensity(model, scene, run.choices()).minus(run.logDensity());
                      };
                  return particles == 1
                      ? weight.get()
                      : e.replicate(particles, k -> weight.get()).logMeanExp();
                }));
  }

  /** The training of both, ready to run. */
  public static Svi training(
      Strategy<? super BernoulliLogits> presence, int slots, int particles, int count, int batch) {
    return Svi.of(bound(presence, slots, particles, count, batch))
        .optimizer(adam(1e-4))
        .precision(Precision.FLOAT32);
  }

  /** A strategy by the word that a user types. */
  static Strategy<? super BernoulliLogits> named(String word) {
    return switch (word) {
      case "enumerate" -> enumerate();
      case "measureValued" -> measureValued();
      case "reinforce" -> reinforce(Baseline.movingAverage(0.9));
      default -> throw new IllegalArgumentException("there is no strategy " + word);
    };
  }

  /**
   * Trains; the options are the strategy (enumerate, measureValued or reinforce), the number of
   * steps, and the number of particles.
   */
  public static void main(String[] args) {
    var presence = named(args.length > 0 ? args[0] : "enumerate");
    int steps = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    int particles = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    int count = 600;
    ImageTraining.print(
        training(presence, MORE.length, particles, count, 64).steps(steps).run(), count);
  }
}
