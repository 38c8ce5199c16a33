package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;

/** Helpers to evaluate a graph at moved inputs. */
final class Graphs {
  private Graphs() {}

  static boolean isReal(Tensor tensor) {
    return tensor.type().dtype() == DType.REAL;
  }

  /** The first output, one number, with one element of one input replaced. */
  static double at(Graph graph, List<Tensor> inputs, int input, int element, double value) {
    return Evaluator.evaluate(graph, moved(inputs, input, element, value)).get(0).doubleValue();
  }

  /** The inputs with one element of one of them replaced. */
  static List<Tensor> moved(List<Tensor> inputs, int input, int element, double value) {
    double[] data = inputs.get(input).toDoubles();
    data[element] = value;
    List<Tensor> out = new ArrayList<>(inputs);
    out.set(input, Tensor.wrap(inputs.get(input).type(), data));
    return out;
  }
}
