package org.ppl4j.vi.optim;

import java.util.List;

/** Every optimiser there is, by name. A new one adds its lines here. */
public final class Optimizers {
  private Optimizers() {}

  /** See {@link Adam}. */
  public static Adam adam(double rate) {
    return adam(Schedules.constant(rate));
  }

  /** See {@link Adam}. */
  public static Adam adam(Schedule rate) {
    return new Adam(rate);
  }

  /** See {@link AdamW}. */
  public static AdamW adamW(double rate) {
    return adamW(Schedules.constant(rate));
  }

  /** See {@link AdamW}. */
  public static AdamW adamW(Schedule rate) {
    return new AdamW(rate);
  }

  /** See {@link ClippedAdam}. */
  public static ClippedAdam clippedAdam(double rate) {
    return clippedAdam(Schedules.constant(rate));
  }

  /** See {@link ClippedAdam}. */
  public static ClippedAdam clippedAdam(Schedule rate) {
    return new ClippedAdam(rate);
  }

  /** See {@link RmsProp}. */
  public static RmsProp rmsProp(double rate) {
    return rmsProp(Schedules.constant(rate));
  }

  /** See {@link RmsProp}. */
  public static RmsProp rmsProp(Schedule rate) {
    return new RmsProp(rate);
  }

  /** See {@link Adagrad}. */
  public static Adagrad adagrad(double rate) {
    return adagrad(Schedules.constant(rate));
  }

  /** See {@link Adagrad}. */
  public static Adagrad adagrad(Schedule rate) {
    return new Adagrad(rate);
  }

  /** See {@link Sgd}. */
  public static Sgd sgd(double rate) {
    return sgd(Schedules.constant(rate));
  }

  /** See {@link Sgd}. */
  public static Sgd sgd(Schedule rate) {
    return new Sgd(rate);
  }

  /** See {@link NaturalGradient}; add the pairs of params by {@code normal} and its like. */
  public static NaturalGradient naturalGradient(double rate) {
    return naturalGradient(Schedules.constant(rate));
  }

  /** See {@link NaturalGradient}; add the pairs of params by {@code normal} and its like. */
  public static NaturalGradient naturalGradient(Schedule rate) {
    return new NaturalGradient(rate, List.of(), sgd(rate));
  }
}
