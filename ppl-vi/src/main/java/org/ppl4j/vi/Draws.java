package org.ppl4j.vi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Choices;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Independent draws of a program's random sites.
 *
 * @param choices the draws by address, their outermost axis the draws
 * @param count how many there are
 */
public record Draws(Choices choices, int count) {
  private static final double[] QUANTILES = {0.05, 0.5, 0.95};

  /**
   * All draws of a site, the draws its outermost axis.
   *
   * @throws InvalidArgument if there is no such site
   */
  public Tensor get(String address) {
    if (!choices.has(address)) {
      throw InvalidArgument.of(
          Report.of("there are no draws of \"" + address + "\", only of " + choices + ".")
              .at(Source.here())
              .cure("correct the name"));
    }
    return requireNonNull(choices.find(address)).value();
  }

  /** The draws' mean, of the site's shape. */
  public Tensor mean(String address) {
    return each(address, StatUtils::mean);
  }

  /** The draws' standard deviation, with the divisor {@code n - 1}, of the site's shape. */
  public Tensor sd(String address) {
    return each(address, draws -> Math.sqrt(StatUtils.variance(draws)));
  }

  /**
   * The draws' quantile, interpolated between order statistics as R's type 7, of the site's shape.
   *
   * @param p from 0 (the least) to 1 (the greatest)
   */
  public Tensor quantile(String address, double p) {
    return each(address, draws -> quantile(draws, p));
  }

  private static double quantile(double[] draws, double p) {
    if (p <= 0) {
      return StatUtils.min(draws);
    }
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(draws, 100 * p);
  }

  /** A table: for each number of each site its mean, standard deviation and quantiles. */
  public String summary() {
    return aligned(table());
  }

  /** The texts of the summary, its header first. */
  List<String[]> table() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"", "mean", "sd", "5%", "50%", "95%"});
    for (String address : choices.addresses()) {
      Tensor mean = mean(address);
      Tensor sd = sd(address);
      List<Tensor> quantiles =
          Arrays.stream(QUANTILES).mapToObj(p -> quantile(address, p)).toList();
      for (int i = 0; i < mean.data().length; i++) {
        int place = i;
        List<String> row = new ArrayList<>();
        row.add(address + index(mean.shape(), i));
        row.add(text(mean.get(i)));
        row.add(text(sd.get(i)));
        quantiles.forEach(quantile -> row.add(text(quantile.get(place))));
        rows.add(row.toArray(String[]::new));
      }
    }
    return rows;
  }

  /** The names of a site's numbers, row-major: {@code theta[0]}, {@code L[0,1]}. */
  List<String> elementNames(String address) {
    Shape shape = get(address).shape().without(0);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      out.add(address + index(shape, i));
    }
    return out;
  }

  private interface Statistic {
    double of(double[] draws);
  }

  private Tensor each(String address, Statistic statistic) {
    Tensor all = get(address);
    Shape shape = all.shape().slice(1, all.shape().rank());
    double[] out = new double[shape.size()];
    double[] draws = new double[count];
    for (int i = 0; i < out.length; i++) {
      for (int k = 0; k < count; k++) {
        draws[k] = all.get(k * out.length + i);
      }
      out[i] = statistic.of(draws);
    }
    return Tensor.wrap(Type.real(shape.dims()), out);
  }

  private static String index(Shape shape, int place) {
    if (shape.isScalar()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    int[] strides = shape.strides();
    for (int axis = 0; axis < shape.rank(); axis++) {
      parts.add(String.valueOf(place / strides[axis] % shape.dim(axis)));
    }
    return "[" + String.join(",", parts) + "]";
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String aligned(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (String[] row : rows) {
      out.append(row[0]).append(" ".repeat(widths[0] - row[0].length()));
      for (int i = 1; i < row.length; i++) {
        out.append(" ".repeat(widths[i] - row[i].length() + 2)).append(row[i]);
      }
      out.append('\n');
    }
    return out.toString();
  }
}
