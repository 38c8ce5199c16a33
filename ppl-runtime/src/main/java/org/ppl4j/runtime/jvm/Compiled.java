package org.ppl4j.runtime.jvm;

/** What a generated class can do; it keeps nothing between calls. */
interface Compiled {
  /**
   * Runs the graph.
   *
   * @param arrays inputs, constants and work arrays, each in its slot
   * @param tables constant integers
   * @param sites objects that the code calls on
   * @param frame for values that pass between methods
   */
  void run(double[][] arrays, int[][] tables, Object[] sites, double[] frame);
}
