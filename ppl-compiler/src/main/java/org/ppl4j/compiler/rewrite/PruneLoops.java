package org.ppl4j.compiler.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;

/**
 * Drops what loops carry, read and put out for nobody: results that the graph does not use, carries
 * that only such results need, and inputs that the step no longer reads.
 */
public final class PruneLoops {
  private PruneLoops() {}

  /** The graph with smaller loops; loops within steps included. */
  public static Graph prune(Graph graph) {
    NodeMap<BitSet> used = new NodeMap<>();
    List<Expr> nodes = graph.nodes();
    for (Expr output : graph.outputs()) {
      mark(used, output);
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      nodes.get(i).inputs().forEach(input -> mark(used, input));
    }
    NodeMap<Expr> now = new NodeMap<>();
    NodeMap<Integer[]> places = new NodeMap<>();
    for (Expr node : nodes) {
      now.put(node, rebuild(node, used, now, places));
    }
    return graph.returning(graph.outputs().stream().map(now::get).toList());
  }

  private static void mark(NodeMap<BitSet> used, Expr node) {
    Expr target = node.op() instanceof Output ? node.input(0) : node;
    BitSet results = used.find(target);
    if (results == null) {
      results = new BitSet();
      used.put(target, results);
    }
    if (node.op() instanceof Output output) {
      results.set(output.index());
    } else if (node.types().size() == 1) {
      results.set(0);
    }
  }

  private static Expr rebuild(
      Expr node, NodeMap<BitSet> used, NodeMap<Expr> now, NodeMap<Integer[]> places) {
    if (node.op() instanceof Output output) {
      Expr loop = now.get(node.input(0));
      Integer[] place = places.find(node.input(0));
      int index = place == null ? output.index() : place[output.index()];
      return loop.types().size() == 1
          ? loop
          : Expr.of(new Output(index), List.of(loop), node.source());
    }
    List<Expr> inputs = node.inputs().stream().map(now::get).toList();
    if (node.op() instanceof Scan scan && node.types().size() > 1) {
      return smaller(scan, node, inputs, used.get(node), places);
    }
    return inputs.equals(node.inputs()) ? node : Expr.of(node.op(), inputs, node.source());
  }

  private static Expr smaller(
      Scan scan, Expr node, List<Expr> inputs, BitSet used, NodeMap<Integer[]> places) {
    Graph body = prune(scan.body());
    BitSet results = new BitSet();
    results.or(used);
    NodeMap<Boolean> read = new NodeMap<>();
    int before;
    do {
      before = results.cardinality();
      List<Expr> kept = pick(body.outputs(), results);
      Graph.nodes(kept).forEach(inner -> read.put(inner, true));
      for (int i = 0; i < scan.carries(); i++) {
        if (read.contains(body.inputs().get(i))) {
          results.set(i);
        }
      }
    } while (results.cardinality() > before);

    List<Expr> bodyInputs = new ArrayList<>();
    List<Expr> operands = new ArrayList<>();
    int carries = 0;
    int sequences = 0;
    for (int i = 0; i < inputs.size(); i++) {
      boolean carry = i < scan.carries();
      boolean sequence = !carry && i < scan.carries() + scan.sequences();
      if (carry ? results.get(i) : read.contains(body.inputs().get(i))) {
        bodyInputs.add(body.inputs().get(i));
        operands.add(inputs.get(i));
        carries += carry ? 1 : 0;
        sequences += sequence ? 1 : 0;
      }
    }
    Integer[] place = new Integer[node.types().size()];
    int next = 0;
    for (int i = 0; i < place.length; i++) {
      place[i] = results.get(i) ? next++ : -1;
    }
    places.put(node, place);
    Graph smaller = new Graph(body.name(), bodyInputs, pick(body.outputs(), results));
    Scan pruned = new Scan(smaller, scan.length(), carries, sequences, scan.reverse());
    return Expr.of(pruned, operands, node.source());
  }

  private static List<Expr> pick(List<Expr> all, BitSet which) {
    return which.stream().mapToObj(all::get).toList();
  }
}
