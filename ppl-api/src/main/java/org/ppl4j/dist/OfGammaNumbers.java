package org.ppl4j.dist;

import org.ppl4j.Real;

/** A distribution whose draws are functions of independent gamma numbers of rate 1. */
public interface OfGammaNumbers {
  /** Their shape parameters: along the innermost axis those of one draw. */
  Real concentrations();

  /**
   * A draw.
   *
   * @param logs the logarithms of the gamma numbers
   */
  Real ofLogs(Real logs);
}
