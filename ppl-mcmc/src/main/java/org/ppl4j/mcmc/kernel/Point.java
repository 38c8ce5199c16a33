package org.ppl4j.mcmc.kernel;

import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/**
 * A point of phase space: position and momentum, with what is known there. Its energy is {@code H =
 * -log density + p' C p / 2}.
 */
final class Point {
  final double[] position;
  final double[] momentum;
  final double[] velocity;
  final double[] gradient;
  double logDensity;
  double kinetic;

  Point(Potential potential) {
    position = new double[potential.size()];
    momentum = new double[potential.dimension()];
    velocity = new double[potential.dimension()];
    gradient = new double[potential.dimension()];
  }

  /** Moves to a state with a fresh momentum. */
  void start(State state, Metric metric, Key key) {
    System.arraycopy(state.vector(), 0, position, 0, position.length);
    System.arraycopy(state.gradient(), 0, gradient, 0, gradient.length);
    logDensity = state.logDensity();
    NoiseSource.fillNormal(key, momentum, 0, momentum.length);
    metric.toMomentum(momentum);
    kinetic = metric.velocity(momentum, velocity) / 2;
  }

  /** One leapfrog step: half a kick, a drift, half a kick. */
  void leapfrog(Potential potential, Metric metric, double step) {
    kick(step / 2);
    metric.drift(momentum, step, position);
    logDensity = potential.logDensity(position, gradient);
    kick(step / 2);
    kinetic = metric.velocity(momentum, velocity) / 2;
  }

  private void kick(double time) {
    for (int i = 0; i < momentum.length; i++) {
      momentum[i] += time * gradient[i];
    }
  }

  /** The energy; what is no number is +infinity. */
  double energy() {
    double energy = kinetic - logDensity;
    return Double.isNaN(energy) ? Double.POSITIVE_INFINITY : energy;
  }

  /** Becomes a copy, momentum included. */
  void copy(Point other) {
    copyPosition(other);
    System.arraycopy(other.momentum, 0, momentum, 0, momentum.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
  }

  /** Becomes a copy but for the momentum; the kinetic energy is that of the other. */
  void copyPosition(Point other) {
    System.arraycopy(other.position, 0, position, 0, position.length);
    System.arraycopy(other.gradient, 0, gradient, 0, gradient.length);
    logDensity = other.logDensity;
    kinetic = other.kinetic;
  }

  /** Writes the position into a state. */
  void finish(State state) {
    System.arraycopy(position, 0, state.vector(), 0, position.length);
    System.arraycopy(gradient, 0, state.gradient(), 0, gradient.length);
    state.setLogDensity(logDensity);
  }
}
