package org.ppl4j.mcmc.kernel;

/** The names of statistics, CmdStan's where it has them. */
public final class Statistics {
  /** The log density of the free numbers. */
  public static final String LOG_DENSITY = "lp__";

  /** The acceptance statistic, which the step size is tuned by. */
  public static final String ACCEPTANCE = "accept_stat__";

  /** The step size. */
  public static final String STEP_SIZE = "stepsize__";

  /** How many times the trajectory was doubled. */
  public static final String TREE_DEPTH = "treedepth__";

  /** How many gradients the step took. */
  public static final String LEAPFROGS = "n_leapfrog__";

  /** 1 if the trajectory diverged, else 0. */
  public static final String DIVERGENT = "divergent__";

  /** The energy of the point that was chosen. */
  public static final String ENERGY = "energy__";

  private Statistics() {}
}
