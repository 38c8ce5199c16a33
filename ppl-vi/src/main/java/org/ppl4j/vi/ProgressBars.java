package org.ppl4j.vi;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as a bar on a terminal. */
final class ProgressBars implements ProgressListener {
  private final double delay;
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

  /** Whether this process talks to a terminal; from JDK 22 on a console may be something else. */
  @SuppressWarnings("SystemConsoleNull") // Null is one answer; isTerminal() is the other.
  static boolean onTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
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
