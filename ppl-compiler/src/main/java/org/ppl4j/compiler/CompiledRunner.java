package org.ppl4j.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Runner;
import org.ppl4j.noise.Key;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Runs a graph once: a small one by the interpreter, at once, a large one through the pipeline and
 * the best executor.
 */
public final class CompiledRunner implements Runner {
  /** Elements computed in all, beyond which compiling (tens of milliseconds) pays. */
  private static final long LARGE = 1_000_000;

  @Override
  public List<Tensor> run(Graph graph, List<Tensor> inputs, Key key) {
    Graph simple = Pipeline.value().run(graph);
    if (work(simple) < LARGE || Executor.all().isEmpty()) {
      return Evaluator.evaluate(simple, inputs, key);
    }
    Values in = Values.empty(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      in.set(i, array(inputs.get(i)));
    }
    Values out = Values.allocate(graph.outputTypes());
    try (Executable executable = Executor.auto().compile(simple)) {
      executable.call(key, 0, in, out);
    }
    List<Tensor> results = new ArrayList<>();
    for (int i = 0; i < out.count(); i++) {
      Type type = graph.outputTypes().get(i);
      results.add(
          type.isReal()
              ? Tensor.wrap(type, out.doubles(i))
              : JavaArrays.toTensor(type, out.get(i)));
    }
    return results;
  }

  private static long work(Graph graph) {
    long elements = 0;
    for (Expr node : graph.nodes()) {
      for (Type type : node.types()) {
        elements += type.shape().size();
      }
    }
    return elements;
  }

  private static Object array(Tensor tensor) {
    DType dtype = tensor.type().dtype();
    return switch (dtype) {
      case REAL -> tensor.data();
      case INT -> tensor.toInts();
      case BOOL -> tensor.toBooleans();
    };
  }
}
