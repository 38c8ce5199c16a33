package org.ppl4j.compiler.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.control.Cond;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Output;
import org.ppl4j.transform.Substitute;

/** Decisions: simpler branches, and those that are decided already. */
final class Branches {
  private Branches() {}

  /** A decision whose branches have been rewritten by the same rules. */
  static @Nullable Expr withBranches(Expr node, List<Rule> rules) {
    Cond cond = (Cond) node.op();
    Graph yes = Rewriter.rewrite(cond.yes(), rules);
    Graph no = Rewriter.rewrite(cond.no(), rules);
    return yes.outputs().equals(cond.yes().outputs()) && no.outputs().equals(cond.no().outputs())
        ? null
        : Expr.of(new Cond(yes, no), node.inputs(), node.source());
  }

  /** A result of a branch that is surely chosen is computed in place. */
  static @Nullable Expr decided(Expr node) {
    Expr decision = node.op() instanceof Output ? node.input(0) : node;
    int result = node.op() instanceof Output output ? output.index() : 0;
    if (!(decision.op() instanceof Cond cond)
        || !(decision.input(0).op() instanceof Constant constant)
        || (decision == node && node.types().size() > 1)) {
      return null;
    }
    Graph branch = constant.value().get(0) != 0 ? cond.yes() : cond.no();
    List<Expr> operands = decision.inputs().subList(1, decision.inputs().size());
    return Substitute.call(branch, operands).get(result);
  }
}
