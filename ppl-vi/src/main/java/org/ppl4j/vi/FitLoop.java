package org.ppl4j.vi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.NotFinite;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.objective.Estimate;
import org.ppl4j.type.Tensor;

/** One run of a fit. */
final class FitLoop {
  private static final long TELL_NANOS = 200_000_000;

  private final Svi svi;
  private final Estimate estimate;
  private final StepProgram program;
  private double[] curve;
  private int done;
  private int resumedAt;
  private boolean stopped;

  // The first steps of the last two calls, from which a step that went wrong is explained.
  private int callStart;
  private int earlierStart;

  private long begun;
  private long told;
  private int toldAt;

  FitLoop(Svi svi) {
    this.svi = svi;
    estimate = svi.estimate;
    program = StepProgram.of(estimate, svi.optimizer, svi.particles);
    curve = new double[Math.min(svi.steps, 1024)];
  }

  Fit run() {
    String reason = "failed";
    Executor executor = svi.executor == null ? Executor.auto() : svi.executor;
    try (StepRunner runner =
        new StepRunner(program, executor, svi.options, svi.key, svi.batches, svi.streamed)) {
      int stepsPerCall = StepsPerCall.of(svi, program, executor);
      runner.compile(Math.min(stepsPerCall, svi.steps));
      svi.progress.compiled();
      svi.progress.started(estimate.name(), svi.steps);
      start(runner);
      Fit.Stop stop = loop(runner, stepsPerCall);
      List<Tensor> carry = runner.carry();
      requireFinite(runner, carry);
      if (svi.checkpoint != null) {
        save(carry);
      }
      reason = stop.text() + " after " + done + " steps";
      return new Fit(
          estimate.name(),
          estimate.maximized(),
          params(carry),
          Arrays.copyOf(curve, done),
          stop,
          svi.guide,
          svi.model,
          svi.key);
    } finally {
      svi.progress.finished(reason);
    }
  }

  private void start(StepRunner runner) {
    begun = System.nanoTime();
    told = begun;
    if (svi.resume == null) {
      List<Tensor> initial = new ArrayList<>();
      program.carry().forEach(carried -> initial.add(carried.initial()));
      requireInside(initial);
      runner.load(initial);
    } else {
      Checkpoint checkpoint = Checkpoint.read(svi.resume, identity(), program);
      done = checkpoint.curve().size();
      curve = new double[Math.max(svi.steps, done)];
      for (int i = 0; i < done; i++) {
        curve[i] = checkpoint.curve().get(i);
      }
      runner.load(checkpoint.carry());
    }
    resumedAt = done;
    toldAt = done;
  }

  private void requireInside(List<Tensor> initial) {
    for (int i = 0; i < estimate.params().size(); i++) {
      Estimate.Param param = estimate.params().get(i);
      if (!Diagnosis.isFinite(initial.get(i))) {
        throw InvalidArgument.of(
            Report.of(
                    "param \""
                        + param.address()
                        + "\" begins on the edge of "
                        + param.support().describe()
                        + " or outside.")
                .where("param", param.value().party())
                .cure("let it begin inside of its support"));
      }
    }
  }

  private Fit.Stop loop(StepRunner runner, int stepsPerCall) {
    double[] losses = new double[stepsPerCall];
    double[] values = new double[stepsPerCall];
    while (done < svi.steps) {
      int count = Math.min(stepsPerCall, svi.steps - done);
      runner.run(done, count, values, losses);
      earlierStart = callStart;
      callStart = done;
      for (int i = 0; i < count; i++) {
        if (!Double.isFinite(values[i])) {
          throw explained(runner, count, "the objective " + estimate.name(), values[i]);
        }
        if (!Double.isFinite(losses[i])) {
          throw explained(runner, count, "the loss of " + estimate.name(), losses[i]);
        }
      }
      record(values, count);
      if (after(runner, count)) {
        return Fit.Stop.CONVERGED;
      }
      if (stopped || svi.cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        return Fit.Stop.CANCELLED;
      }
    }
    return Fit.Stop.STEPS;
  }

