package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.error.UnhealthyPosterior;

/**
 * What is wrong with draws, in plain words; {@link #toString()} prints it.
 *
 * <table>
 * <caption>What is looked for</caption>
 * <tr><td>draws<td>NaN, infinities, sites that never moved, too few to tell
 * <tr><td>divergences<td>any
 * <tr><td>E-BFMI<td>below 0.3 in a chain
 * <tr><td>R-hat<td>above 1.01, of any quantity or of {@code lp__}
 * <tr><td>bulk and tail ESS<td>below 100 for each chain
 * <tr><td>notes<td>trajectories cut at the greatest tree depth, a single chain: these cost time or
 *     certainty, and leave the draws as good as they are
 * </table>
 *
 * <p>The thresholds are those of Vehtari et al. (2021) and of CmdStan's {@code diagnose}.
 *
 * @param model the model's name
 * @param overview what was drawn, and the extremes of the diagnostics: a line each
 * @param findings what is wrong, the worst first; empty if nothing is
 */
public record Diagnosis(String model, List<String> overview, List<Finding> findings) {
  /** Copies the lists. */
  public Diagnosis {
    overview = List.copyOf(overview);
    findings = List.copyOf(findings);
  }

  /** What a finding is about. */
  public enum Kind {
    /** There are so few draws that nothing can be said. */
    TOO_FEW_DRAWS,
    /** Draws are NaN or infinite. */
    NOT_FINITE,
    /** All draws of a site are the same. */
    NEVER_MOVED,
    /** The sampler lost the trajectory. */
    DIVERGENCES,
    /** A chain changes its energy too slowly. */
    ENERGY,
    /** Chains disagree. */
    R_HAT,
    /** Draws say too little about the bulk or the tails. */
    EFFECTIVE_SIZE,
    /** Trajectories were cut short: a note. */
    TREE_DEPTH,
    /** There is nothing to compare the one chain with: a note. */
    ONE_CHAIN;

    /** Whether it costs time or certainty only. */
    public boolean isNote() {
      return this == TREE_DEPTH || this == ONE_CHAIN;
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param kind what it is about
   * @param problem a sentence without its full stop
   * @param cure what to do
   */
  public record Finding(Kind kind, String problem, String cure) {}

  /** Whether nothing but notes was found. */
  public boolean isHealthy() {
    return findings.stream().allMatch(finding -> finding.kind().isNote());
  }

  /**
   * Goes on only with healthy draws.
   *
   * @throws UnhealthyPosterior which says what is wrong and what to do
   */
  public void requireHealthy() {
    if (!isHealthy()) {
      List<String> problems = new ArrayList<>();
      Set<String> cures = new LinkedHashSet<>();
      for (Finding finding : findings) {
        if (!finding.kind().isNote()) {
          problems.add(finding.problem());
          cures.add(finding.cure());
        }
      }
      throw UnhealthyPosterior.of(model, problems, List.copyOf(cures));
    }
  }

  /** The overview, the findings, and what to do about them. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append("The draws of \"").append(model);
    out.append(isHealthy() ? "\" look healthy.\n" : "\" are not to be relied on.\n");
    overview.forEach(line -> out.append("  ").append(line).append('\n'));
    Set<String> cures = new LinkedHashSet<>();
    for (Finding finding : findings) {
      out.append(finding.kind().isNote() ? "  note: " : "  problem: ");
      out.append(finding.problem()).append(".\n");
      cures.add(finding.cure());
    }
    cures.forEach(cure -> out.append("  to mend it: ").append(cure).append('\n'));
    return out.toString();
  }
}
