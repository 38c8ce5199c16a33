package org.ppl4j.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.transform.Substitute;

/** Loops of a fixed number of steps over what is computed, without sites. */
public final class Loops {
  private Loops() {}

  /**
   * Does a step many times, each time on what the time before gave: {@link Scan} without sequences.
   * What does not change from step to step is computed once, outside. The graph does not grow with
   * the number of steps.
   *
   * @param times how many, at least 1
   * @param first what the first step is given
   * @param step gives as many values, of the same types
   * @return what the last step gave
   */
  public static List<Expr> repeat(int times, List<Expr> first, UnaryOperator<List<Expr>> step) {
    List<Expr> inputs = new ArrayList<>();
    first.forEach(value -> inputs.add(Input.create("carry", value.type())));
    List<Expr> next = step.apply(List.copyOf(inputs));
    Set<Expr> varying = Collections.newSetFromMap(new IdentityHashMap<>());
    varying.addAll(inputs);
    List<Expr> nodes = Graph.nodes(next);
    nodes.stream()
        .filter(node -> node.inputs().stream().anyMatch(varying::contains))
        .forEach(varying::add);
    Set<Expr> fixed = Collections.newSetFromMap(new IdentityHashMap<>());
    fixed.addAll(next);
    nodes.stream().filter(varying::contains).forEach(node -> fixed.addAll(node.inputs()));
    fixed.removeAll(Set.copyOf(varying));
    List<Expr> operands = new ArrayList<>(first);
    NodeMap<Expr> replaced = new NodeMap<>();
    for (Expr node : nodes) {
      boolean literal = node.op() instanceof Constant && node.shape().isScalar();
      if (fixed.contains(node) && !literal) {
        Expr constant = Input.create("constant", node.type());
        replaced.put(node, constant);
        inputs.add(constant);
        operands.add(node);
      }
    }
    Graph body = new Graph("step", inputs, Substitute.substitute(next, replaced));
    Scan scan = new Scan(body, times, first.size(), 0, false);
    return Output.all(Expr.of(scan, operands));
  }
}
