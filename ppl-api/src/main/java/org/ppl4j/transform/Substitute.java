package org.ppl4j.transform;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;

/**
 * Puts expressions in the place of nodes.
 *
 * <pre>
 * graph f(x: f64[]) {             graph f(y: f64[]) {
 *   %0 = exp(x) : f64[]             %0 = square(y) : f64[]
 *   return %0              x := y²  %1 = exp(%0) : f64[]
 * }                                 return %1
 *                                 }
 * </pre>
 */
public final class Substitute {
  private Substitute() {}

  /**
   * The outputs with nodes replaced; what does not depend on a replaced node is kept as it is.
   * Replacements are not themselves searched.
   */
  public static List<Expr> substitute(List<Expr> outputs, NodeMap<Expr> replacements) {
    NodeMap<Expr> done = new NodeMap<>();
    for (Expr node : Graph.nodes(outputs)) {
      Expr replacement = replacements.find(node);
      done.put(node, replacement != null ? replacement : rebuild(node, done));
    }
    return outputs.stream().map(done::get).toList();
  }

  /**
   * The graph's outputs for given inputs, as expressions: the graph called like a function.
   *
   * @throws InvalidArgument if their number or types are not what the graph takes
   */
  public static List<Expr> call(Graph graph, List<Expr> arguments) {
    if (arguments.size() != graph.inputs().size()) {
      throw InvalidArgument.of(
          Report.of(
                  graph.name()
                      + " takes "
                      + graph.inputs().size()
                      + " arguments, but got "
                      + arguments.size()
                      + ".")
              .cure("pass one for each of its inputs, in order"));
    }
    NodeMap<Expr> replacements = new NodeMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Expr input = graph.inputs().get(i);
      if (!input.types().equals(arguments.get(i).types())) {
        throw InvalidArgument.of(
            Report.of(graph.name() + ": an argument has another type than its placeholder.")
                .where("expected", input.party())
                .where("found", arguments.get(i).party())
                .cure("pass a value of the type that it expects"));
      }
      replacements.put(input, arguments.get(i));
    }
    return substitute(graph.outputs(), replacements);
  }

  private static Expr rebuild(Expr node, NodeMap<Expr> done) {
    List<Expr> inputs = new ArrayList<>(node.inputs().size());
    boolean changed = false;
    for (Expr input : node.inputs()) {
      Expr now = done.get(input);
      changed |= now != input;
      inputs.add(now);
    }
    return changed ? Expr.of(node.op(), inputs, node.source()) : node;
  }
}
