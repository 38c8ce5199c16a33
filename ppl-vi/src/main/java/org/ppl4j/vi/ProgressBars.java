package org.ppl4j.vi;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.WaitingLine;

/** Progress as a bar on a terminal. */
final class ProgressBars implements ProgressListener {
  private final double delay;
  private @Nullable WaitingLine compiling;
  private @Nullable ProgressBar bar;
  private String objective = "";
  private long total;
  private long began;

  /**
   * A bar.
   *
   * @param delay after how many seconds; a shorter fit shows none
   */
  ProgressBars(double delay) {
    this.delay = delay;
  }

  @Override
  public void compiling(String name) {
    compiling = new WaitingLine(System.err, "compiling " + name, delay);
  }

  @Override
  public void compiled() {
    if (compiling != null) {
      compiling.close();
      compiling = null;
    }
  }

  @Override
  public void started(String name, long steps) {
    objective = name;
    total = steps;
    began = System.nanoTime();
    if (delay == 0) {
      bar = open();
    }
  }

  @Override
  public void progressed(long steps, double value, double rate) {
    if (bar == null && System.nanoTime() - began >= delay * 1e9) {
      bar = open();
    }
    if (bar != null) {
      bar.stepTo(steps);
      bar.setExtraMessage(String.format(" %.4g", value));
    }
  }

  private ProgressBar open() {
    return new ProgressBarBuilder()
        .setTaskName(objective)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .showSpeed()
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  @Override
  public void finished(String reason) {
    if (bar != null) {
      bar.setExtraMessage(" " + reason);
      bar.close();
      bar = null;
    }
  }
}
