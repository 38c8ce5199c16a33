package org.ppl4j.ir;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.error.InvalidGraph;

/** Checks what every graph must keep, whatever pass made it. */
public final class Verifier {
  private Verifier() {}

  /**
   * Checks that inputs are distinct placeholders, that no other placeholder is used, and that each
   * node has the types that its operation infers.
   *
   * @param stage what made the graph, for the message
   * @throws InvalidGraph naming the first node that breaks a rule
   * @throws FreePlaceholder naming a placeholder that is not an input
   */
  public static void verify(Graph graph, String stage) {
    Set<Expr> inputs = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr input : graph.inputs()) {
      if (!(input.op() instanceof Input)) {
        throw InvalidGraph.of(
            stage,
            "an input must be a placeholder",
            input.party(),
            "substitute a placeholder for it, and list that");
      }
      if (!inputs.add(input)) {
        throw InvalidGraph.of(
            stage,
            "the same placeholder is an input twice",
            input.party(),
            "list each placeholder once");
      }
    }
    for (Expr node : graph.nodes()) {
      if (node.op() instanceof Input && !inputs.contains(node)) {
        throw FreePlaceholder.of(graph.name(), node.party());
      }
      if (!node.op().types(node.inputs()).equals(node.types())) {
        throw InvalidGraph.of(
            stage,
            "a node's types are not what its inputs give",
            node.party(),
            "the stage is at fault: compare the dumps before and after it");
      }
    }
  }
}
