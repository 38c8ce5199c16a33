package org.ppl4j.mcmc;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Listeners that show how a run gets on. */
public final class Progress {
  private static final int LINES = 10;

  private Progress() {}

  /** Bars, after a second, on a terminal; nothing elsewhere. */
  public static RunListener automatic() {
    return isTerminal() ? new Bars(1) : RunListener.NONE;
  }

  /** From JDK 22 on there may be a console without a terminal; it says so itself. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** A bar for each chain, on the standard error stream. */
  public static RunListener bars() {
    return new Bars(0);
  }

  /**
   * A line for each tenth of each chain.
   *
   * @param out where to
   */
  public static RunListener lines(PrintStream out) {
    return new Lines(out);
  }

  /** Bars that a shorter run than the delay, in seconds, does not show. */
  static final class Bars implements RunListener {
    private final double delay;
    private final Map<Integer, ProgressBar> bars = new ConcurrentHashMap<>();
    private final Map<Integer, Start> starts = new ConcurrentHashMap<>();

    private record Start(int total, long time) {}

    Bars(double delay) {
      this.delay = delay;
    }

    @Override
    public void began(int chain, int iteration, int warmup, int total) {
      starts.put(chain, new Start(total, System.nanoTime()));
      advanced(chain, iteration);
    }

    @Override
    public void advanced(int chain, int iteration) {
      Start start = starts.get(chain);
      if (start != null && System.nanoTime() - start.time() >= delay * 1e9) {
        bars.computeIfAbsent(chain, c -> open(c, start.total())).stepTo(iteration);
      }
    }

    /** Whether a chain's bar is on the screen. */
    boolean isShown(int chain) {
      return bars.containsKey(chain);
    }

    private static ProgressBar open(int chain, int total) {
      return new ProgressBarBuilder().setTaskName("chain " + chain).setInitialMax(total).build();
    }

    @Override
    public void ended(int chain) {
      ProgressBar bar = bars.remove(chain);
      if (bar != null) {
        bar.close();
      }
    }
  }

  private static final class Lines implements RunListener {
    private final PrintStream out;
    private final Map<Integer, int[]> lengths = new ConcurrentHashMap<>();

    Lines(PrintStream out) {
      this.out = out;
    }

    @Override
    public void began(int chain, int iteration, int warmup, int total) {
      lengths.put(chain, new int[] {warmup, total});
    }

    @Override
    public void advanced(int chain, int iteration) {
      int[] length = lengths.get(chain);
      if (length == null) {
        return;
      }
      int total = length[1];
      int tenth = Math.max(1, total / LINES);
      if (iteration % tenth == 0 || iteration == total) {
        String phase = iteration <= length[0] ? "warm-up" : "sampling";
        out.println("chain " + chain + ": " + iteration + " of " + total + ", " + phase);
      }
    }
  }
}
