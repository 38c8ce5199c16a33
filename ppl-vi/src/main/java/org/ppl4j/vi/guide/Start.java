package org.ppl4j.vi.guide;

import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;

/** Where a guide's learning begins: a value of each random site. */
public final class Start {
  /** Finds a point of unconstrained space. */
  interface Rule {
    double[] find(Model<NoArguments, ?> model, Latents latents);
  }

  private final Rule rule;

  private Start(Rule rule) {
    this.rule = rule;
  }

  double[] find(Model<NoArguments, ?> model, Latents latents) {
    return rule.find(model, latents);
  }

  /** 0 in unconstrained space: for a positive site 1, for one in an interval its middle. */
  public static Start origin() {
    return new Start((model, latents) -> new double[latents.size()]);
  }

  /** Uniform on {@code [-radius, radius]} in unconstrained space; Stan's way, with 2. */
  public static Start uniform(double radius, Key key) {
    return new Start((model, latents) -> Starts.uniform(latents, radius, key));
  }

  /**
   * The median of draws from the model without its data, number by number in unconstrained space;
   * sites that cannot be drawn, such as those of improper priors, are held at the {@linkplain
   * #origin() origin}.
   *
   * @param draws how many
   */
  public static Start median(int draws, Key key) {
    return new Start((model, latents) -> Starts.median(model, latents, draws, key));
  }

  /** The median of 15 draws: what a guide uses if nothing is said. */
  public static Start median() {
    return median(15, Key.of(0).fold("start"));
  }

  /**
   * These values; sites that have none begin at the {@linkplain #median() median}.
   *
   * @param values by address, with the plates' axes outermost
   */
  public static Start at(Choices values) {
    return new Start((model, latents) -> Starts.at(model, latents, values));
  }
}
