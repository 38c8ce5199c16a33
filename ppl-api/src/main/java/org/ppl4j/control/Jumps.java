package org.ppl4j.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.StopGradient;
import org.ppl4j.type.Type;

/**
 * Finds where a value jumps as others move. What is reached through {@code stopGradient} only does
 * not count: with it an author says that it joins. Bodies of loops and branches are looked into.
 */
public final class Jumps {
  private Jumps() {}

  /**
   * The operations that jump between some nodes and the outputs that they reach.
   *
   * @param start what moves
   */
  public static List<Expr> between(Collection<Expr> start, List<Expr> outputs) {
    List<Expr> jumps = new ArrayList<>();
    walk(start, outputs, jumps);
    return jumps;
  }

  /** Adds the jumps found, and returns what moves. */
  private static Set<Expr> walk(Collection<Expr> start, List<Expr> outputs, List<Expr> jumps) {
    List<Expr> nodes = Graph.nodes(outputs);
    Set<Expr> counting = counting(nodes, outputs);
    Set<Expr> moving = Collections.newSetFromMap(new IdentityHashMap<>());
    moving.addAll(start);
    for (Expr node : nodes) {
      if (!counting.contains(node) || node.inputs().stream().noneMatch(moving::contains)) {
        continue;
      }
      if (node.op().jumps() || node.types().stream().noneMatch(Type::isReal)) {
        jumps.add(node);
      } else {
        inside(node, moving, jumps);
        moving.add(node);
      }
    }
    return moving;
  }

  private static void inside(Expr node, Set<Expr> moving, List<Expr> jumps) {
    if (node.op() instanceof Cond cond) {
      for (Graph branch : List.of(cond.yes(), cond.no())) {
        walk(moved(branch, node.inputs().subList(1, node.inputs().size()), moving),
            branch.outputs(), jumps);
      }
    } else if (node.op() instanceof Scan scan) {
      Graph body = scan.body();
      Set<Expr> inputs = moved(body, node.inputs(), moving);
      int before = -1;
      List<Expr> found = new ArrayList<>();
      while (inputs.size() > before) {
        before = inputs.size();
        found.clear();
        Set<Expr> all = walk(inputs, body.outputs(), found);
        for (int i = 0; i < scan.carries(); i++) {
          if (all.contains(body.outputs().get(i))) {
            inputs.add(body.inputs().get(i));
          }
        }
      }
      jumps.addAll(found);
    }
  }

  /** The inputs of a body whose operands move. */
  private static Set<Expr> moved(Graph body, List<Expr> operands, Set<Expr> moving) {
    Set<Expr> out = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < operands.size(); i++) {
      if (moving.contains(operands.get(i))) {
        out.add(body.inputs().get(i));
      }
    }
    return out;
  }

  /** The nodes that reach an output on some way without a {@code stopGradient}. */
  private static Set<Expr> counting(List<Expr> nodes, List<Expr> outputs) {
    Set<Expr> counting = Collections.newSetFromMap(new IdentityHashMap<>());
    counting.addAll(outputs);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Expr node = nodes.get(i);
      if (node.op() instanceof StopGradient) {
        counting.remove(node);
      } else if (counting.contains(node) && node.op() instanceof AttachGradient) {
        counting.addAll(node.inputs().subList(0, 2)); // The derivative's own does not count.
      } else if (counting.contains(node)) {
        counting.addAll(node.inputs());
      }
    }
    return counting;
  }
}
