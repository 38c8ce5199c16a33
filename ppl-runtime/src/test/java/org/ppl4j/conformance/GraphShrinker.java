package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.conformance.GraphProperties.Property;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;

/** Makes a graph that breaks a property smaller while it still does. */
final class GraphShrinker {

  private GraphShrinker() {}

  /** A graph, its operands and what is wrong with them. */
  record Failure(Graph graph, List<Tensor> at, String what) {
    @Override
    public String toString() {
      return what + "\n" + graph + "\nat " + at;
    }
  }

  /** The smallest failure found, or null if the property holds. */
  static @Nullable Failure find(Graph graph, List<Tensor> at, Property property) {
    Failure failure = failure(graph, at, property);
    if (failure == null) {
      return null;
    }
    for (Expr node : graph.nodes()) {
      Expr output = node.type().isReal() ? Ops.sum(node) : node;
      Failure smaller = failure(graph.returning(List.of(output)), at, property);
      if (smaller != null) {
        return cut(smaller, property);
      }
    }
    return failure;
  }

  /** Makes inner nodes inputs, as long as what is left still fails. */
  private static Failure cut(Failure failure, Property property) {
    Failure best = failure;
    boolean cut = true;
    while (cut) {
      cut = false;
      for (Expr node : best.graph.nodes()) {
        Failure smaller = node.inputs().isEmpty() ? null : cutAt(best, node, property);
        if (smaller != null) {
          best = smaller;
          cut = true;
          break;
        }
      }
    }
    return best;
  }

  private static @Nullable Failure cutAt(Failure failure, Expr node, Property property) {
    if (failure.graph.outputs().contains(node)) {
      return null;
    }
    Tensor value = Evaluator.evaluate(failure.graph.returning(List.of(node)), failure.at).get(0);
    Expr input = Input.create("cut" + failure.graph.nodes().size(), node.type());
    NodeMap<Expr> replacement = new NodeMap<>();
    replacement.put(node, input);
    List<Expr> outputs = Substitute.substitute(failure.graph.outputs(), replacement);
    List<Expr> used = Graph.nodes(outputs);
    List<Expr> inputs = new ArrayList<>();
    List<Tensor> at = new ArrayList<>();
    for (int i = 0; i < failure.at.size(); i++) {
      if (used.contains(failure.graph.inputs().get(i))) {
        inputs.add(failure.graph.inputs().get(i));
        at.add(failure.at.get(i));
      }
    }
    inputs.add(input);
    at.add(value);
    return failure(new Graph(failure.graph.name(), inputs, outputs), at, property);
  }

  private static @Nullable Failure failure(Graph graph, List<Tensor> at, Property property) {
    String what;
    try {
      what = property.check(graph, at);
    } catch (RuntimeException | AssertionError e) {
      what = e.toString();
    }
    return what == null ? null : new Failure(graph, at, what);
  }
}
