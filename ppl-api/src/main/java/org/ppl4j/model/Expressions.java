package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Noise;

/** The expressions that a site is made of. */
final class Expressions {
  private Expressions() {}

  static List<Expr> of(Site site) {
    List<Expr> out = new ArrayList<>();
    if (site instanceof Site.Sample sample) {
      addAll(sample.distribution(), out);
      addMask(sample.weight(), out);
    } else if (site instanceof Site.Observe observe) {
      addAll(observe.distribution(), out);
      out.add(observe.data().expr());
      addMask(observe.weight(), out);
    } else if (site instanceof Site.Factor factor) {
      out.add(factor.term());
      addMask(factor.weight(), out);
    } else if (site instanceof Site.Deterministic deterministic) {
      out.add(deterministic.value());
    } else if (site instanceof Site.Param param) {
      addAll(param.support(), out);
    }
    return out;
  }

  /** Distributions and supports are records: their values are found by the record's components. */
  private static void addAll(Object structure, List<Expr> out) {
    Structure.values(structure).stream().map(Value::expr).forEach(out::add);
  }

  /** Whether an expression has a value while tracing. */
  static boolean isKnown(Expr expr) {
    return Graph.nodes(List.of(expr)).stream()
        .noneMatch(node -> node.op() instanceof Input || node.op() instanceof Noise);
  }

  private static void addMask(Weight weight, List<Expr> out) {
    if (weight.mask() != null) {
      out.add(weight.mask());
    }
  }
}
