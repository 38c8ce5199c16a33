package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.dist.LocationScale;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * A guide's draw, seen as a draw of the prior: each value is a location plus a scale times what is
 * held, so that it moves with the prior's params.
 *
 * <p>The score of the prior is so reparameterised too. For normalised weights {@code v} the
 * gradient of the importance weighted bound in the prior's params, {@code E[sum_i v_i dlog
 * p(z_i)/dt]}, is {@code E[sum_i (v_i dlog p(x | z_i)/dz - v_i^2 dlog w_i/dz) dz_i/dt]}, where
 * {@code dz/dt} is the prior's path. It varies less where the likelihood is weaker than the prior.
 * Source: Bauer and Mnih, Generalized doubly reparameterized gradient estimators (2021).
 *
 * @param logLikelihood {@code log p(x | z)}, moved by the model's params, directly and by the path
 * @param logWeight {@code log w}, moved by the path only
 */
record PriorPath(Real logLikelihood, Real logWeight) {
  static PriorPath of(
      ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q, Choices given) {
    Choices z = moved(e, p, given);
    Model<NoArguments, ?> held = p.with(Handlers.stopParams());
    Real weight = e.logDensity(held, z).minus(e.logDensity(q.with(Handlers.stopParams()), z));
    return new PriorPath(e.logDensity(p.with(Handlers.uncounted(z.addresses())), z), weight);
  }

  private static Choices moved(ObjectiveScope e, Model<NoArguments, ?> p, Choices given) {
    Choices z = given;
    for (var entry : p.trace().choices()) {
      String address = entry.site().address();
      if (!(e.distributions(p, z).get(address) instanceof LocationScale prior)) {
        throw InvalidArgument.of(
            Report.of(
                    "generalized(): the prior of \""
                        + address
                        + "\" has no location and scale that"
                        + " could be said for all its elements.")
                .at(entry.site().source())
                .cure("use doublyReparameterized()"));
      }
      Real zero = Real.constant(0.0).expand(prior.shape().dims());
      Real location = prior.fromStandard(zero);
      Real scale = prior.fromStandard(zero.plus(1)).minus(location);
      Real standard = given.real(address).minus(location).div(scale).stopGradient();
      z = z.and(address, prior.fromStandard(standard));
    }
    return z;
  }

  /** Zero, with the gradient of the importance weighted bound in the model's params. */
  Real gradient(Real v) {
    Real moving = v.times(logLikelihood).minus(v.square().times(logWeight)).sum();
    return moving.minus(moving.stopGradient());
  }
}
