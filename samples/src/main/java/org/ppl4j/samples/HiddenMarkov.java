package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.uniform;
import static org.ppl4j.model.Model.model;

import java.util.Arrays;
import java.util.Locale;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;

/**
 * A market that is calm or wild: a hidden state with its own scale of returns. How wild, how often,
 * and when?
 */
public final class HiddenMarkov {
  private HiddenMarkov() {}

  /** {@code length} days, all of their sites random. */
  public static Model<NoArguments, Int> market(int length) {
    return model(
        "market",
        m -> {
          Real leave = m.sample("leave", uniform(Real.constant(0, 0), 0.5));
          // Apart, or else calm and wild could change their names.
          Real volatility =
              m.sample("volatility", uniform(Real.constant(0, 1), Real.constant(1, 5)));
          return m.scan(
                  "day",
                  length,
                  Int.constant(0),
                  (before, day) -> {
                    Real stay = leave.at(before).unaryMinus().plus(1);
                    Real wild = before.equalTo(1).select(stay, leave.at(before));
                    Int state = m.sample("state", bernoulli(wild));
                    m.sample("change", normal(0, volatility.at(state)));
                    return new Step<>(state, state);
                  })
              .output();
        });
  }

  /** The model given returns; its hidden states are summed over by messages along the days. */
  public static Model<NoArguments, Int> marginal(Real changes) {
    return market(changes.shape().dim(0))
        .condition(Choices.of("change", changes))
        .with(Handlers.marginalize("state"));
  }

  /**
   * Makes 500 days, scores parameters against them without their states, samples, and draws the
   * states afterwards. The argument is a folder for the picture.
   */
  public static void main(String[] args) {
    Choices truth = Choices.of("leave", 0.05, 0.1).and("volatility", 0.5, 2.0);
    Trace<Int> made = market(500).query().simulate(Key.of(3), truth);
    System.out.println("The first 100 days, # where the market is wild:");
    StringBuilder states = new StringBuilder("  ");
    for (int day = 0; day < 100; day++) {
      states.append(made.get("state").get(day) == 1 ? '#' : '.');
    }
    System.out.println(states);

    Model<NoArguments, Int> model = marginal(Real.constant(made.get("change").data()));
    System.out.println(model.explain());
    System.out.println("Log density of 500 days, states summed over, by the wild volatility:");
    for (double scale : new double[] {1.2, 2.0, 4.0}) {
      double density = model.logDensity(truth.and("volatility", 0.5, scale));
      System.out.printf(Locale.ROOT, "  %.1f: %.4f%n", scale, density);
    }
    System.out.println(model.toDot());
    Posterior<Int> posterior = Mcmc.of(model).seed(1).run().requireHealthy();
    System.out.println(posterior.summary("leave", "volatility"));
    double[] wild = posterior.thin(10).recoverDiscrete(Key.of(1)).mean("state").data();
    double[] truly = made.get("state").data();
    int right = 0;
    for (int day = 0; day < truly.length; day++) {
      right += Math.round(wild[day]) == truly[day] ? 1 : 0;
    }
    System.out.printf("Days whose state is guessed right: %d of %d%n", right, truly.length);
    Pictures.save(args, "hidden_markov", picture(truly, wild, made.get("change").data()));
  }

  private static Picture picture(double[] state, double[] probability, double[] change) {
    double[] days = new double[state.length];
    Arrays.setAll(days, day -> day + 1.0);
    return Picture.of(
        "A market that is calm or wild",
        new Panel("day", "change (%)").line("change", days, change, Palette.main(), 1),
        new Panel("day", "wild")
            .area("in truth", days, state, Palette.other())
            .line("probability, found", days, probability, Palette.color(5)));
  }
}
