package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.measureValued;
import static org.ppl4j.strategy.Strategies.reinforce;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.dist.BernoulliLogits;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.model.Trace;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Dense;
import org.ppl4j.nn.LstmCell;
import org.ppl4j.nn.Mlp;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Objective;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;

/**
 * Attend, infer, repeat: how many digits are in a scene, where, and which. The guide looks at the
 * scene slot by slot: is there one more, where, and, through a window there, what. S. M. A. Eslami
 * et al. (2016), Attend, infer, repeat: fast scene understanding with generative models, NeurIPS.
 */
public final class AttendInferRepeat {
  private static final int CODE = 50;
  private static final int MEMORY = 256;
  private static final int SCENES = 600;
  private static final int SLOTS = 2;
  private static final int SHOWN = 7;

  /**
   * The chance of one more digit, slot by slot. The second's is so small that a digit is not
   * painted by two windows, which is where training ends else; a digit that is missed costs more.
   */
  private static final double[] MORE = {0.05, 1e-16, 1e-32};

  /** The log-odds of a digit in a slot after an empty one. */
  private static final double NEVER = -20;

  private static final Real WHERE = Real.constant(2.2, 0, 0);
  private static final Real WHERE_SCALE = Real.constant(0.2, 1, 1);
  private static final Real NO_CODE = Real.constant(new double[CODE]);

  private static final Digits DIGITS = Digits.load();

  private AttendInferRepeat() {}

  /** What model and guide are given. */
  public record Scene(Real pixels) {}

  /** A scene is made of the digits in its slots; the result is what is painted. */
  public static Model<Scene, Real> painter(int slots) {
    return model("scene", Scene.class, (m, scene) -> paint(m, decoder(m), slots, scene.pixels()));
  }

  private static Mlp decoder(Scope m) {
    return Mlp.declare(m, "decoder", Activations::relu, CODE, 200, Window.PIXELS);
  }

  private static Real paint(Scope m, Mlp decoder, int slots, Real pixels) {
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
    m.observe("pixels", normal(canvas, 0.3), pixels);
    return canvas;
  }

  /** The guide; what it draws in empty slots does not count. */
  public static Model<Scene, Real> observer(Strategy<? super BernoulliLogits> presence, int slots) {
    return model(
        "observer",
        Scene.class,
        (m, scene) -> Eye.declare(m).look(m, presence, slots, scene.pixels()));
  }

  /** The guide's networks. */
  private record Eye(LstmCell cell, Dense scene, Dense predict, Mlp encoder) {
    static Eye declare(Scope m) {
      return new Eye(
          LstmCell.declare(m, "lstm", 4 + CODE, MEMORY),
          Dense.declare(m, "lstm/scene", Scenes.PIXELS, 4 * MEMORY),
          Dense.declare(m, "predict", MEMORY, 7),
          Mlp.declare(m, "encoder", Activations::relu, Window.PIXELS, 200, 2 * CODE));
    }

    /** How many digits there are, after drawing what and where they are. */
    Real look(Scope m, Strategy<? super BernoulliLogits> presence, int slots, Real pixels) {
      // The scene is the same in each slot, so that its part of the gates is found once.
      Real part = scene.apply(pixels.reshape(Scenes.PIXELS));
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
        Real code = encoder.apply(Window.look(where, pixels));
        Real spread = code.slice(0, CODE, 2 * CODE).softplus();
        what = sample(m, on, "what" + slot, code.slice(0, 0, CODE), spread);
        count = count.plus(on.toReal());
      }
      return count;
    }
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
        .optimizer(adam(2e-3))
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
   * Trains, then looks at scenes. The arguments are a folder for the picture, the number of steps,
   * the strategy (enumerate, measureValued or reinforce) and the number of particles.
   */
  public static void main(String[] args) {
    int steps = ImageTraining.steps(args, 1500);
    var presence = named(args.length > 2 ? args[2] : "enumerate");
    int particles = args.length > 3 ? Integer.parseInt(args[3]) : 1;
    Fit fit = training(presence, SLOTS, particles, SCENES, 64).steps(steps).seed(1).run();
    ImageTraining training = new ImageTraining(SCENES, Map.of("air", fit)).print();

    Real scenes = Scenes.of(DIGITS, SCENES).greys();
    Trace<Real> seen = fit.learned(observers(presence, scenes)).simulate(Key.of(2));
    Real painted =
        fit.learned(painters(scenes)).query().simulate(Key.of(2), seen.choices()).result();
    report(seen.result().value().data());
    Gallery gallery =
        new Gallery(Scenes.SIDE, SHOWN)
            .row("scenes", scenes.value().data())
            .row("painted again", painted.value().data());
    Panel panel = gallery.panel("Scenes, and the windows of the guide", "scene");
    for (int slot = 0; slot < SLOTS; slot++) {
      frames(panel, slot, seen);
    }
    Pictures.save(
        args, "attend_infer_repeat", Picture.of("Attend, infer, repeat", panel, training.panel()));
  }

  /** The model of several scenes at once. */
  private static Model<NoArguments, Real> painters(Real scenes) {
    return Model.model(
        "scenes",
        m -> {
          Mlp decoder = decoder(m);
          return m.plate("scene", scenes.shape().dim(0))
              .map(i -> paint(m, decoder, SLOTS, scenes.at(i)));
        });
  }

  /** The guide of several scenes at once. */
  private static Model<NoArguments, Real> observers(
      Strategy<? super BernoulliLogits> presence, Real scenes) {
    return Model.model(
        "observers",
        m -> {
          Eye eye = Eye.declare(m);
          return m.plate("scene", scenes.shape().dim(0))
              .map(i -> eye.look(m, presence, SLOTS, scenes.at(i)));
        });
  }

  /** How many digits the guide counts where there are so many. */
  private static void report(double[] seen) {
    int[][] counts = new int[3][SLOTS + 1];
    for (int i = 0; i < seen.length; i++) {
      counts[i % 3][(int) Math.round(seen[i])]++;
    }
    System.out.println("Scenes with    seen as  none  one  two");
    int right = 0;
    for (int digits = 0; digits < counts.length; digits++) {
      System.out.printf(
          Locale.ROOT,
          "  %-20s%6d%5d%5d%n",
          List.of("no digit", "one digit", "two digits").get(digits),
          counts[digits][0],
          counts[digits][1],
          counts[digits][2]);
      right += counts[digits][digits];
    }
    System.out.printf(Locale.ROOT, "Counted right: %.1f %%%n", 100.0 * right / seen.length);
  }

  /** Frames where the guide sees a slot's digits. */
  private static void frames(Panel panel, int slot, Trace<Real> seen) {
    for (int scene = 0; scene < SHOWN; scene++) {
      if (seen.get("present" + slot).get(scene) == 1) {
        double[] where =
            Arrays.copyOfRange(seen.get("where" + slot).data(), 3 * scene, 3 * scene + 3);
        Gallery.frame(
            panel,
            slot == 0 ? "first window" : "second window",
            0,
            scene,
            share(-1, where[1], where[0]),
            share(1, where[1], where[0]),
            share(-1, where[2], where[0]),
            share(1, where[2], where[0]),
            Palette.color(slot));
      }
    }
  }

  /** Where in a scene, from 0 to 1, an edge of a window is, which is at -1 or 1 in the window. */
  private static double share(double edge, double shift, double scale) {
    return ((edge - shift) / scale + 1) / 2;
  }
}
