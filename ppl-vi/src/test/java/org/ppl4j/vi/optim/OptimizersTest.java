package org.ppl4j.vi.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.vi.optim.Optimizers.adagrad;
import static org.ppl4j.vi.optim.Optimizers.adam;
import static org.ppl4j.vi.optim.Optimizers.adamW;
import static org.ppl4j.vi.optim.Optimizers.clippedAdam;
import static org.ppl4j.vi.optim.Optimizers.rmsProp;
import static org.ppl4j.vi.optim.Optimizers.sgd;
import static org.ppl4j.vi.optim.Schedules.constant;
import static org.ppl4j.vi.optim.Schedules.cosine;
import static org.ppl4j.vi.optim.Schedules.exponentialDecay;
import static org.ppl4j.vi.optim.Schedules.linear;
import static org.ppl4j.vi.optim.Schedules.piecewise;
import static org.ppl4j.vi.optim.Schedules.stepDecay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

final class OptimizersTest {
  private static final double[][] GRADIENTS = {
    {1.5, -0.25, 100},
    {-0.75, 0.5, 20},
    {0, 12, -3},
    {0.125, -8, 0.0625},
    {2.5, 0.25, -40},
    {-1, 1, 1}
  };
  private static final int[] STEPS = {0, 1, 2, 5, 9, 10, 11, 20, 25, 1000};

  private static final Map<String, Optimizer> OPTIMIZERS =
      Map.ofEntries(
          Map.entry("adam", adam(0.01)),
          Map.entry("adam-betas", adam(0.01).betas(0.8, 0.95).epsilon(1e-3)),
          Map.entry("adam-decayed", adam(exponentialDecay(0.01, 0.5, 4))),
          Map.entry("adamW", adamW(0.01)),
          Map.entry("adamW-decay", adamW(0.01).decay(0.25)),
          Map.entry("clippedAdam", clippedAdam(0.01)),
          Map.entry("clippedAdam-factor", clippedAdam(0.01).factor(0.9).bound(1)),
          Map.entry("rmsProp", rmsProp(0.01)),
          Map.entry("rmsProp-momentum", rmsProp(0.01).momentum(0.75).decay(0.9)),
          Map.entry("rmsProp-centered", rmsProp(0.01).momentum(0.5).centering()),
          Map.entry("adagrad", adagrad(0.01)),
          Map.entry("adagrad-initial", adagrad(0.01).initial(0.5)),
          Map.entry("sgd", sgd(0.01)),
          Map.entry("sgd-momentum", sgd(0.01).momentum(0.9)),
          Map.entry("sgd-nesterov", sgd(0.01).nesterov(0.9)),
          Map.entry("sgd-by-norm", sgd(0.01).clipByNorm(5)),
          Map.entry("sgd-by-value", sgd(0.01).clipByValue(2)));

  private static final Map<String, Schedule> SCHEDULES =
      Map.of(
          "constant", constant(0.3),
          "exponential", exponentialDecay(0.3, 0.5, 10),
          "stairs", stepDecay(0.3, 0.5, 10),
          "cosine", cosine(0.3, 0.01, 20),
          "linear", linear(0.3, 0.1, 20),
          "piecewise", piecewise(0.3, Map.of(20, 0.05, 5, 0.2)),
          "warm", exponentialDecay(0.3, 0.5, 10).warmUp(10));

  static Set<String> optimizers() {
    return OPTIMIZERS.keySet();
  }

