package org.ppl4j.vi.guide;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.model.Scope;

/** The law of one element of a plate, given where the element is and what was drawn around it. */
@FunctionalInterface
interface Conditional {
  /**
   * The law of the element's unconstrained vector.
   *
   * @param element the indices of the plates, outermost first
   * @param around what was drawn around it, each vector less its start
   */
  Distribution<Real> of(List<Int> element, List<Real> around);

  /** A kind of such laws. */
  @FunctionalInterface
  interface Family {
    /**
     * Declares params, outside of the plates.
     *
     * @param start where learning begins: for all elements of the plates, vectors
     * @param around how many numbers are drawn around an element
     * @param scale how wide the laws are to be at first
     */
    Conditional declare(Scope scope, Real start, int around, double scale);
  }
}
