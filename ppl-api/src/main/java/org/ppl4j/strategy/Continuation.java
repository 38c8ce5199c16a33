package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * The rest of a program, as a function of one site's value: those terms of the cost that depend on
 * the site, and in a plate those of the same element.
 */
public interface Continuation {
  /**
   * The cost, given a value.
   *
   * @param value of the site's type
   * @return one number; where the site is several independent numbers, each with a cost of its own,
   *     one for each
   */
  Real apply(Value value);

  /**
   * The costs of several values in one pass; noise further on is common to all.
   *
   * @param values with the values along a new outermost axis
   * @return the costs, with the same outermost axis
   */
  Real applyBatched(Value values);

  /** The same in a loop, one value after the other: the memory of one, the code of one. */
  Real applyInTurn(Value values);
}
