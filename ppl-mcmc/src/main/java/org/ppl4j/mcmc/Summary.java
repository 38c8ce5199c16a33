package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ppl4j.mcmc.diagnostics.EffectiveSampleSize;
import org.ppl4j.mcmc.diagnostics.Moments;
import org.ppl4j.mcmc.diagnostics.RHat;
import org.ppl4j.mcmc.diagnostics.StandardError;

/**
 * A table of quantities, a row for each element; {@link #toString()} prints it.
 *
 * <pre>
 *            mean   MCSE     sd    MAD     5%    50%    95%  bulk ESS  tail ESS  R-hat
 * mu         4.37  0.070   3.28   3.23  -1.00   4.40   9.70      2196      2105  1.001
 * theta[0]   6.30  0.090   5.55   4.68  -1.60   5.74  15.90      3870      3123  1.000
 * </pre>
 *
 * @param rows in the order of the quantities, elements row-major
 */
public record Summary(List<Row> rows) {
  static final String[] HEADER = {
    "", "mean", "MCSE", "sd", "MAD", "5%", "50%", "95%", "bulk ESS", "tail ESS", "R-hat"
  };

  private static final int MOST_DECIMALS = 7;

  private static final double LARGE = 1e9;

  /** Copies the list. */
  public Summary {
    rows = List.copyOf(rows);
  }

  /**
   * One number of one quantity.
   *
   * @param name the quantity and the element's indices, from 0: {@code theta[0]}
   * @param mean its mean
   * @param standardError the Monte Carlo standard error of the mean
   * @param sd its standard deviation
   * @param mad its median absolute deviation, times 1.4826
   * @param q5 its 5 % quantile
   * @param median its median
   * @param q95 its 95 % quantile
   * @param bulkEss the effective sample size of the bulk
   * @param tailEss the effective sample size of the tails
   * @param rHat whether chains agree
   */
  public record Row(
      String name,
      double mean,
      double standardError,
      double sd,
      double mad,
      double q5,
      double median,
      double q95,
      double bulkEss,
      double tailEss,
      double rHat) {}

  static Summary of(List<Drawn> quantities) {
    return new Summary(Drawn.elements(quantities, Summary::row));
  }

  private static Row row(String name, double[][] chains) {
    double[] all = Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
    return new Row(
        name,
        Moments.mean(all),
        StandardError.mean(chains),
        Moments.sd(all),
        Moments.mad(all),
        Moments.quantile(0.05, all),
        Moments.median(all),
        Moments.quantile(0.95, all),
        EffectiveSampleSize.bulk(chains),
        EffectiveSampleSize.tail(chains),
        RHat.of(chains));
  }

  /**
   * The row of an element.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Row row(String name) {
    return rows.stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the summary has no row " + name));
  }

  /**
   * The table, columns aligned. Numbers have as many decimals as their Monte Carlo standard error
   * has to two digits.
   */
  @Override
  public String toString() {
    return Tables.aligned(table());
  }

  /** The header, and the cells of each row. */
  List<String[]> table() {
    List<String[]> table = new ArrayList<>();
    table.add(HEADER.clone());
    rows.forEach(row -> table.add(cells(row)));
    return table;
  }

  /** A row's texts, in the order of the header. */
  static String[] cells(Row row) {
    int decimals = decimals(row.standardError(), row.sd());
    return new String[] {
      row.name(),
      number(row.mean(), decimals),
      number(row.standardError(), decimals),
      number(row.sd(), decimals),
      number(row.mad(), decimals),
      number(row.q5(), decimals),
      number(row.median(), decimals),
      number(row.q95(), decimals),
      number(row.bulkEss(), 0),
      number(row.tailEss(), 0),
      number(row.rHat(), 3)
    };
  }

  /** The second digit of the standard error, or the third of the spread; 2 if both are unknown. */
  private static int decimals(double error, double sd) {
    double unit = error > 0 && Double.isFinite(error) ? error / 10 : sd / 100;
    if (!(unit > 0) || !Double.isFinite(unit)) {
      return 2;
    }
    return (int) Math.max(-Math.floor(Math.log10(unit)), 0);
  }

  private static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    boolean plain = decimals <= MOST_DECIMALS && Math.abs(value) < LARGE;
    return String.format(Locale.ROOT, plain ? "%." + decimals + "f" : "%.3e", value);
  }
}
