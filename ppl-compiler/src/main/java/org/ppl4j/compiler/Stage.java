package org.ppl4j.compiler;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ppl4j.compiler.rewrite.Prune;
import org.ppl4j.compiler.rewrite.Rewriter;
import org.ppl4j.compiler.rewrite.Rules;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.Aside;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.Credited;
import org.ppl4j.op.FirstOrder;
import org.ppl4j.op.MagicBox;
import org.ppl4j.op.StopGradient;
import org.ppl4j.transform.Grad;

/**
 * A named step of the pipeline.
 *
 * @param name what dumps call it
 * @param pass what it does to a graph
 * @param spec what the graph may hold afterwards
 */
public record Stage(String name, UnaryOperator<Graph> pass, StageSpec spec) {
  /** Simplifies, shares equal nodes and brings numerically stable forms about. */
  public static Stage simplify() {
    return new Stage("simplify", graph -> Rewriter.rewrite(graph, Rules.simplify()), StageSpec.ANY);
  }

  /** Appends to the outputs the first one's gradients in some of the inputs. */
  public static Stage gradient(List<Expr> wrt) {
    return new Stage("grad", graph -> Grad.valueAndGradient(graph, wrt), StageSpec.ANY);
  }

  /** Drops what loops and decisions compute for nobody. */
  public static Stage prune() {
    return new Stage("prune", Prune::prune, StageSpec.ANY);
  }

  /** Drops what only differentiation reads; no derivative may be taken afterwards. */
  public static Stage strip() {
    return new Stage(
        "strip",
        graph -> Rewriter.rewrite(graph, Rules.strip()),
        new StageSpec(
            List.of(
                StopGradient.class,
                Aside.class,
                Credited.class,
                AttachGradient.class,
                FirstOrder.class,
                MagicBox.class)));
  }
}
