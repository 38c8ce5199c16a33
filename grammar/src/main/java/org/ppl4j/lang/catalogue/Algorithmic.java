package org.ppl4j.lang.catalogue;

import java.util.function.Function;
import org.ppl4j.model.Algorithm;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Algorithms;
import org.ppl4j.strategy.Strategies;

/** The algorithms, whose proposals are functions from choices to models. */
final class Algorithmic {
  private Algorithmic() {}

  static Algorithm importance(Arguments a) {
    return a.has(1)
        ? Algorithms.importance(a.size(0), proposal(a, 1))
        : Algorithms.importance(a.size(0));
  }

  static Algorithm sir(Arguments a) {
    return Algorithms.sir(a.size(0), proposal(a, 1), Strategies.enumerate());
  }

  static Algorithm annealed(Arguments a) {
    return Algorithms.annealed(a.size(0), a.size(1), a.real(2), proposal(a, 3));
  }

  @SuppressWarnings("unchecked") // The lowering hands over nothing else.
  private static Function<Choices, Model<NoArguments, ?>> proposal(Arguments a, int position) {
    return (Function<Choices, Model<NoArguments, ?>>) a.as(Function.class, position);
  }
}
