package org.ppl4j.nn;

import org.ppl4j.Real;

/** The usual activations, to be passed as {@code Activations::relu}. */
public final class Activations {
  private static final double ROOT_HALF = Math.sqrt(0.5);

  private Activations() {}

  /** {@code x}. */
  public static Real identity(Real x) {
    return x;
  }

  /** {@code max(x, 0)}; its derivative at 0 is 0. */
  public static Real relu(Real x) {
    return x.relu();
  }

  /** {@code x} above 0, {@code 0.01 x} elsewhere. */
  public static Real leakyRelu(Real x) {
    return leakyRelu(0.01).apply(x);
  }

  /** {@code x} above 0, {@code slope x} elsewhere. */
  public static Activation leakyRelu(double slope) {
    return x -> x.stopGradient().greaterThan(0).select(x, x.times(slope));
  }

  /** {@code x} above 0, {@code exp(x) - 1} elsewhere. Clevert et al. 2016. */
  public static Real elu(Real x) {
    return elu(1).apply(x);
  }

  /** {@code x} above 0, {@code scale (exp(x) - 1)} elsewhere. */
  public static Activation elu(double scale) {
    return x -> x.stopGradient().greaterThan(0).select(x, x.minimum(0).expm1().times(scale));
  }

  /** {@code tanh(x)}. */
  public static Real tanh(Real x) {
    return x.tanh();
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static Real sigmoid(Real x) {
    return x.sigmoid();
  }

  /** {@code log(1 + exp(x))}. */
  public static Real softplus(Real x) {
    return x.softplus();
  }

  /** {@code x Phi(x)} with the normal distribution function, not its approximation by tanh. */
  public static Real gelu(Real x) {
    return x.times(x.times(-ROOT_HALF).erfc()).times(0.5);
  }

  /** {@code x sigmoid(x)}, also called swish. */
  public static Real silu(Real x) {
    return x.times(x.sigmoid());
  }

  /** {@code exp(x) / sum(exp(x))} along the last axis, without overflow. */
  public static Real softmax(Real x) {
    return logSoftmax(x).exp();
  }

  /** {@code x - log(sum(exp(x)))} along the last axis, without overflow. */
  public static Real logSoftmax(Real x) {
    Real total = x.logSumExp(x.shape().rank() - 1);
    return x.minus(LastAxis.repeat(total, x.shape()));
  }
}
