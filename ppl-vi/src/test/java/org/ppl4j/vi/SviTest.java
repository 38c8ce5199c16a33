package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.vi.optim.Optimizers.adam;
import static org.ppl4j.vi.optim.Optimizers.naturalGradient;
import static org.ppl4j.vi.optim.Optimizers.sgd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.error.InputMismatch;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Estimate.Param;
import org.ppl4j.objective.Objective;
import org.ppl4j.type.Tensor;
import org.ppl4j.vi.optim.Schedules;

final class SviTest {
  private static Svi svi(Estimate estimate, String executor) {
    return Svi.of(estimate).executor(Executor.named(executor)).seed(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void findsAKnownPosterior(String executor) {
    Fit fit =
        svi(Toys.elbo(), executor)
            .optimizer(adam(Schedules.cosine(0.03, 0.0003, 1500)))
            .steps(1500)
            .particles(4)
            .run();
    assertThat(fit.param("mean").doubleValue()).isCloseTo(Toys.MEAN, within(0.01));
    assertThat(fit.param("scale").doubleValue()).isCloseTo(Toys.SD, within(0.01));
    assertThat(fit.value()).isCloseTo(Toys.EVIDENCE, within(0.01));
    assertThat(fit.stop()).isEqualTo(Fit.Stop.STEPS);
    assertThat(fit.converged()).isTrue();
  }

  @Test
  void fitsAnObjective() {
    Objective elbo =
        Objective.maximize(
            "elbo",
            e -> {
              var t = e.simulate(Toys.GUIDE);
              return e.logDensity(Toys.MODEL, t.choices()).minus(t.logDensity());
            });
    Fit fit =
        Svi.of(elbo)
            .optimizer(adam(Schedules.cosine(0.03, 0.0003, 1500)))
            .steps(1500)
            .particles(4)
            .seed(1)
            .guide(Toys.GUIDE)
            .model(Toys.MODEL)
            .run()
            .requireHealthy();
    assertThat(fit.param("mean").doubleValue()).isCloseTo(Toys.MEAN, within(0.01));
    assertThat(fit.param("scale").doubleValue()).isCloseTo(Toys.SD, within(0.01));
    assertThat(fit.draws(4000).mean("z").doubleValue()).isCloseTo(Toys.MEAN, within(0.04));
    assertThat(fit.kHat()).isLessThan(0.5);
  }

  @Test
  void naturalGradientsFindItInFewSteps() {
    Fit fit =
        svi(Toys.elbo(), "interp")
            .optimizer(naturalGradient(0.2).normal("mean", "scale"))
            .particles(100)
            .steps(60)
            .run();
    assertThat(fit.param("mean").doubleValue()).isCloseTo(Toys.MEAN, within(0.05));
    assertThat(fit.param("scale").doubleValue()).isCloseTo(Toys.SD, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void manyStepsInOneCallAreTheSameFit(String executor) {
    Fit single = svi(Toys.elbo(), executor).steps(50).particles(2).run();
    // 50 = 7 * 7 + 1: the last call is a single step.
    Fit many = svi(Toys.elbo(), executor).steps(50).particles(2).stepsPerCall(7).run();
    assertThat(many.curve()).isEqualTo(single.curve());
    assertThat(many.params()).isEqualTo(single.params());
  }

  @Test
  void executorsAgree() {
    Fit interp = svi(Toys.elbo(), "interp").steps(50).run();
    Fit torch = svi(Toys.elbo(), "torch").steps(50).run();
    assertThat(torch.curve()).containsExactly(interp.curve(), within(1e-10));
    Fit single = svi(Toys.elbo(), "torch").steps(50).precision(Precision.FLOAT32).run();
    assertThat(single.curve()).containsExactly(interp.curve(), within(1e-3));
  }

  @Test
  void largeParamsStayWithTheEngine() {
    int size = 25_000;
    Fit interp = svi(Toys.noisyQuadratic(size, 3), "interp").steps(7).run();
    List<Double> seen = new ArrayList<>();
    Fit torch =
        svi(Toys.noisyQuadratic(size, 3), "torch")
            .steps(7)
            .every(3, now -> seen.add(now.params().get("x").get(size - 1)))
            .run();
    assertThat(torch.param("x").data()).containsExactly(interp.param("x").data(), within(1e-12));
    assertThat(seen).hasSize(2);
    Fit many = svi(Toys.noisyQuadratic(size, 3), "torch").steps(7).stepsPerCall(3).run();
    assertThat(many.params()).isEqualTo(torch.params());
  }

  @Test
  void particlesAverageIndependentEstimates() {
    // With rate 0 the params stay at 0 and values are independent: (3 + eps)^2 has variance 38.
    double one =
        variance(svi(Toys.noisyQuadratic(1, 3), "interp").optimizer(sgd(1e-12)).steps(4000));
    double ten =
        variance(
            svi(Toys.noisyQuadratic(1, 3), "interp")
                .optimizer(sgd(1e-12))
                .steps(4000)
                .particles(10));
    assertThat(one).isCloseTo(38, within(4.0));
    assertThat(ten).isCloseTo(3.8, within(0.4));
  }

  private static double variance(Svi svi) {
    double[] curve = svi.run().curve();
    double mean = Arrays.stream(curve).average().orElseThrow();
    return Arrays.stream(curve).map(v -> (v - mean) * (v - mean)).sum() / (curve.length - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void strategiesRemember(int stepsPerCall) {
    Fit fit = svi(Toys.counting(), "interp").steps(5).stepsPerCall(stepsPerCall).run();
    assertThat(fit.curve()).containsExactly(0, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void argumentsAreFedAnewInEachStep(int stepsPerCall) {
    Param x = Toys.real("x", 0, 0);
    Real batch = Real.input("batch", 2);
    Estimate estimate =
        Toys.lowered(
            List.of(x),
            List.of(batch.expr()),
            new Real(x.value()).minus(batch).square().sum().times(0.5));
    Fit fit =
        svi(estimate, "torch")
            .optimizer(sgd(0.5))
            .batches(step -> new Object[] {new double[] {step, -step}})
            .stepsPerCall(stepsPerCall)
            .steps(6)
            .run();
    double value = 0;
    for (int step = 0; step < 6; step++) {
      assertThat(fit.curve()[step]).isEqualTo((value - step) * (value - step));
      value += 0.5 * (step - value);
    }
    assertThat(fit.param("x").toDoubles()).containsExactly(value, -value);
    Fit constant =
        svi(estimate, "torch")
            .optimizer(sgd(1))
            .arguments(new double[] {3, 4})
            .stepsPerCall(stepsPerCall)
            .steps(4)
            .run();
    assertThat(constant.param("x").toDoubles()).containsExactly(3, 4);
    assertThatThrownBy(() -> svi(estimate, "torch").steps(1).run())
        .isInstanceOf(InputMismatch.class);
  }

  @Test
  void stopsWhenTheObjectiveRests() {
    Fit fit =
        svi(Toys.noisyQuadratic(50, 3), "interp")
            .optimizer(sgd(0.05))
            .until(Convergence.relativeChange(0.05).window(20).patience(3))
            .steps(2000)
            .run();
    assertThat(fit.stop()).isEqualTo(Fit.Stop.CONVERGED);
    assertThat(fit.steps()).isBetween(80, 400);
    assertThat(fit.steps() % 20).isZero();
  }

  @Test
  void convergenceNeedsAllItsPatience() {
    Convergence rule = new Convergence(0.1, 2, 2);
    double[] values = {10, 10, 10.5, 10.5, 20, 20, 20.5, 20.5, 20, 21};
    int[] reached =
        IntStream.rangeClosed(0, 10).filter(count -> rule.reached(values, count)).toArray();
    assertThat(reached).containsExactly(10);
    assertThat(rule.reached(new double[] {1, 1, 1, 1, Double.NaN, 1}, 6)).isFalse();
  }

  @Test
  void canBeCancelled() {
    Fit byReport = svi(Toys.elbo(), "interp").every(5, now -> stopAt(now, 15)).steps(100).run();
    assertThat(byReport.steps()).isEqualTo(15);
    assertThat(byReport.stop()).isEqualTo(Fit.Stop.CANCELLED);
    AtomicBoolean flag = new AtomicBoolean();
    Fit byFlag =
        svi(Toys.elbo(), "interp")
            .every(10, now -> flag.set(now.steps() == 30))
            .cancelWhen(flag::get)
            .steps(100)
            .run();
    assertThat(byFlag.steps()).isEqualTo(30);
    Fit byInterrupt =
        svi(Toys.elbo(), "interp")
            .every(10, now -> Thread.currentThread().interrupt())
            .steps(100)
            .run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(byInterrupt.steps()).isEqualTo(10);
    Fit same = svi(Toys.elbo(), "interp").steps(10).run();
    assertThat(byInterrupt.params()).isEqualTo(same.params());
  }

  private static void stopAt(StepReport now, long step) {
    if (now.steps() == step) {
      now.stop();
    }
  }

  @Test
  void callbacksSeeWhatThereIs() {
    List<Long> steps = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    Fit fit =
        svi(Toys.elbo(), "interp")
            .every(
                4,
                now -> {
                  steps.add(now.steps());
                  means.add(now.params().get("mean").doubleValue());
                  assertThat(now.rate()).isPositive();
                  assertThat(now.value()).isFinite();
                })
            .steps(8)
            .run();
    assertThat(steps).containsExactly(4L, 8L);
    assertThat(means.get(1)).isEqualTo(fit.param("mean").doubleValue());
  }

  @Test
  void progressIsTold() {
    List<String> heard = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void started(String objective, long steps) {
            heard.add(objective + " " + steps);
          }

          @Override
          public void progressed(long steps, double value, double rate) {
            heard.add("progress");
          }

          @Override
          public void finished(String reason) {
            heard.add(reason);
          }
        };
    svi(Toys.elbo(), "interp").steps(3).progress(listener).run();
    assertThat(heard).containsExactly("elbo 3", "steps after 3 steps");
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> Svi.of(Toys.elbo()).steps(0)).isInstanceOf(InvalidArgument.class);
    Estimate elbo = Toys.elbo();
    Param scale = elbo.params().get(1);
    Estimate edge =
        new Estimate(
            "elbo",
            true,
            List.of(
                elbo.params().get(0),
                new Param("scale", scale.value(), Tensor.scalar(0), scale.support())),
            List.of(),
            elbo.value(),
            elbo.loss(),
            List.of());
    assertThatThrownBy(() -> svi(edge, "interp").steps(1).run())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("param \"scale\" begins on the edge of positive");
  }
}
