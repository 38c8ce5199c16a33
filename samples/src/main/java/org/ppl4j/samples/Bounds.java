package org.ppl4j.samples;

import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;

/** The objectives of the samples of images. */
final class Bounds {
  private Bounds() {}

  /** {@code E[log p(x, z) - log q(z)]}. */
  static Objective elbo(Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    return Objective.maximize(
        "elbo",
        e -> {
          var run = e.simulate(q);
          return e.logDensity(p, run.choices()).minus(run.logDensity());
        });
  }
}
