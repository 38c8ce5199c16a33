package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.UnsupportedOp;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/** Every executor on the class path agrees with the operations' own kernels. */
class OpExecutorTest {

  private static final int POINTS = 5;

  @TestFactory
  Stream<DynamicContainer> executorsAgreeWithTheKernels() {
    return Executor.all().stream()
        .flatMap(
            executor ->
                Stream.of(Precision.values())
                    .filter(precision -> supports(executor, precision))
                    .map(
                        precision ->
                            DynamicContainer.dynamicContainer(
                                executor.name() + " in " + precision,
                                OpTable.rows().map(row -> test(executor, precision, row)))));
  }

  /** Whether an executor computes in a precision at all; in float64 it must. */
  static boolean supports(Executor executor, Precision precision) {
    Expr one = Ops.real(1);
    try {
      executor
          .compile(new Graph("one", List.of(), List.of(one)), Options.DEFAULT.with(precision))
          .close();
      return true;
    } catch (InvalidArgument e) {
      assertThat(precision).isNotEqualTo(Precision.FLOAT64);
      return false;
    }
  }

  private static DynamicTest test(Executor executor, Precision precision, OpRow row) {
    return DynamicTest.dynamicTest(
        row.name(),
        () -> {
          List<List<Tensor>> points = new ArrayList<>();
          for (int seed = 0; seed < POINTS; seed++) {
            points.add(row.sample(seed));
          }
          check(executor, precision, row, points);
          for (List<Tensor> edge : row.edges()) {
            check(executor, precision, row, List.of(edge));
          }
        });
  }

  private static void check(
      Executor executor, Precision precision, OpRow row, List<List<Tensor>> points) {
    Graph graph = row.graphFor(points.get(0));
    boolean wide = precision == Precision.FLOAT64;
    double tolerance = wide ? row.tolerances().float64() : row.tolerances().float32();
    try (Executable executable = compile(executor, graph, precision)) {
      for (List<Tensor> point : points) {
        List<Tensor> at = wide ? point : point.stream().map(Tensors::toFloat32).toList();
        Tensor expected = Tensors.evaluate(graph, at);
        Tensors.assertClose(
            row + " at " + at,
            call(executable, at).get(0),
            wide ? expected : Tensors.toFloat32(expected),
            tolerance,
            row.tolerances().floor());
      }
    }
  }

  /** The compiled graph; the test is skipped if the executor says that it cannot. */
  static Executable compile(Executor executor, Graph graph, Precision precision) {
    try {
      return executor.compile(graph, Options.DEFAULT.with(precision));
    } catch (UnsupportedOp e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  /** The results of a call by way of Java arrays. */
  static List<Tensor> call(Executable executable, List<Tensor> inputs) {
    Object[] arrays =
        inputs.stream()
            .map(
                input -> {
                  Object array = Values.newArray(input.type());
                  JavaArrays.write(input, array);
                  return array;
                })
            .toArray();
    Values out = executable.call(arrays);
    Graph graph = executable.graph();
    List<Tensor> results = new ArrayList<>();
    for (int i = 0; i < out.count(); i++) {
      results.add(JavaArrays.toTensor(graph.outputs().get(i).type(), out.get(i)));
    }
    return results;
  }
}
