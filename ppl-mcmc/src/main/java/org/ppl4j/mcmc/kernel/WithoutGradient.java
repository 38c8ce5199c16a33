package org.ppl4j.mcmc.kernel;

import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.noise.Key;

/** What transitions that need no gradient share. */
abstract class WithoutGradient implements Transition {
  final Potential potential;

  WithoutGradient(Potential potential) {
    this.potential = potential;
  }

  @Override
  public State newState() {
    return new State(potential.size(), 0, 0);
  }

  @Override
  public void init(State state, Key key) {
    state.setLogDensity(potential.logDensity(state.vector()));
  }
}
