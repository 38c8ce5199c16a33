package org.ppl4j.benchmarks;

import java.util.function.Supplier;
import org.ppl4j.compiler.Executor;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.ProgressListener;
import org.ppl4j.vi.Svi;

/** Fits of many steps, of which each call's time is taken. */
final class Fits {
  private static final int STEPS = 20_000;

  private final Supplier<Svi> make;
  private final int stepsPerCall;
  private final PartTimes perStep = new PartTimes();
  private long last;

  /**
   * Fits to time.
   *
   * @param make a fit without steps and executor
   */
  Fits(Supplier<Svi> make, int stepsPerCall) {
    this.make = make;
    this.stepsPerCall = stepsPerCall;
  }

  private Svi on(String executor) {
    return make.get()
        .executor(Executor.named(executor))
        .stepsPerCall(stepsPerCall)
        .progress(ProgressListener.silent());
  }

  /** The first steps' values must be those of the interpreter. */
  void check(String executor) {
    Answers.require(on("interp").steps(20).run().curve(), on(executor).steps(20).run().curve());
  }

  /** A fit; all calls but the first are timed. */
  Fit run(String executor) {
    last = 0;
    return on(executor).steps(STEPS).cancelWhen(this::tick).run();
  }

  private boolean tick() {
    if (last != 0) {
      perStep.add(PartTimes.now() - last, stepsPerCall);
    }
    last = PartTimes.now();
    return false;
  }

  /** What a step takes. */
  @Override
  public String toString() {
    return perStep.toString();
  }
}
