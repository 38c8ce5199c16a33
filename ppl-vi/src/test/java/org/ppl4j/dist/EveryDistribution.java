package org.ppl4j.dist;

import java.util.List;

/** The distributions of the catalogue's test table. */
public final class EveryDistribution {
  private EveryDistribution() {}

  /** One of each. */
  public static List<? extends Distribution<?>> all() {
    return DistributionTable.rows().stream().map(row -> row.cases().get(0).distribution()).toList();
  }
}
