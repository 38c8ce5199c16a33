package org.ppl4j.strategy;

import org.ppl4j.Real;

/** What the score function estimator takes from the cost; it may not depend on the site's value. */
@FunctionalInterface
public interface Baseline {
  /**
   * The baseline.
   *
   * @param site the site
   * @param cost the cost of the value drawn, through which no derivative passes; only for learning
   *     from it
   * @return a scalar, or of the cost's shape
   */
  Real of(Site<?> site, Real cost);

  /** None. */
  static Baseline none() {
    return constant(0);
  }

  /** A number. */
  static Baseline constant(double value) {
    return (site, cost) -> Real.constant(value);
  }

  /** The moving average of the costs of earlier evaluations. */
  static Baseline movingAverage(double decay) {
    return (site, cost) -> site.runningMean("baseline", cost, decay);
  }

  /**
   * A function that learns to predict the cost, by least squares on the side.
   *
   * @param prediction made of what is known before the value is drawn and of params, inside the
   *     site's own plates
   */
  static Baseline learned(Real prediction) {
    return (site, cost) -> {
      Real b = site.total(site.beside(prediction));
      site.minimize(b.minus(cost).square());
      return b.stopGradient();
    };
  }
}
