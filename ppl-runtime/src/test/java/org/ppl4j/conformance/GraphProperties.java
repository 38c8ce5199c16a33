package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.error.PplException;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** What must hold for every graph, at operands at which it is tame. */
final class GraphProperties {

  private static final int BATCH = 3;

  /** So small a step that no node comes to its kink, which was well away. */
  private static final double REACH = 2e-4;

  private GraphProperties() {}

  /** Says what is wrong; null if all is right. */
  @FunctionalInterface
  interface Property {
    @Nullable String check(Graph graph, List<Tensor> at);
  }

  static @Nullable String simplifyingKeepsValues(Graph graph, List<Tensor> at) {
    Graph simple = OpSimplifyTest.simplify(graph);
    return compare(
        Evaluator.evaluate(simple, at),
        Evaluator.evaluate(graph, at),
        1e-9,
        "simplified: " + simple);
  }

  static @Nullable String simplifyingKeepsGradients(Graph graph, List<Tensor> at) {
    List<Expr> wrt = Derived.realInputs(graph);
    Graph plain = Grad.valueAndGradient(graph, wrt);
    Graph simple = Pipeline.valueAndGradient(wrt).run(graph);
    return compare(
        Evaluator.evaluate(simple, at),
        Evaluator.evaluate(plain, at),
        1e-8,
        "simplified: " + simple);
  }

  static @Nullable String readingKeepsValues(Graph graph, List<Tensor> at) {
    Graph read = OpTextTest.reread(graph);
    return compare(Evaluator.evaluate(read, at), Evaluator.evaluate(graph, at), 0, "read");
  }

  static @Nullable String executorsAgree(Graph graph, List<Tensor> at, Options options) {
    List<Tensor> expected = Evaluator.evaluate(graph, at);
    for (Executor executor : Executor.all()) {
      try (Executable executable = executor.compile(graph, options)) {
        List<Tensor> actual = OpExecutorTest.call(executable, at);
        String difference = compare(actual, expected, 1e-9, executor.name());
        if (difference != null) {
          return difference;
        }
      }
    }
    return null;
  }

  /** Operands are new, so that the graph may not be tame there: both may refuse an index. */
  static @Nullable String aBatchIsALoop(Graph graph, List<Tensor> at) {
    for (boolean[] mapped : OpBatchTest.subsets(at.size())) {
      List<List<Tensor>> elements = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        elements.add(new ArrayList<>(at));
      }
      List<Tensor> wide = new ArrayList<>(at);
      for (int k = 0; k < mapped.length; k++) {
        if (mapped[k]) {
          List<Tensor> parts = new ArrayList<>();
          for (int i = 0; i < BATCH; i++) {
            parts.add(moved(at.get(k), i));
            elements.get(i).set(k, parts.get(i));
          }
          wide.set(k, Tensors.stack(parts));
        }
      }
      String difference = compareLoop(graph, mapped, wide, elements);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable String compareLoop(
      Graph graph, boolean[] mapped, List<Tensor> wide, List<List<Tensor>> elements) {
    List<List<Tensor>> loop = new ArrayList<>();
    try {
      for (List<Tensor> element : elements) {
        loop.add(Evaluator.evaluate(graph, element));
      }
    } catch (PplException e) {
      return null;
    }
    Graph batched = Batch.batch(graph, mapped, BATCH);
    List<Tensor> actual = Evaluator.evaluate(batched, wide);
    for (int k = 0; k < actual.size(); k++) {
      int output = k;
      Tensor expected = Tensors.stack(loop.stream().map(each -> each.get(output)).toList());
      String difference = Tensors.difference(actual.get(k), expected, 1e-9, 1);
      if (difference != null) {
        return "output " + k + " of batch " + batched + ": " + difference;
      }
    }
    return null;
  }

  /** The operand itself, or another of its type nearby. */
  private static Tensor moved(Tensor operand, int by) {
    double[] data = operand.toDoubles();
    for (int i = 0; i < data.length && by > 0; i++) {
      data[i] =
          switch (operand.type().dtype()) {
            case REAL -> data[i] + 0.37 * by;
            case INT -> data[i] + by;
            case BOOL -> (data[i] + by + i) % 2;
          };
    }
    return Tensor.wrap(operand.type(), data);
  }

  /** The first output's, if it is a real scalar; each difference's own error is allowed for. */
  static @Nullable String theGradientIsThatOfDifferences(Graph graph, List<Tensor> at) {
    Graph loss = graph.returning(graph.outputs().subList(0, 1));
    if (!loss.outputTypes().get(0).equals(Type.real())) {
      return null;
    }
    List<Expr> wrt = Derived.realInputs(graph);
    List<Tensor> gradients = Evaluator.evaluate(Derived.gradient(loss, wrt), at);
    for (int k = 0; k < wrt.size(); k++) {
      int operand = graph.inputs().indexOf(wrt.get(k));
      for (int i = 0; i < gradients.get(k).data().length; i++) {
        Differences.Estimate numerical =
            Differences.derivative(
                point -> Tensors.evaluate(loss, point).doubleValue(), at, operand, i, REACH, 1e-12);
        double claimed = gradients.get(k).get(i);
        double error = Math.abs(claimed - numerical.value());
        double size = Math.max(Math.abs(claimed), Math.abs(numerical.value()));
        if (!(error <= 1e-6 * Math.max(size, 1) + Math.min(numerical.error(), 1e-4 * size))) {
          return String.format(
              Locale.ROOT,
              "d/d(input %d)[%d] is %s by rule, %s (error %.1e) by differences",
              operand,
              i,
              claimed,
              numerical.value(),
              numerical.error());
        }
      }
    }
    return null;
  }

  private static @Nullable String compare(
      List<Tensor> actual, List<Tensor> expected, double relative, String what) {
    for (int k = 0; k < expected.size(); k++) {
      boolean real = expected.get(k).type().dtype() == DType.REAL;
      String difference =
          Tensors.difference(actual.get(k), expected.get(k), real ? relative : 0, 1);
      if (difference != null) {
        return "output " + k + ": " + difference + "; " + what;
      }
    }
    return null;
  }
}
