package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The log densities of a guide's draw: {@code log p(x, z)} and {@code log q(z)}.
 *
 * @param model under the model, with its data
 * @param guide under the guide
 */
public record LogDensities(Real model, Real guide) {
  /** Those of a draw whose gradient passes by the strategies of the guide's sites. */
  public static LogDensities of(
      ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    var t = e.simulate(q);
    return new LogDensities(e.logDensity(p, t.choices()), t.logDensity());
  }

  /**
   * Those of a draw that is taken as given, like data: the densities move with the params, the draw
   * does not.
   */
  public static LogDensities given(
      ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    requireExact(q, "an objective over held draws");
    Choices z = e.simulate(q.with(Handlers.detached())).choices();
    return new LogDensities(e.logDensity(p, z), e.logDensity(q, z));
  }

  /** The same for several draws, along an axis. */
  public static LogDensities given(
      ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q, int count) {
    return e.replicate(count, i -> given(e, p, q));
  }

  /** The log importance weights of several draws. */
  public static Real weights(
      ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q, int count) {
    return e.replicate(count, i -> of(e, p, q).weight());
  }

  /** The log importance weight {@code log p(x, z) - log q(z)}. */
  public Real weight() {
    return model.minus(guide);
  }

  /** The weight as a function of the model's params only. */
  public Real ofModel() {
    return model.minus(guide.stopGradient());
  }

  /** The weight as a function of the guide's params only. */
  public Real ofGuide() {
    return model.stopGradient().minus(guide);
  }

  /** The weights, normalised to sum to one; no derivative passes. */
  public Real normalized() {
    Real weight = weight().stopGradient();
    return weight.minus(weight.logSumExp()).exp();
  }

  /**
   * Fails if the density of a guide is an estimate: scored apart from its run it is another one.
   *
   * @param what asks
   */
  static void requireExact(Model<NoArguments, ?> q, String what) {
    if (q.trace().isEstimated()) {
      throw InvalidArgument.of(
          Report.of(
                  what
                      + ": the density of guide \""
                      + q.name()
                      + "\" is an estimate of marginal"
                      + " or normalize, and not scored apart from its run.")
              .at(Source.here())
              .cure("use elbo(), iwelbo(k) or another objective of the run's own density"));
    }
  }
}
