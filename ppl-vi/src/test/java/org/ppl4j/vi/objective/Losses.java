package org.ppl4j.vi.objective;

import org.ppl4j.objective.Estimate;
import org.ppl4j.op.Ops;
import org.ppl4j.vi.gradient.Moments;

/** Moments of what training raises or lowers, side losses included. */
final class Losses {
  private Losses() {}

  /** As those of the estimate, but of its loss, negated if the objective is raised. */
  static Moments moments(Estimate e, int count, long seed) {
    Estimate signed =
        new Estimate(
            e.name(),
            e.maximized(),
            e.params(),
            e.arguments(),
            e.maximized() ? Ops.negate(e.loss()) : e.loss(),
            e.loss(),
            e.states());
    return Moments.of(signed, count, seed);
  }

  /** The place of a scalar param's derivative, where all params before it are scalars. */
  static int place(Estimate estimate, String address) {
    for (int i = 0; i < estimate.params().size(); i++) {
      if (estimate.params().get(i).address().equals(address)) {
        return 1 + i;
      }
    }
    throw new AssertionError("no param " + address);
  }
}
