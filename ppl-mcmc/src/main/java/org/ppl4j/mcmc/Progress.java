package org.ppl4j.mcmc;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.WaitingLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners that show how a run gets on. */
public final class Progress {
  private static final int LINES = 10;

  private Progress() {}

  /** Bars, after a second, on a terminal; nothing elsewhere. */
  public static RunListener automatic() {
    return WaitingLine.isTerminal() ? new Bars(1) : RunListener.NONE;
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
    return new Lines(out::println);
  }

  /** The same lines in the log, at level info. */
  public static RunListener log() {
    // Not before it is asked for: SLF4J says on standard error that it has no back end.
    Logger log = LoggerFactory.getLogger(Mcmc.class);
    return new Lines(log::info);
  }

  /** Bars that a shorter run than the delay, in seconds, does not show. */
  static final class Bars implements RunListener {
    private final double delay;
    private @Nullable WaitingLine compiling;
    private final Map<Integer, ProgressBar> bars = new ConcurrentHashMap<>();
    private final Map<Integer, Start> starts = new ConcurrentHashMap<>();

    private record Start(int total, long time) {}

    Bars(double delay) {
      this.delay = delay;
    }

    @Override
    public void compiling(String model) {
      compiling = new WaitingLine(System.err, "compiling " + model, delay);
    }

    @Override
    public void compiled() {
      if (compiling != null) {
        compiling.close();
        compiling = null;
      }
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
    private final Consumer<String> out;
    private String model = "";
    private long compiling;
    private final Map<Integer, int[]> lengths = new ConcurrentHashMap<>();

    Lines(Consumer<String> out) {
      this.out = out;
    }

    @Override
    public void compiling(String name) {
      model = name;
      compiling = System.nanoTime();
    }

    @Override
    public void compiled() {
      double taken = (System.nanoTime() - compiling) * 1e-9;
      if (taken > 1) {
        out.accept(String.format(Locale.ROOT, "%s: compiled in %.1f s", model, taken));
      }
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
        out.accept("chain " + chain + ": " + iteration + " of " + total + ", " + phase);
      }
    }
  }
}
