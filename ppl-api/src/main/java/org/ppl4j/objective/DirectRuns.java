package org.ppl4j.objective;

import java.util.List;
import java.util.Map;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Density;
import org.ppl4j.model.PartRunner;
import org.ppl4j.model.Program;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;

/** Draws programs as objectives run them, for their values only. */
public final class DirectRuns implements PartRunner {
  @Override
  public NodeMap<Expr> draw(Program program, Map<String, Expr> given) {
    ObjectiveScope scope = new ObjectiveScope();
    NodeMap<Expr> known = new NodeMap<>();
    scope.unfold(program, known, given);
    NodeMap<Expr> drawn = scope.params().bindings().copy();
    for (Estimate.Param param : scope.params().all()) {
      drawn.put(param.value(), Ops.constant(param.initial()));
    }
    scope.params().bindings().forEach((own, shared) -> drawn.put(own, drawn.get(shared)));
    for (Pending pending : scope.pending()) {
      List<Expr> values = Substitute.substitute(pending.draws(), drawn);
      for (int i = 0; i < values.size(); i++) {
        drawn.put(pending.placeholders().get(i), values.get(i));
      }
    }
    NodeMap<Expr> out = new NodeMap<>();
    for (Program.Entry entry : program.samples()) {
      put(entry.value(), known, drawn, out);
    }
    for (Expr node : Graph.nodes(List.of(Density.logDensity(program)))) {
      put(node, known, drawn, out);
    }
    return out;
  }

  private static void put(
      @org.jspecify.annotations.Nullable Expr placeholder,
      NodeMap<Expr> known,
      NodeMap<Expr> drawn,
      NodeMap<Expr> out) {
    Expr value = placeholder == null ? null : known.find(placeholder);
    if (placeholder != null && value != null) {
      out.put(placeholder, Substitute.substitute(List.of(value), drawn).get(0));
    }
  }
}
