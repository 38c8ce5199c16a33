package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Value;

/**
 * A distribution whose derivative in each parameter is known as a difference of distributions that
 * can be drawn from. Source: Pflug, Optimization of Stochastic Models (1996); Mohamed, Rosca,
 * Figurnov and Mnih, Monte Carlo gradient estimation in machine learning (2020), section 6.
 *
 * @param <V> what a draw is
 */
public interface HasWeakDerivatives<V extends Value> {
  /**
   * The derivatives in all parameters; those of one parameter add up.
   *
   * @param value a draw from this distribution, on which the others may be built
   * @param noise what is drawn besides
   */
  List<WeakDerivative> weakDerivatives(V value, RandomStream noise);
}
