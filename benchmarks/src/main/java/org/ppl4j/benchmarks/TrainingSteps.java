package org.ppl4j.benchmarks;

import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.strategy.Strategies.measureValued;
import static org.ppl4j.strategy.Strategies.reinforce;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.ppl4j.samples.AttendInferRepeat;
import org.ppl4j.samples.SigmoidBeliefNet;
import org.ppl4j.samples.SigmoidBeliefNet.Units;
import org.ppl4j.samples.Vae;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.vi.ProgressListener;
import org.ppl4j.vi.Svi;

/**
 * Time of one step of training, all of it: noise, value, gradient, Adam. Not a JMH benchmark, since
 * a fit times itself: a step is long, and depends on the one before it.
 *
 * <pre>
 *   java -cp benchmarks/target/benchmarks.jar org.ppl4j.benchmarks.TrainingSteps [name's part]
 * </pre>
 *
 * <p>Prints for each fit the time to the end of its first step, the least and the median time of a
 * step, and the least and the median processor time of the calling thread, which on one thread
 * ({@code -Dai.djl.pytorch.num_threads=1}) is all there is, and holds on a busy machine.
 */
public final class TrainingSteps {
  private static final int SHORTEST = 60;
  private static final double SECONDS = 3;

  private TrainingSteps() {}

  private static Map<String, Supplier<Svi>> fits() {
    Map<String, Supplier<Svi>> fits = new LinkedHashMap<>();
    for (int batch : new int[] {64, 128, 256, 512}) {
      fits.put("vae " + batch, () -> Vae.training(batch));
    }
    fits.put("sbn mean", () -> sbn(Units.bits(reinforce(Baseline.movingAverage(0.9)))));
    for (int count : new int[] {2, 4, 10}) {
      fits.put("sbn leaveOneOut(" + count + ")", () -> sbn(Units.bits(leaveOneOut(count))));
    }
    fits.put("air reinforce", () -> AttendInferRepeat.training(reinforce(), 3, 1, 640, 64));
    fits.put("air measureValued", () -> AttendInferRepeat.training(measureValued(), 3, 1, 640, 64));
    for (int slots = 1; slots <= 3; slots++) {
      int count = slots;
      fits.put(
          "air enumerate, slots " + count,
          () -> AttendInferRepeat.training(enumerate(), count, 1, 640, 64));
    }
    fits.put(
        "air iwelbo(2) reinforce", () -> AttendInferRepeat.training(reinforce(), 3, 2, 640, 64));
    fits.put(
        "air iwelbo(2) measureValued",
        () -> AttendInferRepeat.training(measureValued(), 3, 2, 640, 64));
    return fits;
  }

  private static Svi sbn(Units units) {
    return SigmoidBeliefNet.training(units, 50);
  }

  /** Measures the fits whose names contain the argument, or all. */
  public static void main(String[] args) {
    String part = args.length > 0 ? args[0] : "";
    fits()
        .forEach(
            (name, fit) -> {
              if (name.contains(part)) {
                measure(name, fit);
              }
            });
  }

  private static void measure(String name, Supplier<Svi> fit) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int most = 100_000;
    long[] wall = new long[most];
    long[] own = new long[most];
    int[] steps = {0};
    long begun = System.nanoTime();
    fit.get()
        .progress(ProgressListener.silent())
        .steps(most)
        .every(
            1,
            report -> {
              wall[steps[0]] = System.nanoTime();
              own[steps[0]++] = threads.getCurrentThreadCpuTime();
              if (steps[0] >= SHORTEST && (System.nanoTime() - wall[0]) * 1e-9 > SECONDS) {
                report.stop();
              }
            })
        .run();
    double[] walls = sorted(wall, steps[0]);
    double[] owns = sorted(own, steps[0]);
    System.out.printf(
        Locale.ROOT,
        "%-28s first %6.0f ms; step %.2f / %.2f ms; of the thread %.2f / %.2f ms%n",
        name,
        (wall[0] - begun) * 1e-6,
        walls[0],
        walls[walls.length / 2],
        owns[0],
        owns[owns.length / 2]);
  }

  /** The differences in the later two thirds, in milliseconds. */
  private static double[] sorted(long[] times, int count) {
    int from = count / 3;
    double[] out = new double[count - from - 1];
    for (int i = 0; i < out.length; i++) {
      out[i] = (times[from + i + 1] - times[from + i]) * 1e-6;
    }
    Arrays.sort(out);
    return out;
  }
}
