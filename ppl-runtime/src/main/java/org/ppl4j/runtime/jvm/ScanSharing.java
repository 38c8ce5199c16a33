package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.rewrite.Rewriter;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Square;
import org.ppl4j.op.Times;
import org.ppl4j.transform.Substitute;

/**
 * Loops over the same steps do no work twice: a loop that carries the same values as another is
 * made one with it, and what a gradient's loop would compute again, from what the first loop saved,
 * is saved itself.
 */
final class ScanSharing {
  /** More numbers than this are not saved at each step. */
  static final int MOST_SAVED = 64;

  private ScanSharing() {}

  static Graph share(Graph graph) {
    Graph now = graph;
    for (Graph next = step(now); next != null; next = step(now)) {
      now = next;
    }
    return now;
  }

  private static @Nullable Graph step(Graph graph) {
    List<Expr> scans = graph.nodes().stream().filter(n -> n.op() instanceof Scan).toList();
    for (Expr first : scans) {
      for (Expr second : scans) {
        // What needs the second loop's results cannot save anything for it.
        if (first == second
            || scan(first).length() != scan(second).length()
            || Graph.nodes(List.of(first)).contains(second)) {
          continue;
        }
        Graph better = merged(graph, first, second);
        if (better == null) {
          better = saved(graph, first, second);
        }
        if (better != null) {
          return better;
        }
      }
    }
    return null;
  }

  private static Scan scan(Expr node) {
    return (Scan) node.op();
  }

  /** Both loops as one, if they carry the same. */
  private static @Nullable Graph merged(Graph graph, Expr first, Expr second) {
    Scan a = scan(first);
    Scan b = scan(second);
    if (!first.inputs().equals(second.inputs())
        || a.carries() != b.carries()
        || a.sequences() != b.sequences()
        || a.reverse() != b.reverse()) {
      return null;
    }
    List<Expr> outputs = new ArrayList<>(a.body().outputs());
    outputs.addAll(Substitute.call(b.body(), a.body().inputs()));
    Graph both = Rewriter.rewrite(a.body().returning(outputs), List.of());
    int size = a.body().outputs().size();
    for (int k = 0; k < a.carries(); k++) {
      if (both.outputs().get(k) != both.outputs().get(size + k)) {
        return null;
      }
    }
    List<Expr> kept = new ArrayList<>(both.outputs().subList(0, size));
    kept.addAll(both.outputs().subList(size + a.carries(), both.outputs().size()));
    Expr one =
        Expr.of(
            new Scan(both.returning(kept), a.length(), a.carries(), a.sequences(), a.reverse()),
            first.inputs(),
            first.source());
    List<Expr> results = Output.all(one);
    List<Expr> ofSecond = new ArrayList<>(results.subList(0, a.carries()));
    ofSecond.addAll(results.subList(size, results.size()));
    NodeMap<Expr> replacements = new NodeMap<>();
    replace(graph, first, results, replacements);
    replace(graph, second, ofSecond, replacements);
    return graph.returning(Substitute.substitute(graph.outputs(), replacements));
  }

  /** Has the results of a scan taken from elsewhere. */
  static void replace(Graph graph, Expr scan, List<Expr> results, NodeMap<Expr> replacements) {
    if (scan.types().size() == 1) {
      replacements.put(scan, results.get(0));
    }
    for (Expr node : graph.nodes()) {
      if (node.op() instanceof Output output && node.input(0) == scan) {
        replacements.put(node, results.get(output.index()));
      }
    }
  }

  /** The first loop saves what the second would compute of its steps' values alone. */
  private static @Nullable Graph saved(Graph graph, Expr first, Expr second) {
    Scan a = scan(first);
    Scan b = scan(second);
    NodeMap<Expr> known = known(first, second);
    List<Expr> wanted = wanted(b.body(), known);
    if (wanted.isEmpty()) {
      return null;
    }
    List<Expr> outputs = new ArrayList<>(a.body().outputs());
    outputs.addAll(Substitute.substitute(wanted, known));
    Expr saving =
        Expr.of(
            new Scan(
                a.body().returning(outputs), a.length(), a.carries(), a.sequences(), a.reverse()),
            first.inputs(),
            first.source());
    List<Expr> results = Output.all(saving);
    NodeMap<Expr> replacements = new NodeMap<>();
    replace(graph, first, results, replacements);

    List<Expr> operands = new ArrayList<>(Substitute.substitute(second.inputs(), replacements));
    List<Expr> inputs = new ArrayList<>(b.body().inputs());
    NodeMap<Expr> read = new NodeMap<>();
    int at = b.carries() + b.sequences();
    for (int i = 0; i < wanted.size(); i++) {
      Expr input = Input.create("saved", wanted.get(i).type());
      read.put(wanted.get(i), input);
      inputs.add(at + i, input);
      operands.add(at + i, results.get(a.body().outputs().size() + i));
    }
    Graph body =
        new Graph(b.body().name(), inputs, Substitute.substitute(b.body().outputs(), read));
    Expr reading =
        Expr.of(
            new Scan(body, b.length(), b.carries(), b.sequences() + wanted.size(), b.reverse()),
            operands,
            second.source());
    replace(graph, second, Output.all(reading), replacements);
    return graph.returning(Substitute.substitute(graph.outputs(), replacements));
  }

  /** What of the second body's placeholders is known in the first body. */
  private static NodeMap<Expr> known(Expr first, Expr second) {
    Scan a = scan(first);
    Scan b = scan(second);
    NodeMap<Expr> known = new NodeMap<>();
    for (int i = b.carries(); i < second.inputs().size(); i++) {
      Expr given = second.input(i);
      Expr placeholder = b.body().inputs().get(i);
      boolean sequence = i < b.carries() + b.sequences();
      if (sequence
          && given.op() instanceof Output output
          && given.input(0) == first
          && output.index() >= a.carries()) {
        known.put(placeholder, a.body().outputs().get(output.index()));
        continue;
      }
      for (int k = a.carries(); k < first.inputs().size(); k++) {
        if (first.input(k) == given && sequence == (k < a.carries() + a.sequences())) {
          known.put(placeholder, a.body().inputs().get(k));
        }
      }
    }
    return known;
  }

  /** The last nodes of a body that are made of known values and cost something. */
  private static List<Expr> wanted(Graph body, NodeMap<Expr> known) {
    IdentityHashMap<Expr, Boolean> costs = new IdentityHashMap<>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Expr> wanted = new ArrayList<>();
    int size = 0;
    for (Expr node : body.nodes()) {
      if (known.contains(node) || node.op() instanceof Constant) {
        costs.put(node, false);
      } else if (!(node.op() instanceof Input)
          && node.types().size() == 1
          && costs.keySet().containsAll(node.inputs())) {
        boolean costly = node.inputs().stream().anyMatch(input -> costs.get(input));
        costs.put(node, costly || !isCheap(node));
      }
    }
    for (Expr node : body.nodes()) {
      boolean ends = !costs.containsKey(node);
      for (Expr input : node.inputs()) {
        if (ends && Boolean.TRUE.equals(costs.get(input)) && seen.add(input)) {
          wanted.add(input);
          size += input.shape().size();
        }
      }
    }
    return size <= MOST_SAVED ? wanted : List.of();
  }

  private static boolean isCheap(Expr node) {
    return Views.isView(node)
        || node.op() instanceof Plus
        || node.op() instanceof Minus
        || node.op() instanceof Times
        || node.op() instanceof Negate
        || node.op() instanceof Square;
  }
}