  private void record(double[] values, int count) {
    if (done + count > curve.length) {
      curve = Arrays.copyOf(curve, Math.max(done + count, 2 * curve.length));
    }
    System.arraycopy(values, 0, curve, done, count);
    done += count;
  }

  /** Tells whoever wants to know; true if the fit has converged. */
  private boolean after(StepRunner runner, int count) {
    if (svi.checkpoint != null && passed(svi.checkpointEvery, count)) {
      List<Tensor> carry = runner.carry();
      requireFinite(runner, carry);
      save(carry);
    }
    for (Svi.Callback callback : svi.callbacks) {
      if (passed(callback.every(), count)) {
        callback.reader().accept(new Now(runner));
      }
    }
    long now = System.nanoTime();
    if (now - told > TELL_NANOS) {
      double sum = 0;
      for (int i = toldAt; i < done; i++) {
        sum += curve[i];
      }
      svi.progress.progressed(done, sum / (done - toldAt), rate());
      told = now;
      toldAt = done;
    }
    return svi.convergence != null
        && passed(svi.convergence.window(), count)
        && svi.convergence.reached(curve, done);
  }

  /** Whether a multiple of {@code every} lies among the last {@code count} steps. */
  private boolean passed(int every, int count) {
    return done / every > (done - count) / every;
  }

  private double rate() {
    return (done - resumedAt) / Math.max((System.nanoTime() - begun) * 1e-9, 1e-9);
  }

  /** What a callback sees. */
  private final class Now implements StepReport {
    private final StepRunner runner;

    Now(StepRunner runner) {
      this.runner = runner;
    }

    @Override
    public long steps() {
      return done;
    }

    @Override
    public double value() {
      return curve[done - 1];
    }

    @Override
    public double rate() {
      return FitLoop.this.rate();
    }

    @Override
    public Map<String, Tensor> params() {
      return FitLoop.this.params(runner.carry());
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  private Map<String, Tensor> params(List<Tensor> carry) {
    List<Tensor> values = Diagnosis.constrained(program.constrained(), carry);
    Map<String, Tensor> out = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      out.put(estimate.params().get(i).address(), values.get(i));
    }
    return out;
  }

  private void save(List<Tensor> carry) {
    List<Double> values = Arrays.stream(curve, 0, done).boxed().toList();
    new Checkpoint(identity(), values, carry).write(requireNonNull(svi.checkpoint));
  }

  /** Which fit this is, for checkpoints: whatever its numbers depend on that can be named. */
  private List<String> identity() {
    List<String> lines = new ArrayList<>();
    lines.add("objective " + estimate.name());
    lines.add("key " + svi.key.cipher() + " " + svi.key.stream());
    lines.add("particles " + svi.particles);
    lines.add("precision " + svi.options.precision());
    program.carry().forEach(carried -> lines.add(carried.name() + " " + carried.type()));
    for (Expr argument : estimate.arguments()) {
      lines.add("argument " + argument.party().name() + " " + argument.type());
    }
    return lines;
  }

  /** What the last step made has been seen by no step after it. */
  private void requireFinite(StepRunner runner, List<Tensor> carry) {
    for (int i = 0; i < carry.size(); i++) {
      if (!Diagnosis.isFinite(carry.get(i))) {
        throw explained(runner, done - callStart, program.carry().get(i).name(), Double.NaN);
      }
    }
  }

  /** Params that broke in one call show in the value of the next: then that one began it. */
  private NotFinite explained(StepRunner runner, int count, String what, double found) {
    Diagnosis diagnosis = new Diagnosis(program, svi.key, svi.batches);
    List<Tensor> before = runner.carryBefore();
    if (before.stream().allMatch(Diagnosis::isFinite)) {
      return diagnosis.explain(before, callStart, count, what, found);
    }
    int all = callStart - earlierStart + count;
    return diagnosis.explain(runner.carryEarlier(), earlierStart, all, what, found);
  }
}
