package org.ppl4j.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.error.InputMismatch;
import org.ppl4j.error.PplException;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;

/**
 * Computes graphs node by node with the operations' own kernels, in float64: the oracle of every
 * test, the constant folder's arithmetic, and what a closed expression's value is.
 */
public final class Evaluator {
  private Evaluator() {}

  /**
   * The graph's outputs for these inputs.
   *
   * @throws InputMismatch if their number or a type is not what the graph takes
   * @throws FreePlaceholder if the graph uses a placeholder that is not an input
   */
  public static List<Tensor> evaluate(Graph graph, List<Tensor> inputs) {
    return evaluate(graph, inputs, null);
  }

  /**
   * The graph's outputs for these inputs and the noise of a key.
   *
   * @param key what the noise's addresses are folded into, at step 0; null if the graph may draw
   *     none
   */
  public static List<Tensor> evaluate(Graph graph, List<Tensor> inputs, @Nullable Key key) {
    if (inputs.size() != graph.inputs().size()) {
      throw InputMismatch.count(graph.name(), graph.inputs().size(), inputs.size());
    }
    NodeMap<List<Tensor>> values = new NodeMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      Expr input = graph.inputs().get(i);
      if (!input.type().equals(inputs.get(i).type())) {
        throw InputMismatch.value(
            "input \"" + input.party().name() + "\" of " + graph.name(),
            input.type().toString(),
            inputs.get(i).type().toString());
      }
      values.put(input, List.of(inputs.get(i)));
    }
    for (Expr node : graph.nodes()) {
      if (!values.contains(node)) {
        values.put(
            node,
            key != null && node.op() instanceof Noise noise
                ? List.of(draw(noise, key))
                : compute(graph.name(), node, values));
      }
    }
    return graph.outputs().stream().map(output -> values.get(output).get(0)).toList();
  }

  /**
   * The value of an expression without placeholders.
   *
   * @throws FreePlaceholder if it has one
   */
  public static Tensor evaluate(Expr closed) {
    Graph graph = new Graph("this expression", List.of(), List.of(closed));
    for (Expr node : graph.nodes()) {
      if (node.op() instanceof Input) {
        throw FreePlaceholder.forced(node.party());
      }
    }
    return evaluate(graph, List.of()).get(0);
  }

  private static Tensor draw(Noise noise, Key key) {
    double[] out = new double[noise.shape().size()];
    noise.fill(key.fold(noise.address()), 0, out, 0);
    return Tensor.wrap(noise.type(), out);
  }

  private static List<Tensor> compute(String graph, Expr node, NodeMap<List<Tensor>> values) {
    if (node.op() instanceof Noise) {
      throw FreePlaceholder.noise(graph, node.party());
    }
    if (node.op() instanceof Input) {
      throw FreePlaceholder.of(graph, node.party());
    }
    if (node.op() instanceof Output output) {
      return List.of(values.get(node.input(0)).get(output.index()));
    }
    List<Tensor> arguments = new ArrayList<>(node.inputs().size());
    for (Expr input : node.inputs()) {
      arguments.add(values.get(input).get(0));
    }
    try {
      return node.op().evaluate(node.types(), arguments);
    } catch (PplException e) {
      throw e.at(node.source());
    }
  }
}
