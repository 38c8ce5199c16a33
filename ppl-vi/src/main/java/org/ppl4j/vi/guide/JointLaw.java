package org.ppl4j.vi.guide;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.model.Scope;

/**
 * A law of all of a model's random sites together, as one vector of unconstrained space; {@link
 * AutoGuide#joint} makes a guide of it.
 *
 * <pre>{@code
 * JointLaw heavyTails = (m, start, scale) -> {
 *   Real mean = m.param("mean", Real.constant(start));
 *   Real spread = m.param("spread", Real.constant(scale), Supports.positive());
 *   return Distributions.studentT(3, mean, spread);
 * };
 * }</pre>
 */
@FunctionalInterface
public interface JointLaw {
  /**
   * Declares the law's params and gives the law, which must be reparameterised.
   *
   * @param scope where the params are declared
   * @param start the point around which learning begins: one number for each element of the vector
   * @param scale how wide the law is to be at first
   * @return a distribution of vectors of that length
   */
  Distribution<Real> declare(Scope scope, double[] start, double scale);
}
