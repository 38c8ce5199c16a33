package org.ppl4j.vi.objective;

import java.util.function.Function;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;
import org.ppl4j.objective.ObjectiveScope;
import org.ppl4j.vi.objective.ScoreEstimator.Spectral;
import org.ppl4j.vi.objective.ScoreEstimator.Stein;

/**
 * The objectives there are, each for a model, conditioned on its data, and a guide.
 *
 * <pre>{@code
 * Objective fit = elbo().stickingTheLanding().of(model, guide);
 * }</pre>
 *
 * <p>Hierarchical objectives are these, for a guide with sites that the model has not, integrated
 * out: with {@code marginal(importance(1, proposal), kept)} the ELBO is HVI, with {@code
 * importance(k, proposal)} it is IWHVI, and the importance weighted bound is then DIWHVI. For
 * {@code model.normalize(sir(k, proposal, strategy))} as the guide the ELBO is that of sampling
 * importance resampling. Sources: Ranganath, Tran and Blei, Hierarchical variational models (2016);
 * Sobolev and Vetrov, Importance weighted hierarchical variational inference (2019).
 */
public final class Objectives {
  private Objectives() {}

  /** See {@link Elbo}. */
  public static Elbo elbo() {
    return new Elbo(false, false);
  }

  /** See {@link BetaElbo}. */
  public static BetaElbo betaElbo(double beta) {
    return betaElbo(e -> Real.constant(beta));
  }

  /** See {@link BetaElbo}; the weight may be an input: {@code e -> e.input("beta")}. */
  public static BetaElbo betaElbo(Function<ObjectiveScope, Real> beta) {
    return new BetaElbo(beta, false);
  }

  /** See {@link Iwelbo}. */
  public static Iwelbo iwelbo(int particles) {
    return new Iwelbo(particles, false, false);
  }

  /** See {@link Miwae}. */
  public static Miwae miwae(int bounds, int particles) {
    return new Miwae(bounds, iwelbo(particles));
  }

  /**
   * The model's params learn by {@link Iwelbo} of all draws, the guide's by {@link Miwae}. Source:
   * Rainforth et al., Tighter variational bounds are not necessarily better (2018).
   */
  public static Separately piwae(int bounds, int particles) {
    return separately(iwelbo(bounds * particles), miwae(bounds, particles));
  }

  /** See {@link Ciwae}. */
  public static Ciwae ciwae(double weight, int particles) {
    return new Ciwae(weight, particles, false);
  }

  /** See {@link Separately}. */
  public static Separately separately(GuideObjective forModel, GuideObjective forGuide) {
    return new Separately(forModel, forGuide);
  }

  /** See {@link Renyi}. */
  public static Renyi renyi(double order, int particles) {
    return new Renyi(order, particles, false);
  }

  /** See {@link Cubo}; of order 2. */
  public static Cubo cubo(double centre) {
    return new Cubo(2, centre);
  }

  /** See {@link Cubo}. */
  public static Cubo cubo(double order, double centre) {
    return new Cubo(order, centre);
  }

  /** See {@link Vis}. */
  public static Vis vis(int particles) {
    return new Vis(particles);
  }

  /** See {@link ForwardKl}. */
  public static ForwardKl forwardKl(int particles) {
    return new ForwardKl(particles, false);
  }

  /** See {@link WakeTheta}. */
  public static WakeTheta wakeTheta(int particles) {
    return new WakeTheta(particles);
  }

  /** The wake phase of the guide's params: see {@link ForwardKl}. */
  public static ForwardKl wakePhi(int particles) {
    return forwardKl(particles);
  }

  /** See {@link SleepPhi}. */
  public static Objective sleepPhi(
      Model<NoArguments, ?> model, Function<Choices, Model<NoArguments, ?>> guide) {
    return new SleepPhi(model, guide).objective();
  }

  /** See {@link ReweightedWakeSleep}. */
  public static ReweightedWakeSleep reweightedWakeSleep(int particles) {
    return new ReweightedWakeSleep(particles);
  }

  /** See {@link LogVariance}. */
  public static LogVariance logVariance(int particles) {
    return new LogVariance(particles);
  }

  /** See {@link TrajectoryBalance}. */
  public static TrajectoryBalance trajectoryBalance() {
    return new TrajectoryBalance();
  }

  /** See {@link InfoVae}. */
  public static InfoVae infoVae(
      String address, double information, double scale, double bandwidth) {
    return new InfoVae(address, information, scale, bandwidth);
  }

  /** See {@link Sumo}. */
  public static Sumo sumo(int most) {
    return new Sumo(most);
  }

  /** See {@link ImplicitElbo}; scores by {@link Stein}. */
  public static ImplicitElbo steinElbo(int draws) {
    return new ImplicitElbo(draws, new Stein(0.01, 1));
  }

  /** See {@link ImplicitElbo}; scores by {@link Spectral}. */
  public static ImplicitElbo spectralElbo(int draws, int rank) {
    return new ImplicitElbo(draws, new Spectral(rank, 1));
  }
}
