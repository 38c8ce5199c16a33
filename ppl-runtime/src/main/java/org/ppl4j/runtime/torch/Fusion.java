package org.ppl4j.runtime.torch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
 * Nodes for which PyTorch has one operation, written where the first of the results stands. In
 * float32 on a processor only: float64 keeps the operations as they stand, to the bit.
 */
interface Fusion {
  /** What it computes; the first result stands for all. */
  List<Expr> results();

  /** What it reads. */
  List<Expr> operands();

  /** The nodes between, which nothing else uses. */
  List<Expr> inner();

  /** The lines, two spaces before all but the first. */
  String write(LoweringContext context, NodeMap<String> names);

  /** Whether graphs are searched for what can be fused. */
  static boolean isFor(Options options) {
    return options.precision() == Precision.FLOAT32 && options.device().kind() == Device.Kind.CPU;
  }

  /** What reads the nodes of a graph. */
  final class Uses {
    private final IdentityHashMap<Expr, List<Expr>> readers = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, Integer> places = new IdentityHashMap<>();
    private final Set<Expr> outputs = Collections.newSetFromMap(new IdentityHashMap<>());

    Uses(Graph graph) {
      for (Expr node : graph.nodes()) {
        places.put(node, places.size());
        for (Expr input : node.inputs()) {
          readers.computeIfAbsent(input, x -> new ArrayList<>()).add(node);
        }
      }
      outputs.addAll(graph.outputs());
    }

    /** Whether one operation reads a node, once, and the graph does not return it. */
    boolean isOne(Expr node) {
      return of(node) == 1 && !isReturned(node);
    }

    /** How many operands a node is. */
    int of(Expr node) {
      return readers(node).size();
    }

    /** The operations that read a node, each as often as it does. */
    List<Expr> readers(Expr node) {
      return readers.getOrDefault(node, List.of());
    }

    /** Whether the graph returns a node. */
    boolean isReturned(Expr node) {
      return outputs.contains(node);
    }

    /** The order in which the graph's nodes are written. */
    Comparator<Expr> order() {
      return Comparator.comparing(places::get);
    }
  }
}
