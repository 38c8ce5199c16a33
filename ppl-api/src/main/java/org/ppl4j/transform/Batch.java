package org.ppl4j.transform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Ops;

/**
 * Does a computation many times at once, along a new outermost axis.
 *
 * <pre>
 * graph f(x: f64[], w: f64[3]) {          graph f(x: f64[10], w: f64[3]) {
 *   %0 = times(w, x) : f64[3]     x by 10   %0 = expand{..}(w) : f64[10, 3]
 *   return %0                               %1 = expand{..}(x) : f64[10, 3]
 * }                                         %2 = times(%0, %1) : f64[10, 3]
 *                                           return %2
 *                                         }
 * </pre>
 *
 * <p>What does not depend on a mapped value is computed once. Mapping again nests: the newest axis
 * is the outermost.
 */
public final class Batch {
  private Batch() {}

  /**
   * The outputs with nodes replaced by batched values, and the rest batched as far as it depends on
   * them.
   *
   * @param outputs what to compute
   * @param mapped for each mapped node its values, with the new outermost axis
   * @param size the size of that axis
   * @return the outputs, all with the new axis; one that depends on no mapped node is repeated
   */
  public static List<Expr> batch(List<Expr> outputs, NodeMap<Expr> mapped, int size) {
    NodeMap<Expr> batched = batchAll(outputs, mapped, size);
    List<Expr> out = new ArrayList<>();
    for (Expr output : outputs) {
      Expr value = batched.find(output);
      out.add(value != null ? value : Ops.expandFront(output, size));
    }
    return out;
  }

  /**
   * A graph over batched inputs.
   *
   * @param graph what to do many times
   * @param mapped for each input whether it has the new axis
   * @param size the size of that axis
   */
  public static Graph batch(Graph graph, boolean[] mapped, int size) {
    NodeMap<Expr> replacements = new NodeMap<>();
    List<Expr> inputs = new ArrayList<>();
    for (int i = 0; i < mapped.length; i++) {
      Expr input = graph.inputs().get(i);
      if (mapped[i]) {
        Input op = (Input) input.op();
        Expr wide =
            Input.create(
                    op.label(), op.kind(), op.type().withShape(op.type().shape().prepend(size)))
                .at(input.source());
        replacements.put(input, wide);
        input = wide;
      }
      inputs.add(input);
    }
    return new Graph(graph.name(), inputs, batch(graph.outputs(), replacements, size));
  }

  /** For each node that depends on a mapped one, its batched value. */
  private static NodeMap<Expr> batchAll(List<Expr> outputs, NodeMap<Expr> mapped, int size) {
    NodeMap<Expr> batched = new NodeMap<>();
    NodeMap<List<Expr>> results = new NodeMap<>();
    for (Expr node : Graph.nodes(outputs)) {
      Expr given = mapped.find(node);
      if (given != null) {
        batched.put(node, given);
        continue;
      }
      if (node.op() instanceof Output output) {
        List<Expr> all = results.find(node.input(0));
        if (all != null) {
          batched.put(node, all.get(output.index()));
        }
        continue;
      }
      List<Expr> all = apply(node, batched, size);
      if (all != null) {
        results.put(node, all);
        batched.put(node, all.get(0));
      }
    }
    return batched;
  }

  private static @Nullable List<Expr> apply(Expr node, NodeMap<Expr> batched, int size) {
    boolean[] mapped = new boolean[node.inputs().size()];
    boolean any = false;
    List<Expr> inputs = new ArrayList<>(mapped.length);
    for (int i = 0; i < mapped.length; i++) {
      Expr value = batched.find(node.input(i));
      mapped[i] = value != null;
      any |= mapped[i];
      inputs.add(value != null ? value : node.input(i));
    }
    return any ? node.op().batch(node, inputs, mapped, size) : null;
  }
}
