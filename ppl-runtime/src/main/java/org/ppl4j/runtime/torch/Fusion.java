package org.ppl4j.runtime.torch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;

/**
 * Nodes for which PyTorch has one operation, written as one line where the first of the results
 * stands. In float32 on a processor only: float64 keeps the operations as they stand, to the bit.
 */
interface Fusion {
  /** What it computes; the first result stands for all. */
  List<Expr> results();

  /** What it reads. */
  List<Expr> operands();

  /** The nodes between, which nothing else uses. */
  List<Expr> inner();

  /** The line. */
  String write(LoweringContext context, NodeMap<String> names);

  /** Whether graphs are searched for what can be fused. */
  static boolean isFor(Options options) {
    return options.precision() == Precision.FLOAT32 && options.device().kind() == Device.Kind.CPU;
  }

  /** How often the nodes of a graph are read, as operands or as outputs. */
  final class Uses {
    private final IdentityHashMap<Expr, Integer> counts = new IdentityHashMap<>();
    private final Set<Expr> outputs = Collections.newSetFromMap(new IdentityHashMap<>());

    Uses(Graph graph) {
      graph.nodes().forEach(n -> n.inputs().forEach(input -> counts.merge(input, 1, Integer::sum)));
      outputs.addAll(graph.outputs());
    }

    /** Whether one operation reads a node, once, and the graph does not return it. */
    boolean isOne(Expr node) {
      return of(node) == 1 && !outputs.contains(node);
    }

    /** How many operands a node is. */
    int of(Expr node) {
      return counts.getOrDefault(node, 0);
    }
  }
}
