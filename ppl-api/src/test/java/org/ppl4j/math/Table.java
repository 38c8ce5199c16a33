package org.ppl4j.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Rows of arguments and true values which src/test/python wrote with mpmath. */
final class Table {
  private final String name;
  private final List<double[]> rows;

  private Table(String name, List<double[]> rows) {
    this.name = name;
    this.rows = rows;
  }

  static Table read(String name) {
    List<double[]> rows = new ArrayList<>();
    try (InputStream stream =
            Objects.requireNonNull(Table.class.getResourceAsStream(name + ".csv"), name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray());
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    assertThat(rows).as(name).isNotEmpty();
    return new Table(name, rows);
  }

  Table where(Predicate<double[]> condition) {
    List<double[]> kept = rows.stream().filter(condition).toList();
    assertThat(kept).as(name).isNotEmpty();
    return new Table(name, kept);
  }

  /** Asserts |function(row) - truth| at most bound times scale(row) in every row. */
  void assertWithin(
      double bound, ToDoubleFunction<double[]> function, ToDoubleFunction<double[]> scale) {
    double worst = 0;
    String where = "nowhere";
    for (double[] row : rows) {
      double truth = row[row.length - 1];
      double value = function.applyAsDouble(row);
      double error = value == truth ? 0 : Math.abs(value - truth) / scale.applyAsDouble(row);
      if (Double.isNaN(error) || error > worst) {
        worst = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        where = Arrays.toString(row) + ", computed " + value;
      }
    }
    if (Boolean.getBoolean("ppl4j.math.report")) {
      System.out.printf("%-28s worst %.2e of %.2e at %s%n", name, worst, bound, where);
    }
    assertThat(worst).as("%s, worst at %s", name, where).isLessThanOrEqualTo(bound);
  }

  /** Asserts the relative error; a subnormal truth has the unit of the smallest normal double. */
  void assertRelative(double bound, ToDoubleFunction<double[]> function) {
    assertWithin(bound, function, row -> Math.max(Math.abs(truth(row)), Double.MIN_NORMAL));
  }

  /** Asserts the error over max(1, |truth|). */
  void assertAbsoluteBelowOne(double bound, ToDoubleFunction<double[]> function) {
    assertWithin(bound, function, row -> Math.max(Math.abs(truth(row)), 1));
  }

  static double truth(double[] row) {
    return row[row.length - 1];
  }
}
