package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Noise.Kind;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** Noise has no operands: its numbers are those of the key, the address and the step. */
class NoiseTest {

  private static final Expr X = Input.create("x", Type.real(4));
  private static final Expr NORMAL = noise(Kind.NORMAL, "z");
  private static final Expr UNIFORM = noise(Kind.UNIFORM, "u");

  private static final Graph GRAPH =
      new Graph(
          "noisy", List.of(X), List.of(Ops.plus(X, NORMAL), UNIFORM, noise(Kind.NORMAL, "z")));

  static Stream<Executor> executors() {
    return Executor.all().stream();
  }

  @ParameterizedTest
  @MethodSource("executors")
  void noiseIsThatOfItsKeyItsAddressAndTheStep(Executor executor) {
    try (Executable executable = executor.compile(GRAPH)) {
      Key key = Key.of(7);
      Values out = Values.allocate(GRAPH.outputTypes());
      for (long step : new long[] {0, 3, 0}) {
        executable.call(key, step, Values.of(new double[4]), out);
        double[] normal = new double[4];
        double[] uniform = new double[4];
        NoiseSource.fillNormal(key.fold("z").step(step), normal, 0, 4);
        NoiseSource.fillUniform(key.fold("u").step(step), uniform, 0, 4);
        assertThat(out.doubles(0)).containsExactly(normal);
        assertThat(out.doubles(1)).containsExactly(uniform);
        assertThat(out.doubles(2)).containsExactly(normal);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void noiseWithoutAKeyIsAnError(Executor executor) {
    try (Executable executable = executor.compile(GRAPH)) {
      assertThatThrownBy(() -> executable.call((Object) new double[4]))
          .isInstanceOf(FreePlaceholder.class);
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void anotherThreadsCopyDrawsTheSame(Executor executor) {
    try (Executable executable = executor.compile(GRAPH);
        Executable fork = executable.fork()) {
      Values out = Values.allocate(GRAPH.outputTypes());
      Values same = Values.allocate(GRAPH.outputTypes());
      executable.call(Key.of(1), 5, Values.of(new double[4]), out);
      fork.call(Key.of(1), 5, Values.of(new double[4]), same);
      assertThat(same.doubles(0)).containsExactly(out.doubles(0));
    }
  }

  private static Expr noise(Kind kind, String address) {
    return Expr.of(new Noise(kind, address, Shape.of(4)), List.of());
  }
}
