package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.transform.Substitute;

/** A value computed for one choice after the other, in a loop that carries nothing. */
final class Loop {
  private Loop() {}

  /**
   * The values of an expression, stacked along a new outermost axis.
   *
   * @param output the expression
   * @param placeholder what differs from step to step
   * @param values what it is in each, along the outermost axis
   */
  static Expr over(Expr output, Expr placeholder, Expr values) {
    List<Expr> nodes = Graph.nodes(List.of(output));
    Set<Expr> varying = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Expr> read = Collections.newSetFromMap(new IdentityHashMap<>());
    varying.add(placeholder);
    for (Expr node : nodes) {
      if (node.inputs().stream().anyMatch(varying::contains)) {
        varying.add(node);
        read.addAll(node.inputs());
      }
    }
    NodeMap<Expr> replaced = new NodeMap<>();
    List<Expr> inputs = new ArrayList<>(List.of(Input.create("value", placeholder.type())));
    List<Expr> operands = new ArrayList<>(List.of(values));
    replaced.put(placeholder, inputs.get(0));
    for (Expr node : nodes) {
      boolean literal = node.op() instanceof Constant && node.shape().isScalar();
      if (read.contains(node) && !varying.contains(node) && !literal) {
        for (Expr constant : Output.all(node)) {
          Expr inside = Input.create("constant", constant.type());
          replaced.put(constant, inside);
          inputs.add(inside);
          operands.add(constant);
        }
      }
    }
    List<Expr> body = Substitute.substitute(List.of(output), replaced);
    Scan scan = new Scan(new Graph("choices", inputs, body), values.shape().dim(0), 0, 1, false);
    return Expr.of(scan, operands);
  }
}
