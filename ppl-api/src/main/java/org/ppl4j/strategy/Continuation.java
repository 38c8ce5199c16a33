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

  /**
   * The costs of several values as mere numbers, in one pass: no derivative passes, and what other
   * strategies make for derivatives only is not computed.
   */
  Real numbers(Value values);

  /**
   * The costs as mere numbers when each number of a site that is joint takes by itself the place of
   * the drawn one. What the cost does number by number is done for all at once.
   *
   * @param drawn the value drawn
   * @param others with the values along a new outermost axis
   * @return for each of the others, for each number: one axis
   */
  Real numbersOneByOne(Value drawn, Value others);

  /**
   * As {@link #applyBatched}, but one value after the other: the memory of one, the code of one.
   */
  Real applyInTurn(Value values);
}
