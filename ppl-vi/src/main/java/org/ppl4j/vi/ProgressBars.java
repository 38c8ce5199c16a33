package org.ppl4j.vi;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as a bar on a terminal. */
final class ProgressBars implements ProgressListener {
  private @Nullable ProgressBar bar;

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
  public void started(String objective, long steps) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(objective)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed()
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();
  }

  @Override
  public void progressed(long steps, double value, double rate) {
    if (bar != null) {
      bar.stepTo(steps);
      bar.setExtraMessage(String.format(" %.4g", value));
    }
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
