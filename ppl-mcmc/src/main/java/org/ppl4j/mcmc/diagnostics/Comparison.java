package org.ppl4j.mcmc.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * Models of the same data beside each other, the best predictions first; {@link #toString()} prints
 * the table.
 *
 * <pre>{@code
 * Comparison.of(Map.of("pooled", pooled.loo(), "hierarchical", hierarchical.loo()))
 * }</pre>
 *
 * <p>A difference is that of the elpd to the best model's, with the standard error of the paired
 * differences: beyond some 4 in size and a few standard errors it means something. Stacking weights
 * mix the models' predictions best; pseudo-BMA weights are exp(elpd), scaled.
 *
 * <p>A. Vehtari, A. Gelman and J. Gabry (2017), Statistics and Computing 27; Y. Yao, A. Vehtari, D.
 * Simpson and A. Gelman (2018), Using stacking to average Bayesian predictive distributions,
 * Bayesian Analysis 13(3).
 *
 * @param rows the best first
 */
public record Comparison(List<Row> rows) {
  private static final int STEPS = 100_000;
  private static final double SMALL = 1e-13;

  /** Copies the list. */
  public Comparison {
    rows = List.copyOf(rows);
  }

  /**
   * One model.
   *
   * @param name its name
   * @param elpd its expected log pointwise predictive density
   * @param standardError of that
   * @param parameters its effective number of parameters
   * @param difference its elpd less the best one's: 0 or negative
   * @param differenceError the standard error of the difference
   * @param stacking its share in the best mixture
   * @param pseudoBma its share by exp(elpd)
   */
  public record Row(
      String name,
      double elpd,
      double standardError,
      double parameters,
      double difference,
      double differenceError,
      double stacking,
      double pseudoBma) {}

  /**
   * Compares models.
   *
   * @param models by name
   * @throws InvalidArgument if there is none, or they are of different numbers of data
   */
  public static Comparison of(Map<String, ? extends PredictiveDensity> models) {
    List<Map.Entry<String, ? extends PredictiveDensity>> order = new ArrayList<>(models.entrySet());
    order.sort(Comparator.comparingDouble(entry -> -entry.getValue().elpd()));
    double[][] pointwise =
        order.stream().map(entry -> entry.getValue().pointwise()).toArray(double[][]::new);
    require(order, pointwise);
    double[] stacking = stacking(pointwise);
    double[] elpd = order.stream().mapToDouble(entry -> entry.getValue().elpd()).toArray();
    double total = LogSums.logSum(elpd);
    List<Row> rows = new ArrayList<>();
    for (int m = 0; m < pointwise.length; m++) {
      double[] differences = new double[pointwise[m].length];
      for (int i = 0; i < differences.length; i++) {
        differences[i] = pointwise[m][i] - pointwise[0][i];
      }
      PredictiveDensity model = order.get(m).getValue();
      rows.add(
          new Row(
              order.get(m).getKey(),
              elpd[m],
              model.standardError(),
              model.parameters(),
              Arrays.stream(differences).sum(),
              Math.sqrt(differences.length) * Moments.sd(differences),
              stacking[m],
              Math.exp(elpd[m] - total)));
    }
    return new Comparison(rows);
  }

  private static void require(
      List<Map.Entry<String, ? extends PredictiveDensity>> order, double[][] pointwise) {
    for (int m = 0; m < pointwise.length; m++) {
      if (pointwise[m].length != pointwise[0].length) {
        throw InvalidArgument.of(
            Report.of(
                    "\"%s\" is of %d data and \"%s\" of %d."
                        .formatted(
                            order.get(0).getKey(),
                            pointwise[0].length,
                            order.get(m).getKey(),
                            pointwise[m].length))
                .at(Source.here())
                .cure("compare models of the same data"));
      }
    }
    if (pointwise.length == 0) {
      throw InvalidArgument.of(
          Report.of("there is no model to compare.").at(Source.here()).cure("give two or more"));
    }
  }

  /**
   * The mixture of the densities with the greatest log score. The score is concave; each step of
   * expectation-maximisation raises it.
   */
  private static double[] stacking(double[][] pointwise) {
    int models = pointwise.length;
    int data = pointwise[0].length;
    double[][] density = new double[models][data];
    for (int i = 0; i < data; i++) {
      int datum = i;
      double greatest = Arrays.stream(pointwise).mapToDouble(all -> all[datum]).max().orElse(0);
      for (int m = 0; m < models; m++) {
        density[m][i] = Math.exp(pointwise[m][i] - greatest);
      }
    }
    double[] weights = new double[models];
    Arrays.fill(weights, 1.0 / models);
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[models];
      for (int i = 0; i < data; i++) {
        double mixture = 0;
        for (int m = 0; m < models; m++) {
          mixture += weights[m] * density[m][i];
        }
        for (int m = 0; m < models; m++) {
          next[m] += weights[m] * density[m][i] / mixture / data;
        }
      }
      double change = 0;
      for (int m = 0; m < models; m++) {
        change = Math.max(change, Math.abs(next[m] - weights[m]));
      }
      weights = next;
      if (!(change > SMALL)) {
        break;
      }
    }
    return weights;
  }

  /** The table, columns aligned. */
  @Override
  public String toString() {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String names = "%-" + Math.max(width, 1) + "s";
    StringBuilder out = new StringBuilder(names.formatted(""));
    out.append("       elpd     se      p  difference     se  stacking  pseudo-BMA\n");
    for (Row row : rows) {
      out.append(names.formatted(row.name()));
      out.append(
          String.format(
              Locale.ROOT,
              " %10.2f %6.2f %6.2f %11.2f %6.2f %9.3f %11.3f%n",
              row.elpd(),
              row.standardError(),
              row.parameters(),
              row.difference(),
              row.differenceError(),
              row.stacking(),
              row.pseudoBma()));
    }
    return out.toString();
  }
}
