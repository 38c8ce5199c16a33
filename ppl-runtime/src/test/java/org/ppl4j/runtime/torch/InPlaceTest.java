package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;

/** Outputs that take the place of inputs, against the interpreter, which leaves inputs alone. */
final class InPlaceTest {
  private static final Options FLOAT32 = Options.DEFAULT.with(Precision.FLOAT32);

  private final Real a = Real.input("a", 3, 2);
  private final Real b = Real.input("b", 3, 2);
  private final Real c = Real.input("c", 2, 3);

  private static Graph graph(List<Real> inputs, Real... outputs) {
    return new Graph(
        "f",
        inputs.stream().map(Real::expr).toList(),
        List.of(outputs).stream().map(Real::expr).toList());
  }

  /** Two calls, the second from what the first left; the outputs beyond are those of the second. */
  private static void requireAgreement(Graph graph, int inPlace, Options options) {
    Executor torch = Executor.named("torch");
    Executor interp = Executor.named("interp");
    Values carried = Values.empty(graph.inputs().size());
    Values expected = Values.empty(graph.inputs().size());
    for (int i = 0; i < carried.count(); i++) {
      double[] values = new double[graph.inputs().get(i).shape().size()];
      for (int k = 0; k < values.length; k++) {
        values[k] = 0.3 * i + 0.25 * k + 0.1;
      }
      carried.set(i, values);
      expected.set(i, values.clone());
    }
    try (Executable f = torch.compile(graph, options.inPlace(inPlace));
        Executable slow = interp.compile(graph, Options.DEFAULT)) {
      for (int call = 0; call < 2; call++) {
        Values out = Values.empty(graph.outputs().size());
        f.call(carried, out);
        Values wanted = Values.allocate(graph.outputTypes());
        slow.call(expected, wanted);
        for (int i = 0; i < out.count(); i++) {
          assertThat(
                  out.as(NDArray.class, i)
                      .toType(ai.djl.ndarray.types.DataType.FLOAT64, false)
                      .toDoubleArray())
              .as("output %d of call %d", i, call)
              .containsExactly((double[]) wanted.get(i), within(1e-5));
        }
        for (int i = 0; i < inPlace; i++) {
          if (call > 0) {
            assertThat(out.get(i)).as("the array of input %d", i).isSameAs(carried.get(i));
          }
          carried.set(i, out.get(i));
          expected.set(i, wanted.get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void valuesThatPassTheirPlaces(Precision precision) {
    Options options = Options.DEFAULT.with(precision);
    // Exchanged, one the other's view, left alone, and read by an output that is returned.
    requireAgreement(graph(List.of(a, b), b, a), 2, options);
    requireAgreement(graph(List.of(a, c), c.transpose(), a.transpose()), 2, options);
    requireAgreement(graph(List.of(a, b), a, a.plus(b), a, a.reshape(6)), 2, options);
    requireAgreement(graph(List.of(a, b), a.times(2), b.minus(a), b, b.transpose()), 2, options);
    requireAgreement(graph(List.of(a, b), a.plus(b), a.sum(), b), 1, options);
  }

  @Test
  void updatesByAdamAreOneCall() {
    Real square = Real.input("square", 2);
    Real x = Real.input("x", 2);
    Real mean = Real.input("mean", 2);
    Real y = Real.input("y", 2);
    Real meanOfY = Real.input("meanOfY", 2);
    Real squareOfY = Real.input("squareOfY", 2);
    Real size = Real.input("size");
    // The gradient in x is y, and that in y is x: each must be read before it moves.
    List<Real> outputs = new ArrayList<>();
    List<Real> ofX = step(x, mean, square, y, size);
    List<Real> ofY = step(y, meanOfY, squareOfY, x, size);
    outputs.addAll(ofX);
    outputs.addAll(ofY);
    outputs.add(x.times(y).sum());
    Graph graph =
        graph(List.of(x, mean, square, y, meanOfY, squareOfY, size), outputs.toArray(Real[]::new));
    String script = TorchExecutor.script(graph, FLOAT32.inPlace(6));
    assertThat(script.split("= __torch__.adam_in_place", -1)).hasSize(2);
    assertThat(script).doesNotContain("torch.div").doesNotContain("copy_");
    requireAgreement(graph, 6, FLOAT32);
    // Where an average is not in its own place, there is no such update.
    List<Real> mixed = new ArrayList<>(outputs);
    Collections.swap(mixed, 1, 2);
    Graph swapped =
        graph(List.of(x, mean, square, y, meanOfY, squareOfY, size), mixed.toArray(Real[]::new));
    assertThat(TorchExecutor.script(swapped, FLOAT32.inPlace(6))).contains("torch.div");
    requireAgreement(swapped, 6, FLOAT32);
  }

  private static List<Real> step(Real x, Real mean, Real square, Real gradient, Real size) {
    Real first = mean.times(0.9).plus(gradient.times(1 - 0.9));
    Real second = square.times(0.999).plus(gradient.square().times(1 - 0.999));
    return List.of(x.minus(first.times(size).div(second.sqrt().plus(1e-3))), first, second);
  }

  @Test
  void arraysOfJavaStayTheirOwners() {
    Graph graph = graph(List.of(a, b), a.plus(b), b.times(2), a.sum());
    double[] first = {1, 2, 3, 4, 5, 6};
    double[] second = {1, 1, 1, 1, 1, 1};
    Values out = Values.allocate(graph.outputTypes());
    try (Executable f = Executor.named("torch").compile(graph, Options.DEFAULT.inPlace(2))) {
      f.call(Values.of(first, second), out);
      f.call(Values.of(first, second), out);
      assertThat(first).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(out.doubles(0)).containsExactly(2, 3, 4, 5, 6, 7);
      assertThat(out.doubles(1)).containsExactly(2, 2, 2, 2, 2, 2);
      assertThat(out.doubles(2)).containsExactly(21);
      Values kept = Values.empty(3);
      f.call(Values.of(first, second), kept);
      f.call(Values.of(second, second), out);
      assertThat(kept.as(NDArray.class, 0).toDoubleArray()).containsExactly(2, 3, 4, 5, 6, 7);
    }
  }

  @Test
  void typesMustAgree() {
    List<Expr> inputs = List.of(a.expr());
    Graph graph = new Graph("f", inputs, List.of(a.sum().expr()));
    assertThatThrownBy(() -> Executor.named("torch").compile(graph, Options.DEFAULT.inPlace(1)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("are not of the types of its first inputs");
    assertThatThrownBy(() -> Executor.named("torch").compile(graph, Options.DEFAULT.inPlace(2)))
        .isInstanceOf(InvalidArgument.class);
  }
}
