package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;

import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.diagnostics.StandardError;

/** Single numbers out of draws, chain by chain. */
public final class Columns {
  private Columns() {}

  /** One element of a site. */
  public static double[][] of(Draws draws, String site, int element) {
    int place = draws.indexOf(Kind.SITE, site);
    int size = draws.quantities().get(place).type().shape().size();
    return draws.chains().stream()
        .map(
            chain -> {
              double[] all = chain.samples().values().get(place);
              double[] out = new double[chain.samples().count()];
              for (int i = 0; i < out.length; i++) {
                out[i] = all[i * size + element];
              }
              return out;
            })
        .toArray(double[][]::new);
  }

  /** One statistic. */
  public static double[][] statistic(Draws draws, String name) {
    int place = draws.indexOf(name);
    return draws.chains().stream()
        .map(chain -> chain.samples().statistics().get(place))
        .toArray(double[][]::new);
  }

  /** The sum of a statistic over all chains. */
  public static double total(Draws draws, String name) {
    double sum = 0;
    for (double[] chain : statistic(draws, name)) {
      for (double value : chain) {
        sum += value;
      }
    }
    return sum;
  }

  /** The mean over all chains. */
  public static double mean(double[][] chains) {
    double sum = 0;
    int count = 0;
    for (double[] chain : chains) {
      for (double value : chain) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }

  /** Each number squared after a shift. */
  public static double[][] squares(double[][] chains, double centre) {
    double[][] out = new double[chains.length][];
    for (int i = 0; i < chains.length; i++) {
      out[i] = new double[chains[i].length];
      for (int k = 0; k < out[i].length; k++) {
        double x = chains[i][k] - centre;
        out[i][k] = x * x;
      }
    }
    return out;
  }

  /** Mean and variance must be the true ones within so many standard errors of the draws. */
  public static void check(String what, double[][] chains, double mean, double variance, double z) {
    assertThat((mean(chains) - mean) / StandardError.mean(chains))
        .as("mean of %s: %s, not %s", what, mean(chains), mean)
        .isBetween(-z, z);
    double[][] squares = squares(chains, mean);
    assertThat((mean(squares) - variance) / StandardError.mean(squares))
        .as("variance of %s: %s, not %s", what, mean(squares), variance)
        .isBetween(-z, z);
  }
}
