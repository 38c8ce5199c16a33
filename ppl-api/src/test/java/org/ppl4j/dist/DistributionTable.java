package org.ppl4j.dist;

import java.util.List;
import java.util.stream.Stream;

/** Every distribution there is but those made of others, one row each, by family. */
final class DistributionTable {
  private static final List<Row> ROWS =
      Stream.of(
              ContinuousRows.rows(), GammaRows.rows(), DiscreteRows.rows(), MultivariateRows.rows())
          .flatMap(List::stream)
          .toList();

  private DistributionTable() {}

  /** All rows. */
  static List<Row> rows() {
    return ROWS;
  }

  /** All settings of all rows. */
  static List<Case> cases() {
    return ROWS.stream().flatMap(row -> row.cases().stream()).toList();
  }
}
