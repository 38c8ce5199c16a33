package org.ppl4j.runtime.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** Loops of which parts are done apart do what the interpreter does. */
class SplitLoopsTest {
  /** A product with a matrix that is no constant, functions of it, and the product's gradient. */
  @ParameterizedTest
  @ValueSource(ints = {7, 8, 11, 17, 40})
  void functionsBetweenProducts(int n) {
    Expr matrix = Input.create("matrix", Type.real(n, n));
    Expr vector = Input.create("vector", Type.real(n));
    Expr column = Ops.matmul(matrix, Ops.reshape(vector, Shape.of(n, 1)));
    Expr f = Ops.reshape(column, Shape.of(n));
    Expr log = Ops.unary(new Log1p(), Ops.square(f));
    Expr loss = Ops.sum(Ops.minus(log, Ops.exp(Ops.sin(f))));
    check(gradient(loss, matrix, vector));
  }

  /** Outputs of a loop over time that no later step needs, of what is carried, read or constant. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatOnlyOutputsNeed(boolean reverse) {
    Expr state = Input.create("state", Type.real(2));
    Expr read = Input.create("read", Type.real());
    Expr constant = Input.create("constant", Type.real(2));
    Expr next = Ops.sin(Ops.plus(Ops.times(state, Ops.real(0.9)), read));
    Expr late = Ops.exp(Ops.times(Ops.plus(next, constant), read));
    Expr later = Ops.div(constant, Ops.plus(Ops.square(state), late));
    Graph body =
        new Graph("step", List.of(state, read, constant), List.of(next, late, state, later));
    Expr start = Input.create("start", Type.real(2));
    Expr sequence = Input.create("sequence", Type.real(50));
    Expr steady = Input.create("steady", Type.real(2));
    Expr scan = Expr.of(new Scan(body, 50, 1, 1, reverse), List.of(start, sequence, steady));
    List<Expr> results = Output.all(scan);
    check(new Graph("scan", List.of(start, sequence, steady), results));
    Expr loss = Ops.plus(Ops.sum(results.get(1)), Ops.sum(Ops.square(results.get(3))));
    check(gradient(loss, start, sequence, steady));
  }

  @Test
  void theLoopOverTimeKeepsOnlyWhatIsCarried() {
    Expr state = Input.create("state", Type.real());
    Graph body = new Graph("step", List.of(state), List.of(Ops.sin(state), Ops.exp(state)));
    Expr start = Input.create("start", Type.real());
    Expr scan = Expr.of(new Scan(body, 50, 1, 0, false), List.of(start));
    Graph graph = new Graph("scan", List.of(start), Output.all(scan));
    String loop = GeneratedCode.listing(Lowered.of(graph).graph(), 4).split("\\}", 2)[0];
    assertThat(loop).contains("sin(").doesNotContain("exp(");
  }

  private static Graph gradient(Expr loss, Expr... inputs) {
    List<Expr> wrt = List.of(inputs);
    return Pipeline.valueAndGradient(wrt).run(new Graph("gradient", wrt, List.of(loss)));
  }

  private static void check(Graph graph) {
    Random random = new Random(5);
    List<double[]> inputs = new ArrayList<>();
    for (Expr input : graph.inputs()) {
      inputs.add(random.doubles(input.shape().size(), -1, 1).toArray());
    }
    try (Executable oracle = Executor.named("interp").compile(graph)) {
      Values expected = oracle.call(inputs.toArray());
      for (int lanes : new int[] {1, VectorSupport.LANES}) {
        try (Executable executable = JvmExecutable.compile(Lowered.of(graph), lanes)) {
          Values found = executable.call(inputs.toArray());
          for (int k = 0; k < expected.count(); k++) {
            assertThat(found.doubles(k)).containsExactly(expected.doubles(k), within(1e-12));
          }
        }
      }
    }
  }
}
