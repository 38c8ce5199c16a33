package org.ppl4j.samples;

import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Objective;
import org.ppl4j.vi.Fit;

/** The objectives of the samples of images. */
final class Bounds {
  private Bounds() {}

  /** One draw of {@link #elbo}, with what was learned, where guides draw what models have. */
  static double estimate(Fit fit, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    Trace<?> run = fit.learned(q).simulate(Key.of(1));
    return fit.learned(p).logDensity(run.choices()) - run.logDensity().doubleValue();
  }

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
