package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.vi.optim.Optimizers.adam;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;

/** How many steps a call does changes nothing but the time. */
class StepsPerCallTest {
  private static final Executor JVM = Executor.named("jvm");

  private static Svi svi() {
    return Svi.of(Toys.elbo()).executor(JVM).optimizer(adam(0.05)).seed(3);
  }

  private static int chosen(Svi svi) {
    return StepsPerCall.of(svi, StepProgram.of(svi.estimate, svi.optimizer, svi.particles), JVM);
  }

  @Test
  void sameCurveToTheBit() {
    double[] alone = svi().steps(120).stepsPerCall(1).run().curve();
    assertThat(svi().steps(120).stepsPerCall(7).run().curve()).isEqualTo(alone);
    assertThat(svi().steps(120).run().curve()).isEqualTo(alone);
  }

  /** The toy's steps take next to no time, so that only other reasons keep the number low. */
  @Test
  void dividesWhateverWaits() {
    assertThat(chosen(svi().steps(5000))).isEqualTo(100);
    assertThat(chosen(svi().steps(60))).isEqualTo(60);
    assertThat(chosen(svi().steps(60).every(24, report -> {}))).isEqualTo(12);
    assertThat(chosen(svi().steps(97 * 2))).isEqualTo(97);
    assertThat(chosen(svi().steps(5000).until(new Convergence(1e-4, 75, 2)))).isEqualTo(25);
    assertThat(chosen(svi().steps(5000).stepsPerCall(3))).isEqualTo(3);
    assertThat(chosen(svi().steps(5000).cancelWhen(() -> false))).isEqualTo(1);
    assertThat(chosen(svi().steps(5000).precision(Options.Precision.FLOAT32))).isEqualTo(1);
    assertThat(chosen(svi().steps(5000).batches(step -> new Object[0]))).isEqualTo(1);
  }

  /**
   * Of a compiled step nothing is left to collect but a block of noise for each address, or less.
   */
  @Test
  void stepsAllocateNoArrays() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] last = {0};
    double[] least = {Double.POSITIVE_INFINITY};
    int stepsPerCall = 100;
    // HotSpot compiles when it likes.
    svi()
        .steps(1_000_000)
        .stepsPerCall(stepsPerCall)
        .progress(ProgressListener.silent())
        .cancelWhen(
            () -> {
              long now = threads.getCurrentThreadAllocatedBytes();
              if (last[0] != 0) {
                least[0] = Math.min(least[0], (now - last[0]) / (double) stepsPerCall);
              }
              last[0] = threads.getCurrentThreadAllocatedBytes();
              return least[0] < 80;
            })
        .run();
    assertThat(least[0]).isLessThan(80);
  }
}
