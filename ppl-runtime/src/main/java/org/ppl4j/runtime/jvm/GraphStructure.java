package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Op;

/**
 * What a graph computes, whatever it and its inputs are called: operations, types, constants, which
 * node reads which, and the lines that errors name. Graphs of equal structure have the same code.
 *
 * @param parts all of it, in the order of the nodes
 */
record GraphStructure(List<Object> parts) {
  static GraphStructure of(Graph graph) {
    List<Object> parts = new ArrayList<>();
    add(graph, parts);
    return new GraphStructure(parts);
  }

  private static void add(Graph graph, List<Object> parts) {
    NodeMap<Integer> numbers = new NodeMap<>();
    int count = 0;
    for (Expr input : graph.inputs()) {
      numbers.put(input, count++);
      parts.add(input.type());
    }
    for (Expr node : graph.nodes()) {
      if (!numbers.contains(node)) {
        add(node.op(), parts);
        node.inputs().forEach(input -> parts.add(numbers.get(input)));
        parts.add(node.types());
        parts.add(node.source());
        numbers.put(node, count++);
      }
    }
    graph.outputs().forEach(output -> parts.add(numbers.get(output)));
  }

  private static void add(Op op, List<Object> parts) {
    if (op instanceof Scan scan) {
      parts.add(List.of("scan", scan.length(), scan.carries(), scan.sequences(), scan.reverse()));
      add(scan.body(), parts);
    } else if (op instanceof Cond cond) {
      parts.add("cond");
      add(cond.yes(), parts);
      add(cond.no(), parts);
    } else {
      parts.add(op);
    }
  }
}
