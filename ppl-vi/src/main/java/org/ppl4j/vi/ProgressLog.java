package org.ppl4j.vi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Progress as lines in the log. */
final class ProgressLog implements ProgressListener {
  private static final Logger LOG = LoggerFactory.getLogger(Svi.class);

  private final double seconds;
  private String objective = "";
  private long total;
  private long last;

  /** A line at most every so many seconds. */
  ProgressLog(double seconds) {
    this.seconds = seconds;
  }

  @Override
  public void compiling(String name) {
    objective = name;
    last = System.nanoTime();
  }

  @Override
  public void compiled() {
    double taken = (System.nanoTime() - last) * 1e-9;
    if (taken > 1) {
      LOG.info("{}: compiled in {} s", objective, String.format("%.1f", taken));
    }
  }

  @Override
  public void started(String name, long steps) {
    objective = name;
    total = steps;
    last = System.nanoTime();
    LOG.info("{}: {} steps", name, steps);
  }

  @Override
  public void progressed(long steps, double value, double rate) {
    long now = System.nanoTime();
    if (now - last >= seconds * 1e9) {
      last = now;
      LOG.info(
          "{}: step {} of {}, {}, {} steps/s",
          objective,
          steps,
          total,
          String.format("%.4g", value),
          String.format("%.0f", rate));
    }
  }

  @Override
  public void finished(String reason) {
    LOG.info("{}: {}", objective, reason);
  }
}
