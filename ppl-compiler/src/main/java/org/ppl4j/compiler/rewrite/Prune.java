package org.ppl4j.compiler.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Output;

/**
 * Drops what loops and decisions compute for nobody: results that the graph does not use, carries
 * that only such results need, and inputs that no step or branch reads any more.
 */
public final class Prune {
  private final NodeMap<BitSet> used = new NodeMap<>();
  private final NodeMap<Expr> now = new NodeMap<>();
  private final NodeMap<int[]> places = new NodeMap<>();

  private Prune() {}

  /** The graph with smaller loops and decisions; those within steps and branches included. */
  public static Graph prune(Graph graph) {
    return new Prune().pruned(graph);
  }

  private Graph pruned(Graph graph) {
    List<Expr> nodes = graph.nodes();
    graph.outputs().forEach(this::mark);
    nodes.forEach(node -> node.inputs().forEach(this::mark));
    nodes.forEach(node -> now.put(node, rebuilt(node)));
    return graph.returning(graph.outputs().stream().map(now::get).toList());
  }

  private void mark(Expr node) {
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

  private Expr rebuilt(Expr node) {
    if (node.op() instanceof Output output) {
      Expr whole = now.get(node.input(0));
      int[] place = places.find(node.input(0));
      int index = place == null ? output.index() : place[output.index()];
      if (whole == node.input(0)) {
        return node;
      }
      return whole.types().size() == 1
          ? whole
          : Expr.of(new Output(index), List.of(whole), node.source());
    }
    List<Expr> inputs = node.inputs().stream().map(now::get).toList();
    if (node.op() instanceof Scan scan) {
      return smaller(scan, node, inputs);
    }
    if (node.op() instanceof Cond cond) {
      return smaller(cond, node, inputs);
    }
    return inputs.equals(node.inputs()) ? node : Expr.of(node.op(), inputs, node.source());
  }

  private Expr smaller(Scan scan, Expr node, List<Expr> inputs) {
    Graph body = prune(scan.body());
    BitSet results = new BitSet();
    results.or(used.get(node));
    NodeMap<Boolean> read = new NodeMap<>();
    int before;
    do {
      before = results.cardinality();
      note(pick(body.outputs(), results), read);
      for (int i = 0; i < scan.carries(); i++) {
        if (read.contains(body.inputs().get(i))) {
          results.set(i);
        }
      }
    } while (results.cardinality() > before);

    BitSet kept = new BitSet();
    int carries = 0;
    int sequences = 0;
    for (int i = 0; i < inputs.size(); i++) {
      boolean carry = i < scan.carries();
      if (carry ? results.get(i) : read.contains(body.inputs().get(i))) {
        kept.set(i);
        carries += carry ? 1 : 0;
        sequences += !carry && i < scan.carries() + scan.sequences() ? 1 : 0;
      }
    }
    Graph step = new Graph(body.name(), pick(body.inputs(), kept), pick(body.outputs(), results));
    Scan smaller = new Scan(step, scan.length(), carries, sequences, scan.reverse());
    return replaced(node, smaller, pick(inputs, kept), results);
  }

  private Expr smaller(Cond cond, Expr node, List<Expr> inputs) {
    BitSet results = used.get(node);
    Graph yes = prune(cond.yes().returning(pick(cond.yes().outputs(), results)));
    Graph no = prune(cond.no().returning(pick(cond.no().outputs(), results)));
    NodeMap<Boolean> read = new NodeMap<>();
    note(yes.outputs(), read);
    note(no.outputs(), read);
    BitSet kept = new BitSet();
    for (int i = 0; i < yes.inputs().size(); i++) {
      kept.set(i, read.contains(yes.inputs().get(i)) || read.contains(no.inputs().get(i)));
    }
    List<Expr> operands = new ArrayList<>(List.of(inputs.get(0)));
    operands.addAll(pick(inputs.subList(1, inputs.size()), kept));
    Cond smaller = new Cond(taking(yes, kept), taking(no, kept));
    return replaced(node, smaller, operands, results);
  }

  private static Graph taking(Graph branch, BitSet inputs) {
    return new Graph(branch.name(), pick(branch.inputs(), inputs), branch.outputs());
  }

  private static void note(List<Expr> outputs, NodeMap<Boolean> read) {
    Graph.nodes(outputs).forEach(node -> read.put(node, true));
  }

  /** The smaller operation in a node's place, unless nothing has changed. */
  private Expr replaced(Expr node, Op smaller, List<Expr> inputs, BitSet results) {
    if (smaller.equals(node.op()) && inputs.equals(node.inputs())) {
      return node;
    }
    int[] place = new int[node.types().size()];
    int next = 0;
    for (int i = 0; i < place.length; i++) {
      place[i] = results.get(i) ? next++ : -1;
    }
    places.put(node, place);
    return Expr.of(smaller, inputs, node.source());
  }

  private static List<Expr> pick(List<Expr> all, BitSet which) {
    return which.stream().mapToObj(all::get).toList();
  }
}
