package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;

/**
 * How a gradient estimate treats one random site: a rule over the site's continuation.
 *
 * <pre>{@code
 * record Score() implements Strategy<Distribution<?>> {
 *   public Real estimate(Site<? extends Distribution<?>> site, Continuation rest) {
 *     Value z = stopGradient(site.draw());
 *     return rest.apply(z).times(magicBox(site.logDensity(z)));
 *   }
 * }
 * }</pre>
 *
 * <p>The invariant that a strategy keeps: the estimate's value is an unbiased estimate of the
 * cost's mean over the site, and its ordinary reverse-mode derivatives are unbiased estimates of
 * the mean's; of every order, unless the strategy hands its gradient over by {@link
 * Gradients#attach}, when a second derivative is an error. Strategies that break it say so by
 * {@link #isUnbiased}. Source: Lew, Huot, Staton and Mansinghka, ADEV (2023); Becker et al. (2024).
 *
 * @param <D> the distributions that it can treat
 */
public interface Strategy<D> {
  /** The name that tables and errors print. */
  String name();

  /**
   * Estimates the mean, over the site's value, of the cost of the rest of the program.
   *
   * @param site the site
   * @param rest the rest of the program, given a value
   * @return an estimate, of the shape that {@code rest} gives for one value
   */
  Real estimate(Site<? extends D> site, Continuation rest);

  /** Whether it can treat a distribution; what javac could not know is decided here. */
  boolean supports(Distribution<?> distribution);

  /** Whether gradients are unbiased. An objective that holds one that is not must say so. */
  default boolean isUnbiased() {
    return true;
  }

  /**
   * Whether gradients are unbiased at a site.
   *
   * @param learned whether the site's distribution moves with what is learned
   */
  default boolean isUnbiased(boolean learned) {
    return isUnbiased();
  }

  /** Whether derivatives pass through the value, so that the cost must be smooth in it. */
  default boolean isPathwise() {
    return false;
  }

  /**
   * Whether the values that it hands to the rest are draws of the distribution, and what it learns
   * from their costs is a score: then it may be shown what is to the credit of one replicate, where
   * the cost is a bound over several.
   */
  default boolean scoresDraws() {
    return false;
  }
}
