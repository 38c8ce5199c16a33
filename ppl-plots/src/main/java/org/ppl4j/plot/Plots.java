package org.ppl4j.plot;

import java.util.List;

/**
 * The plots of the field, from plain arrays. Posteriors and fits have them ready: {@code
 * posterior.plot().trace("tau")}, {@code fit.plot().elbo()}.
 *
 * <p>Draws that are NaN or infinite are left out, and the picture says how many. Divergences are
 * {@code [chain][draw]}, of no length if there are none to know of.
 */
public final class Plots {
  private Plots() {}

  /** Draws in their order, a line for each chain; divergences marked below. */
  public static Picture trace(List<Series> all, boolean[][] divergent) {
    return TracePlot.of(all, divergent);
  }

  /** How the ranks of each chain's draws among all draws are spread. */
  public static Picture rank(List<Series> all) {
    return RankPlot.of(all);
  }

  /** The density of draws, a curve for each chain; of integers the share of each. */
  public static Picture density(List<Series> all) {
    return DensityPlot.of(all);
  }

  /** For each number its median, and the intervals that hold 50 % and 90 % of its draws. */
  public static Picture forest(List<Series> all) {
    return ForestPlot.of(all);
  }

  /**
   * Draws of each pair of 2 to 6 numbers, divergent ones marked.
   *
   * @throws org.ppl4j.error.InvalidArgument if there are fewer or more numbers
   */
  public static Picture pair(List<Series> all, boolean[][] divergent) {
    return PairPlot.of(all, divergent);
  }

  /**
   * How much a draw tells about later ones.
   *
   * @param correlations for each number and chain the autocorrelation at lags 0, 1, 2, ... up to
   *     the chain's length
   */
  public static Picture autocorrelation(List<Series> correlations) {
    return AutocorrelationPlot.of(correlations);
  }

  /**
   * Energies beside their changes from draw to draw.
   *
   * @param energies {@code [chain][draw]}
   * @param fractions the E-BFMI of each chain
   */
  public static Picture energy(double[][] energies, double... fractions) {
    return EnergyPlot.of(energies, fractions);
  }

  /**
   * The data beside data that the fitted model makes.
   *
   * @param name the address of the observations
   * @param replicated for each draw a set of data of the observed one's size
   */
  public static Picture predictiveCheck(String name, double[] observed, double[][] replicated) {
    return PredictivePlot.of(name, observed, replicated);
  }

  /** What was believed of each number before the data and after; paired by name. */
  public static Picture priorAndPosterior(List<Series> prior, List<Series> posterior) {
    return DensityPlot.priorAndPosterior(prior, posterior);
  }

  /**
   * The tail shape of each datum's leave-one-out weights.
   *
   * @param k in the order of the data
   * @param greatest up to which they are good
   */
  public static Picture kHat(double[] k, double greatest) {
    return KHatPlot.of(k, greatest);
  }

  /**
   * How unequal the importance weights of a guide's draws are.
   *
   * @param logWeights on any scale
   * @param kHat the shape of their tail
   */
  public static Picture weights(double[] logWeights, double kHat) {
    return WeightsPlot.of(logWeights, kHat);
  }

  /** How an objective went over the steps of a fit. */
  public static Picture curve(String objective, double... values) {
    return CurvePlot.of(objective, values);
  }
}
