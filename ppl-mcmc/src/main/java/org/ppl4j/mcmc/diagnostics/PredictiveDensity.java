package org.ppl4j.mcmc.diagnostics;

import java.util.Arrays;

/** An estimate of how well a model predicts new data, datum by datum; the greater the better. */
public sealed interface PredictiveDensity permits Loo, Waic {
  /** The expected log pointwise predictive density (elpd): the sum over all data. */
  default double elpd() {
    return Arrays.stream(pointwise()).sum();
  }

  /** The standard error of {@link #elpd()}: sqrt(n) times the sd over data. */
  default double standardError() {
    double[] each = pointwise();
    return Math.sqrt(each.length) * Moments.sd(each);
  }

  /** The effective number of parameters. */
  double parameters();

  /** Each datum's part of the sum. */
  double[] pointwise();
}
