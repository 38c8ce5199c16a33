package org.ppl4j.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Verifier;
import org.ppl4j.transform.Substitute;

/**
 * A graph whose noise has become inputs, after its own.
 *
 * @param original the graph as it was
 * @param graph the graph without noise
 * @param noise what the further inputs are to be filled with
 */
public record Lowered(Graph original, Graph graph, List<Noise> noise) {
  /**
   * Turns a graph's noise into inputs.
   *
   * @throws org.ppl4j.error.PplException if the graph is not valid
   */
  public static Lowered of(Graph graph) {
    Verifier.verify(graph, graph.name());
    List<Noise> noise = new ArrayList<>();
    List<Expr> inputs = new ArrayList<>(graph.inputs());
    NodeMap<Expr> replacements = new NodeMap<>();
    for (Expr node : graph.nodes()) {
      if (node.op() instanceof Noise draw) {
        int known = noise.indexOf(draw);
        if (known < 0) {
          known = noise.size();
          noise.add(draw);
          inputs.add(Input.create(draw.address(), "noise", draw.type()));
        }
        replacements.put(node, inputs.get(graph.inputs().size() + known));
      }
    }
    List<Expr> outputs =
        noise.isEmpty() ? graph.outputs() : Substitute.substitute(graph.outputs(), replacements);
    return new Lowered(graph, new Graph(graph.name(), inputs, outputs), noise);
  }
}
