package org.ppl4j.benchmarks;

import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.samples.EightSchools;

/**
 * Eight schools from the start of a JVM to the printed summary: 4 chains of 1,000 + 1,000
 * iterations of NUTS on one thread. To be timed from outside.
 */
public final class ColdStart {
  private ColdStart() {}

  /** Samples, and prints the summary. */
  public static void main(String[] args) {
    System.out.println(Mcmc.of(EightSchools.nonCentered()).seed(1).threads(1).run().summary());
  }
}
