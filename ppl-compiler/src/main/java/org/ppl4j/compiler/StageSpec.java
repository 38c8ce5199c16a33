package org.ppl4j.compiler;

import java.util.List;
import org.ppl4j.error.InvalidGraph;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Verifier;

/**
 * What a graph may hold after a stage.
 *
 * @param forbidden operations that may no longer occur
 */
public record StageSpec(List<Class<? extends Op>> forbidden) {
  /** Anything that is a valid graph. */
  public static final StageSpec ANY = new StageSpec(List.of());

  /**
   * Checks a graph.
   *
   * @param stage what made it, for the message
   * @throws InvalidGraph naming the first node that may not be there
   */
  public void check(Graph graph, String stage) {
    Verifier.verify(graph, stage);
    for (Expr node : graph.nodes()) {
      for (Class<? extends Op> op : forbidden) {
        if (op.isInstance(node.op())) {
          throw InvalidGraph.of(
              stage,
              node.op().name() + " may not occur any more",
              node.party(),
              "the stage is at fault: compare the dumps before and after it");
        }
      }
    }
  }
}
