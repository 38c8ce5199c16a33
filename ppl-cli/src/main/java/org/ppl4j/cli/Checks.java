package org.ppl4j.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What options may be. */
final class Checks {
  private Checks() {}

  static void atLeast(CommandSpec spec, String option, long value, long least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), option + " must be " + least + " or more, not " + value + ".");
    }
  }

  /** Between 0 and 1, both excluded. */
  static void probability(CommandSpec spec, String option, double value) {
    if (!(value > 0 && value < 1)) {
      throw new ParameterException(
          spec.commandLine(), option + " must lie between 0 and 1, not be " + value + ".");
    }
  }
}
