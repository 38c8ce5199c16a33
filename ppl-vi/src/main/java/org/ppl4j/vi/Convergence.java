package org.ppl4j.vi;

/**
 * A rule for stopping: the objective's mean over a window of steps has changed, from window to
 * window, by less than a share of itself, several times in a row.
 *
 * @param tolerance the share
 * @param window how many steps are averaged
 * @param patience how many changes in a row must be small
 */
public record Convergence(double tolerance, int window, int patience) {
  /** Windows of 100 steps, three small changes in a row. */
  public static Convergence relativeChange(double tolerance) {
    return new Convergence(tolerance, 100, 3);
  }

  /** The same with other windows. */
  public Convergence window(int steps) {
    return new Convergence(tolerance, steps, patience);
  }

  /** The same with another patience. */
  public Convergence patience(int changes) {
    return new Convergence(tolerance, window, changes);
  }

  /** Whether the first {@code count} values satisfy the rule: a function of them alone. */
  boolean reached(double[] values, int count) {
    int windows = count / window;
    if (windows <= patience) {
      return false;
    }
    for (int i = windows - patience; i < windows; i++) {
      double last = mean(values, i - 1);
      double change = Math.abs(mean(values, i) - last);
      if (!(change < tolerance * Math.max(Math.abs(last), Double.MIN_NORMAL))) {
        return false;
      }
    }
    return true;
  }

  private double mean(double[] values, int which) {
    double sum = 0;
    for (int i = which * window; i < (which + 1) * window; i++) {
      sum += values[i];
    }
    return sum / window;
  }
}
