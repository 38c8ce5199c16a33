package org.ppl4j.plot;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws for tests. */
final class Made {
  private Made() {}

  static double[][] normal(int chains, int draws, double mean, double sd) {
    Random random = new Random(31);
    double[][] out = new double[chains][draws];
    for (double[] chain : out) {
      Arrays.setAll(chain, t -> mean + sd * random.nextGaussian());
    }
    return out;
  }

  static double[][] constant(int chains, int draws, double value) {
    double[][] out = new double[chains][draws];
    Arrays.stream(out).forEach(chain -> Arrays.fill(chain, value));
    return out;
  }

  /** What pictures have to stand. */
  static Map<String, Series> odd() {
    Map<String, Series> out = new TreeMap<>();
    double[][] gaps = normal(2, 60, 0, 1);
    gaps[0][0] = Double.NaN;
    gaps[0][7] = Double.POSITIVE_INFINITY;
    gaps[1][59] = Double.NEGATIVE_INFINITY;
    out.put("gaps", new Series("gaps", gaps));
    out.put("one chain", new Series("sigma", normal(1, 60, 3, 1)));
    out.put("eight chains", new Series("beta[0]", normal(8, 60, 3, 1)));
    out.put("constant", new Series("constant", constant(2, 60, 3.25)));
    out.put("zero", new Series("zero", constant(2, 60, 0)));
    out.put("nothing finite", new Series("nothing", constant(2, 60, Double.NaN)));
    out.put("huge", new Series("huge", normal(2, 60, 3e12, 1e11)));
    out.put("tiny", new Series("tiny", normal(2, 60, 3e-12, 1e-12)));
    out.put("narrow", new Series("narrow", normal(2, 60, 1e8, 0.5)));
    out.put("denormal", new Series("denormal", normal(2, 60, 0, 1e-310)));
    double most = Double.MAX_VALUE;
    out.put("greatest", new Series("greatest", new double[][] {{-most, 0, most, 1, 2, 3}}));
    out.put("one draw", new Series("once", new double[][] {{1.5}}));
    out.put("no draws", new Series("never", new double[][] {{}}));
    double[][] integers = normal(2, 60, 4, 2);
    Arrays.stream(integers).forEach(chain -> Arrays.setAll(chain, t -> Math.rint(chain[t])));
    out.put("integers", new Series("k", integers));
    out.put(
        "long name",
        new Series("log_relative_risk_of_county_and_neighbours_".repeat(4) + "[12,3]", gaps));
    out.put("markup", new Series("<a & \"b\">", normal(2, 60, 0, 1)));
    return out;
  }
}
