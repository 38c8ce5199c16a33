package org.ppl4j.mcmc.diagnostics;

/**
 * Whether new momenta let a Hamiltonian sampler move between energies: the estimated Bayesian
 * fraction of missing information (E-BFMI).
 *
 * <pre>
 *   E-BFMI = mean((E(t) - E(t-1))²) / var(E)
 * </pre>
 *
 * <p>Below 0.3 a chain changes its energy so slowly that heavy tails may be missed. M. Betancourt
 * (2016), Diagnosing suboptimal cotangent disintegrations in Hamiltonian Monte Carlo,
 * arXiv:1604.00695.
 */
public final class EnergyFraction {
  private EnergyFraction() {}

  /**
   * Of one chain's energies ({@code energy__}), in the order of the draws.
   *
   * @return NaN of fewer than three energies, or of energies that are not finite or all the same
   */
  public static double of(double... energies) {
    int n = energies.length;
    if (n < 3 || Chains.tellNothing(new double[][] {energies})) {
      return Double.NaN;
    }
    double sum = 0;
    for (int t = 1; t < n; t++) {
      double step = energies[t] - energies[t - 1];
      sum += step * step;
    }
    return sum / (n - 1) / Moments.variance(energies);
  }
}
