package org.ppl4j.model;

import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Support;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.type.Tensor;

/** One effect of a program, as its block sees it: inside a plate, for one element. */
public sealed interface Site extends Item {
  /** Its address in the program. */
  String address();

  /** The user's line. */
  Source source();

  /**
   * A random value.
   *
   * @param distribution what it is drawn from
   * @param value its placeholder
   * @param strategy how gradients pass it; null where none was named
   * @param weight how its density counts
   * @param marginalized whether densities sum over its values
   * @param hidden whether it is left out of choices
   */
  record Sample(
      String address,
      Distribution<?> distribution,
      Expr value,
      @Nullable Strategy<?> strategy,
      Weight weight,
      boolean marginalized,
      boolean hidden,
      Source source)
      implements Site {
    /** The same, summed over in densities. */
    Sample summed() {
      return new Sample(address, distribution, value, strategy, weight, true, hidden, source);
    }
  }

  /**
   * Data, said to be drawn from a distribution.
   *
   * @param distribution what from
   * @param data the values
   * @param weight how its density counts
   */
  record Observe(
      String address, Distribution<?> distribution, Value data, Weight weight, Source source)
      implements Site {}

  /**
   * A term of the log density.
   *
   * @param term a scalar
   */
  record Factor(String address, Expr term, Weight weight, Source source) implements Site {}

  /**
   * A value to be learned.
   *
   * @param value its placeholder
   * @param initial where learning begins
   * @param support where it must stay
   */
  record Param(String address, Expr value, Tensor initial, Support support, Source source)
      implements Site {}

  /**
   * A value that follows from others, kept for its reader.
   *
   * @param value what it is
   */
  record Deterministic(String address, Expr value, Source source) implements Site {}
}
