package org.ppl4j.benchmarks;

import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.strategy.Strategies.measureValued;
import static org.ppl4j.strategy.Strategies.reinforce;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ppl4j.dist.BernoulliLogits;
import org.ppl4j.samples.AttendInferRepeat;
import org.ppl4j.samples.SigmoidBeliefNet;
import org.ppl4j.samples.SigmoidBeliefNet.Units;
import org.ppl4j.samples.Vae;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.vi.Svi;

/**
 * One step of training the samples of images, all of it: minibatch, noise, value, gradient, Adam;
 * in float32. The mean of ten steps in a row: so the peers are measured.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class TrainingBenchmark {
  private static final int STEPS = 10;

  /** A variational autoencoder, 784-400-20-400-784. */
  @State(Scope.Benchmark)
  public static class Autoencoder {
    /** Images a step. */
    @Param({"64", "128", "256", "512", "1000"})
    public int batch;

    private FitSteps fit;

    /** Does the first step. */
    @Setup
    public void open() {
      fit = new FitSteps(Vae.training(batch));
    }

    /** Ends the fit. */
    @TearDown
    public void close() {
      fit.close();
    }
  }

  /** A sigmoid belief net of 200 units, at 50 images a step. */
  @State(Scope.Benchmark)
  public static class BeliefNet {
    /** Draws a unit; 1 is reinforce with a moving average for a baseline, more are leaveOneOut. */
    @Param({"1", "2", "4", "10"})
    public int draws;

    private FitSteps fit;

    /** Does the first step. */
    @Setup
    public void open() {
      Strategy<? super BernoulliLogits> strategy =
          draws == 1 ? reinforce(Baseline.movingAverage(0.9)) : leaveOneOut(draws);
      Svi svi = SigmoidBeliefNet.training(Units.bits(strategy), 50);
      fit = new FitSteps(svi);
    }

    /** Ends the fit. */
    @TearDown
    public void close() {
      fit.close();
    }
  }

  /** Attend, infer, repeat, with 64 scenes a step. */
  @State(Scope.Benchmark)
  public static class Scenes {
    /** How gradients pass the presence of digits. */
    @Param({"reinforce", "measureValued", "enumerate"})
    public String presence;

    /** Digits at most. */
    @Param("3")
    public int slots;

    /** Guesses for each scene: 1 is the ELBO, more the importance weighted bound. */
    @Param({"1", "2"})
    public int particles;

    private FitSteps fit;

    /** Does the first step. */
    @Setup
    public void open() {
      Strategy<? super BernoulliLogits> strategy =
          switch (presence) {
            case "reinforce" -> reinforce();
            case "measureValued" -> measureValued();
            case "enumerate" -> enumerate();
            default -> throw new IllegalArgumentException(presence);
          };
      fit = new FitSteps(AttendInferRepeat.training(strategy, slots, particles, 640, 64));
    }

    /** Ends the fit. */
    @TearDown
    public void close() {
      fit.close();
    }
  }

  /** Steps of the autoencoder's. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void vae(Autoencoder state) {
    state.fit.steps(STEPS);
  }

  /** Steps of the belief net's. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void beliefNet(BeliefNet state) {
    state.fit.steps(STEPS);
  }

  /** Steps of the scenes'. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void air(Scenes state) {
    state.fit.steps(STEPS);
  }
}
