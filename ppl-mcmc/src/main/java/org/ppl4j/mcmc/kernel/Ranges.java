package org.ppl4j.mcmc.kernel;

import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/** Checks of kernels' parameters. */
final class Ranges {
  private Ranges() {}

  static void atLeast(String what, double value, double least) {
    require(value >= least, what, value, "at least " + least);
  }

  static void positive(String what, double value) {
    require(value > 0, what, value, "above 0");
  }

  static void probability(String what, double value) {
    require(value > 0 && value < 1, what, value, "between 0 and 1");
  }

  static void fraction(String what, double value) {
    require(value >= 0 && value < 1, what, value, "at least 0 and below 1");
  }

  private static void require(boolean holds, String what, double value, String range) {
    if (!holds) {
      throw InvalidArgument.of(
          Report.of(what + " must be " + range + ", not " + value + ".")
              .at(Source.here())
              .cure("give a value in that range"));
    }
  }
}
