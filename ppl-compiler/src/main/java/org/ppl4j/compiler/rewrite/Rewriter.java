package org.ppl4j.compiler.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Op;

/**
 * Applies rules until none applies, and shares equal nodes on the way. Nodes are visited once,
 * inputs first, so that a rule sees simple inputs; what a rule builds is simplified at once. Nodes
 * that no output needs fall away.
 */
public final class Rewriter {
  /** A rule may build what another rewrites; chains longer than this are cut, never endless. */
  private static final int LONGEST_CHAIN = 64;

  private final List<Rule> rules;
  private final Map<Application, Expr> shared = new HashMap<>();
  private final Set<Expr> simple = Collections.newSetFromMap(new IdentityHashMap<>());
  private final NodeMap<Expr> done = new NodeMap<>();

  private Rewriter(List<Rule> rules) {
    this.rules = rules;
  }

  /** The graph with the rules applied and equal nodes shared; its inputs stay as they are. */
  public static Graph rewrite(Graph graph, List<Rule> rules) {
    Rewriter rewriter = new Rewriter(rules);
    List<Expr> outputs = new ArrayList<>();
    for (Expr output : graph.outputs()) {
      outputs.add(rewriter.simplify(output, LONGEST_CHAIN));
    }
    return graph.returning(outputs);
  }

  /** An operation on inputs that are already shared, so that they compare by identity. */
  private record Application(Op op, List<Expr> inputs) {}

  /** Walks what is not yet simple below a root, inputs first, without recursion on depth. */
  private Expr simplify(Expr root, int fuel) {
    Deque<Expr> stack = new ArrayDeque<>();
    stack.push(root);
    while (!stack.isEmpty()) {
      Expr node = stack.peek();
      boolean ready = true;
      for (Expr input : node.inputs()) {
        if (result(input) == null) {
          stack.push(input);
          ready = false;
        }
      }
      if (ready) {
        stack.pop();
        if (result(node) == null) {
          done.put(node, build(node, fuel));
        }
      }
    }
    Expr result = result(root);
    if (result == null) {
      throw new IllegalStateException("the walk ended before its root");
    }
    return result;
  }

  private @Nullable Expr result(Expr node) {
    return simple.contains(node) ? node : done.find(node);
  }

  /** A node over simple inputs: an equal one known already, or its rewritten form. */
  private Expr build(Expr node, int fuel) {
    List<Expr> inputs = new ArrayList<>(node.inputs().size());
    boolean changed = false;
    for (Expr input : node.inputs()) {
      Expr now = result(input);
      if (now == null) {
        throw new IllegalStateException("an input was not simplified first");
      }
      changed |= now != input;
      inputs.add(now);
    }
    Application application = new Application(node.op(), inputs);
    Expr known = shared.get(application);
    if (known != null) {
      return known;
    }
    Expr candidate = changed ? Expr.of(node.op(), inputs, node.source()) : node;
    Expr better = fuel == 0 ? null : better(candidate);
    Expr result = better == null ? candidate : simplify(better, fuel - 1);
    shared.put(application, result);
    simple.add(result);
    return result;
  }

  private @Nullable Expr better(Expr node) {
    for (Rule rule : rules) {
      Expr better = rule.on().isInstance(node.op()) ? rule.rewrite().apply(node) : null;
      if (better != null && better != node) {
        if (!better.types().equals(node.types())) {
          throw new IllegalStateException(
              "rule " + rule.name() + " turned " + node.types() + " into " + better.types());
        }
        boolean unknownLine = !better.source().isKnown() && node.source().isKnown();
        return unknownLine && !simple.contains(better) ? better.at(node.source()) : better;
      }
    }
    return null;
  }
}
