package org.ppl4j.objective;

import java.util.function.Function;
import org.ppl4j.model.Algorithm.Target;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** A model that proposes values for all sites of a target that are not given. */
@FunctionalInterface
public interface Proposal {
  /** The model, for a target. */
  Model<NoArguments, ?> of(Target target);

  /** The target's own prior: its model without its observations, the given sites forced. */
  static Proposal prior() {
    return target ->
        target.model().with(Handlers.unobserved()).with(Handlers.intervene(target.given()));
  }

  /** A model that looks at what is given. */
  static Proposal given(Function<Choices, Model<NoArguments, ?>> proposal) {
    return target -> proposal.apply(target.given());
  }
}