  static Set<String> schedules() {
    return SCHEDULES.keySet();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void goesAsPublished(String name) throws IOException {
    // Two params, so that norms and memories are seen to be taken over both.
    Run run = new Run(Objects.requireNonNull(OPTIMIZERS.get(name)), List.of(1, 2));
    run.put("param0", 0.5);
    run.put("param1", -2, 3);
    double[] truth = Objects.requireNonNull(table("steps.csv").get(name));
    for (int t = 0; t < GRADIENTS.length; t++) {
      run.step(t, Arrays.copyOfRange(GRADIENTS[t], 0, 1), Arrays.copyOfRange(GRADIENTS[t], 1, 3));
      double[] found = {run.get("param0")[0], run.get("param1")[0], run.get("param1")[1]};
      assertThat(found)
          .as("%s step %d", name, t)
          .containsExactly(Arrays.copyOfRange(truth, 3 * t, 3 * t + 3), within(1e-13));
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void ratesAreAsPublished(String name) throws IOException {
    Schedule schedule = Objects.requireNonNull(SCHEDULES.get(name));
    double[] found =
        Arrays.stream(STEPS)
            .mapToDouble(step -> schedule.at(Real.constant((double) step)).value().doubleValue())
            .toArray();
    double[] truth = Objects.requireNonNull(table("rates.csv").get(name));
    assertThat(found).containsExactly(truth, within(1e-16));
  }

  @Test
  void everyRowOfTheTablesIsUsed() throws IOException {
    assertThat(table("steps.csv").keySet()).isEqualTo(OPTIMIZERS.keySet());
    assertThat(table("rates.csv").keySet()).isEqualTo(SCHEDULES.keySet());
  }

  private static Map<String, double[]> table(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(OptimizersTest.class.getResourceAsStream(name))) {
      Map<String, double[]> rows = new LinkedHashMap<>();
      new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(",", 2))
          .forEach(
              parts ->
                  rows.put(
                      parts[0],
                      Arrays.stream(parts[1].split(",", -1))
                          .mapToDouble(Double::parseDouble)
                          .toArray()));
      return rows;
    }
  }

  /** An optimiser's step as a graph, and what goes from step to step. */
  private static final class Run {
    private final Graph graph;
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final int params;

    Run(Optimizer optimizer, List<Integer> sizes) {
      List<Parameter> declared = new ArrayList<>();
      List<Real> values = new ArrayList<>();
      List<Real> gradients = new ArrayList<>();
      List<Real> memory = new ArrayList<>();
      for (int i = 0; i < sizes.size(); i++) {
        Shape shape = Shape.of(sizes.get(i));
        declared.add(new Parameter("param" + i, shape, Supports.real()));
        values.add(Real.input("param" + i, shape.dims()));
        gradients.add(Real.input("gradient" + i, shape.dims()));
        state.put("param" + i, Tensor.full(Type.real(shape.dims()), 0));
      }
      for (Memory one : optimizer.memory(declared)) {
        memory.add(Real.input(one.name(), one.initial().shape().dims()));
        assertThat(state.put(one.name(), one.initial())).as("names are unique").isNull();
      }
      Real step = Real.input("step");
      Update update = optimizer.update(new Descent(declared, values, gradients, memory, step));
      List<Expr> inputs = new ArrayList<>();
      List.of(values, memory, List.of(step), gradients)
          .forEach(some -> some.forEach(value -> inputs.add(value.expr())));
      List<Expr> outputs = new ArrayList<>();
      List.of(update.values(), update.memory())
          .forEach(some -> some.forEach(value -> outputs.add(value.expr())));
      graph = new Graph("step", inputs, outputs);
      params = sizes.size();
    }

    void put(String name, double... values) {
      state.put(name, Tensor.wrap(Type.real(values.length), values));
    }

    double[] get(String name) {
      return Objects.requireNonNull(state.get(name)).toDoubles();
    }

    void step(int step, double[]... gradients) {
      List<Tensor> in = new ArrayList<>(state.values());
      in.add(Tensor.scalar(step));
      for (double[] gradient : gradients) {
        in.add(Tensor.wrap(Type.real(gradient.length), gradient));
      }
      assertThat(gradients.length).isEqualTo(params);
      List<Tensor> out = Evaluator.evaluate(graph, in);
      int i = 0;
      for (String name : List.copyOf(state.keySet())) {
        state.put(name, out.get(i++));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesRatesThatAreNone(double rate) {
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> Optimizers.adam(rate),
            () -> Schedules.exponentialDecay(rate, 0.1, 10),
            () -> Schedules.exponentialDecay(0.1, rate, 10),
            () -> Schedules.cosine(rate, 0, 10),
            () -> Schedules.linear(rate, 0, 10),
            () -> Schedules.piecewise(rate, Map.of(1, 0.1)))) {
      assertThatThrownBy(call)
          .isInstanceOf(InvalidArgument.class)
          .hasMessageContaining("the schedule's");
    }
  }
}
