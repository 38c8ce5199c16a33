package org.ppl4j.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.vi.optim.Optimizers.adam;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.NotFinite;
import org.ppl4j.objective.Estimate;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Fits of arrays that stay in the executor's engine, where steps overwrite them. */
final class LargeCarryTest {
  private static final int SIZE = 21_000;

  /** Half the squared distance of large params from a target, and the target's logarithm. */
  private static Estimate distance() {
    Real x = Real.input("x", SIZE);
    Real target = Real.input("target");
    Real value = x.minus(target).square().sum().times(0.5).plus(target.log().times(1e-3));
    double[] zeros = new double[SIZE];
    Estimate.Param param =
        new Estimate.Param("x", x.expr(), Tensor.wrap(Type.real(SIZE), zeros), Supports.real());
    return new Estimate(
        "distance",
        false,
        List.of(param),
        List.of(target.expr()),
        value.expr(),
        value.expr(),
        List.of());
  }

  private static Svi svi(String executor, int stepsPerCall, int broken) {
    return Svi.of(distance())
        .executor(executor.equals("auto") ? Executor.auto() : Executor.named(executor))
        .precision(executor.equals("torch") ? Precision.FLOAT32 : Precision.FLOAT64)
        .optimizer(adam(0.05))
        .stepsPerCall(stepsPerCall)
        .batches(step -> new Object[] {new double[] {step == broken ? -1 : 2 + step % 3}});
  }

  @ParameterizedTest
  @CsvSource({
    "torch, 1, 0",
    "torch, 1, 1",
    "torch, 1, 100",
    "torch, 1, 257",
    "torch, 4, 257",
    "auto, 1, 130",
    "interp, 1, 3"
  })
  void saysWhichStepWentWrong(String executor, int stepsPerCall, int broken) {
    assertThatThrownBy(() -> svi(executor, stepsPerCall, broken).steps(400).run())
        .isInstanceOf(NotFinite.class)
        .hasMessageContaining("in step " + broken + ":")
        .hasMessageContaining("log");
  }

  @ParameterizedTest
  @CsvSource({"1", "7"})
  void isThePathOfTheInterpreter(int stepsPerCall) {
    List<Double> seen = new ArrayList<>();
    Fit fit =
        svi("torch", stepsPerCall, -1)
            .steps(230)
            .every(70, report -> seen.add(report.params().get("x").get(3)))
            .run();
    Fit slow = svi("interp", 1, -1).steps(230).run();
    assertThat(fit.param("x").get(SIZE - 1)).isCloseTo(slow.param("x").get(SIZE - 1), within(1e-4));
    assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    for (int step : new int[] {0, 1, 50, 229}) {
      assertThat(fit.curve()[step]).isCloseTo(slow.curve()[step], within(0.1));
    }
  }

  /** Params that break in one call show in the value of the next one, which may follow a copy. */
  @Test
  void saysWhichStepBrokeTheParams() {
    for (int broken : new int[] {0, 98, 99, 100}) {
      Real x = Real.input("x", SIZE);
      Real scale = Real.input("scale");
      // The slope of a square root at zero.
      Real value = x.minus(1).square().sum().plus(x.times(scale).abs().sum().sqrt().times(1e-3));
      double[] ones = IntStream.range(0, SIZE).mapToDouble(i -> 0.5).toArray();
      Estimate estimate =
          new Estimate(
              "root",
              false,
              List.of(
                  new Estimate.Param(
                      "x", x.expr(), Tensor.wrap(Type.real(SIZE), ones), Supports.real())),
              List.of(scale.expr()),
              value.expr(),
              value.expr(),
              List.of());
      int at = broken;
      Svi svi =
          Svi.of(estimate)
              .executor(Executor.named("torch"))
              .batches(step -> new Object[] {new double[] {step == at ? 0 : 1}});
      assertThatThrownBy(() -> svi.steps(300).run())
          .isInstanceOf(NotFinite.class)
          .hasMessageContaining("in step " + broken + ":");
    }
  }
}
