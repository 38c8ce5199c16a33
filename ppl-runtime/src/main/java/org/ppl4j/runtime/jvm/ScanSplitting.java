package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.rewrite.Rewriter;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Elementwise;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Substitute;

/**
 * Takes out of a loop what no later step waits for: functions that only its outputs need are
 * computed after it, for all steps at once, where they can be loops of vectors.
 *
 * <pre>
 * for t: carry = f(carry); y[t] = exp(g(carry))   ->   for t: carry = f(carry); x[t] = g(carry)
 *                                                      y = exp(x)
 * </pre>
 */
final class ScanSplitting {
  /** So many numbers may pass out of the loop for each that it would have put out. */
  private static final int MOST_PASSING = 2;

  private ScanSplitting() {}

  static Graph split(Graph graph) {
    Graph now = graph;
    for (Graph next = step(now); next != null; next = step(now)) {
      now = next;
    }
    return now;
  }

  private static @Nullable Graph step(Graph graph) {
    for (Expr node : graph.nodes()) {
      if (node.op() instanceof Scan scan && scan.body().outputs().size() > scan.carries()) {
        Graph better = split(graph, node, scan);
        if (better != null) {
          return better;
        }
      }
    }
    return null;
  }

  private static @Nullable Graph split(Graph graph, Expr node, Scan scan) {
    Graph body = Rewriter.rewrite(scan.body(), List.of());
    List<Expr> outputs = body.outputs();
    Set<Expr> late = late(body, scan.carries());
    List<Expr> passing = passing(late, body.inputs().subList(scan.carries(), body.inputs().size()));
    if (late.isEmpty() || size(passing) > ScanSharing.MOST_SAVED) {
      return null;
    }
    List<Expr> kept = new ArrayList<>(outputs.subList(0, scan.carries()));
    List<Expr> apart = new ArrayList<>();
    for (Expr output : outputs.subList(scan.carries(), outputs.size())) {
      (late.contains(output) ? apart : kept).add(output);
    }
    if (size(passing) > MOST_PASSING * size(apart)) {
      return null;
    }
    int first = kept.size();
    kept.addAll(passing);
    Expr before =
        Expr.of(
            new Scan(
                body.returning(kept),
                scan.length(),
                scan.carries(),
                scan.sequences(),
                scan.reverse()),
            node.inputs(),
            node.source());
    List<Expr> results = Output.all(before);
    List<Expr> after = after(node, scan, body, apart, passing, results.subList(first, kept.size()));
    List<Expr> all = new ArrayList<>();
    int ofKept = 0;
    int ofApart = 0;
    for (Expr output : outputs) {
      boolean isKept = all.size() < scan.carries() || !late.contains(output);
      all.add(isKept ? results.get(ofKept++) : after.get(ofApart++));
    }
    NodeMap<Expr> replacements = new NodeMap<>();
    ScanSharing.replace(graph, node, all, replacements);
    return graph.returning(Substitute.substitute(graph.outputs(), replacements));
  }

  /** The outputs for all steps, from what the loop passes on. */
  private static List<Expr> after(
      Expr node, Scan scan, Graph body, List<Expr> apart, List<Expr> passing, List<Expr> passed) {
    NodeMap<Expr> mapped = new NodeMap<>();
    NodeMap<Expr> constants = new NodeMap<>();
    for (int i = 0; i < passing.size(); i++) {
      mapped.put(passing.get(i), passed.get(i));
    }
    for (int i = scan.carries(); i < body.inputs().size(); i++) {
      boolean sequence = i < scan.carries() + scan.sequences();
      (sequence ? mapped : constants).put(body.inputs().get(i), node.input(i));
    }
    return Substitute.substitute(Batch.batch(apart, mapped, scan.length()), constants);
  }

  /** The nodes from a costly function on that nothing that is carried needs. */
  private static Set<Expr> late(Graph body, int carries) {
    Set<Expr> carried = Collections.newSetFromMap(new IdentityHashMap<>());
    carried.addAll(Graph.nodes(body.outputs().subList(0, carries)));
    Set<Expr> late = new LinkedHashSet<>();
    for (Expr node : body.nodes()) {
      boolean isCostly = node.op() instanceof Elementwise op && Functions.isCostly(op);
      boolean isAfter = node.inputs().stream().anyMatch(late::contains);
      if (!carried.contains(node) && (isCostly || isAfter)) {
        late.add(node);
      }
    }
    // What is not a matter of single elements stays where it is.
    boolean simple =
        late.stream().allMatch(node -> node.op() instanceof Elementwise || Views.isView(node));
    return simple ? late : Set.of();
  }

  private static int size(List<Expr> nodes) {
    return nodes.stream().mapToInt(node -> node.shape().size()).sum();
  }

  /** What late nodes need that is computed or carried in the loop. */
  private static List<Expr> passing(Set<Expr> late, List<Expr> given) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Expr> passing = new ArrayList<>();
    for (Expr node : late) {
      for (Expr input : node.inputs()) {
        boolean known = input.op() instanceof Constant || given.contains(input);
        if (!known && !late.contains(input) && seen.add(input)) {
          passing.add(input);
        }
      }
    }
    return passing;
  }
}
