package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.error.InvalidData;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Noise;
import org.ppl4j.type.Tensor;

/** Finds data, known while tracing, that lie outside the support of what they are drawn from. */
final class DataChecks {
  private DataChecks() {}

  /** For one observation whether each element fits, and what the elements are. */
  private record Check(Site.Observe site, Expr fits, Expr data) {}

  static void check(Block root) {
    for (Check check : checks(root)) {
      if (!Expressions.isKnown(check.fits)) {
        continue;
      }
      Tensor fits = Evaluator.evaluate(check.fits);
      for (int i = 0; i < fits.shape().size(); i++) {
        if (fits.get(i) == 0) {
          fail(check, i, fits.shape().size());
        }
      }
    }
  }

  private static void fail(Check check, int element, int elements) {
    Tensor data = Evaluator.evaluate(check.data);
    int size = data.shape().size() / elements;
    StringBuilder shown = new StringBuilder();
    for (int k = 0; k < Math.min(size, 5); k++) {
      shown.append(k == 0 ? "" : ", ").append(data.get(element * size + k));
    }
    if (elements > 1) {
      shown.append(" (element ").append(element).append(')');
    }
    throw InvalidData.of(
        check.site.address(),
        check.site.distribution().name(),
        check.site.distribution().support().describe(),
        shown.toString(),
        check.site.source());
  }

  private static List<Check> checks(Block block) {
    List<Check> out = new ArrayList<>();
    for (Item item : block.items()) {
      if (item instanceof Block inner) {
        List<Check> checks = checks(inner);
        List<Expr> both = new ArrayList<>();
        for (Check check : checks) {
          both.add(check.fits);
          both.add(check.data);
        }
        List<Expr> lifted = inner.lift(both);
        for (int i = 0; i < checks.size(); i++) {
          out.add(new Check(checks.get(i).site, lifted.get(2 * i), lifted.get(2 * i + 1)));
        }
      } else if (item instanceof Site.Observe observe && mayBeKnown(observe.data().expr())) {
        Expr fits = observe.distribution().support().contains(observe.data()).expr();
        if (mayBeKnown(fits)) {
          out.add(new Check(observe, fits, observe.data().expr()));
        }
      }
    }
    return out;
  }

  /** Whether only the indices of plates are open. */
  private static boolean mayBeKnown(Expr expr) {
    return Graph.nodes(List.of(expr)).stream()
        .noneMatch(
            node ->
                node.op() instanceof Noise
                    || (node.op() instanceof Input input && input.bound() == 0));
  }
}
