package org.ppl4j.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Ops;
import org.ppl4j.op.StopGradient;
import org.ppl4j.type.Type;

/**
 * Reverse-mode differentiation: one pass backwards over the nodes, each stating its own derivative
 * in operations, so that the result is again an ordinary graph and can be differentiated again.
 *
 * <pre>
 * graph f(x: f64[3]) {            graph f(x: f64[3]) {
 *   %0 = square(x) : f64[3]         %0 = square(x) : f64[3]
 *   %1 = sum{..}(%0) : f64[]        %1 = sum{..}(%0) : f64[]
 *   return %1              d/dx     %2 = expand{..}(1.0) : f64[3]
 * }                                 %3 = times(2.0, x) : f64[3]
 *                                   %4 = times(%2, %3) : f64[3]
 *                                   return %1, %4
 *                                 }
 * </pre>
 *
 * <p>Forward mode comes from it by transposition: the vector-Jacobian product is linear in its
 * cotangent, and its own vector-Jacobian product in that cotangent is the Jacobian-vector product.
 */
public final class Grad {
  private Grad() {}

  /**
   * Gradients of a real scalar.
   *
   * @param output the scalar
   * @param wrt real nodes, placeholders or not
   * @return one for each of {@code wrt}, of its shape; zeros where the output does not depend on it
   * @throws NotDifferentiable if the output is not a real scalar, or a node on the way has no
   *     derivative
   */
  public static List<Expr> gradients(Expr output, List<Expr> wrt) {
    if (!output.type().equals(Type.real())) {
      throw NotDifferentiable.of(
          "only a real scalar has a gradient, not " + output.type(),
          output.party(),
          "sum it, or ask for a vector-Jacobian product");
    }
    return vjp(List.of(output), List.of(Ops.real(1)), wrt);
  }

  /** The graph that returns, after its own outputs, the first one's gradients in some inputs. */
  public static Graph valueAndGradient(Graph graph, List<Expr> wrt) {
    List<Expr> outputs = new ArrayList<>(graph.outputs());
    outputs.addAll(gradients(graph.outputs().get(0), wrt));
    return graph.returning(outputs);
  }

  /**
   * The vector-Jacobian product: the derivative of {@code sum_i <cotangent_i, output_i>}.
   *
   * @param outputs real nodes
   * @param cotangents one for each output, of its type
   * @param wrt real nodes
   * @return one for each of {@code wrt}, of its type
   */
  public static List<Expr> vjp(List<Expr> outputs, List<Expr> cotangents, List<Expr> wrt) {
    for (Expr node : wrt) {
      requireReal(node);
    }
    List<Expr> nodes = Graph.nodes(outputs);
    Set<Expr> active = active(nodes, wrt);
    NodeMap<@Nullable Expr[]> adjoints = new NodeMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      requireReal(outputs.get(i));
      accumulate(adjoints, active, outputs.get(i), cotangents.get(i));
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Expr node = nodes.get(i);
      @Nullable Expr[] adjoint = adjoints.find(node);
      if (adjoint == null || node.inputs().isEmpty() || node.op() instanceof Output) {
        continue;
      }
      boolean[] needed = new boolean[node.inputs().size()];
      for (int k = 0; k < needed.length; k++) {
        needed[k] = active.contains(target(node.input(k)));
      }
      List<@Nullable Expr> parts = node.op().vjp(node, Arrays.asList(adjoint), needed);
      for (int k = 0; k < parts.size(); k++) {
        Expr part = parts.get(k);
        if (part != null) {
          accumulate(adjoints, active, node.input(k), part);
        }
      }
    }
    List<Expr> out = new ArrayList<>();
    for (Expr node : wrt) {
      @Nullable Expr[] adjoint = adjoints.find(target(node));
      Expr total = adjoint == null ? null : adjoint[slot(node)];
      out.add(total == null ? Ops.zeros(node.type()) : total);
    }
    return out;
  }

  /**
   * The Jacobian-vector product: the derivatives of the outputs when each of {@code wrt} moves
   * along its tangent.
   *
   * @param tangents one for each of {@code wrt}, of its type
   * @return one for each output, of its type
   */
  public static List<Expr> jvp(List<Expr> outputs, List<Expr> wrt, List<Expr> tangents) {
    List<Expr> weights =
        outputs.stream().map(output -> Input.create("weight", output.type())).toList();
    return vjp(vjp(outputs, weights, wrt), tangents, weights);
  }

  private static void requireReal(Expr node) {
    if (!node.type().isReal()) {
      throw NotDifferentiable.of(
          "a derivative needs real values, not " + node.type(),
          node.party(),
          "make it real with toReal(), or leave it out");
    }
  }

  /** The nodes whose value moves with one of {@code wrt}. */
  private static Set<Expr> active(List<Expr> nodes, List<Expr> wrt) {
    Set<Expr> active = Collections.newSetFromMap(new IdentityHashMap<>());
    active.addAll(wrt);
    wrt.forEach(node -> active.add(target(node)));
    for (Expr node : nodes) {
      boolean moves = node.types().stream().anyMatch(Type::isReal);
      if (moves
          && !(node.op() instanceof StopGradient)
          && node.inputs().stream().anyMatch(active::contains)) {
        active.add(node);
      }
    }
    return active;
  }

  private static void accumulate(
      NodeMap<@Nullable Expr[]> adjoints, Set<Expr> active, Expr node, Expr part) {
    Expr target = target(node);
    if (!active.contains(target)) {
      return;
    }
    @Nullable Expr[] adjoint = adjoints.find(target);
    if (adjoint == null) {
      adjoint = new @Nullable Expr[target.types().size()];
      adjoints.put(target, adjoint);
    }
    int slot = slot(node);
    Expr before = adjoint[slot];
    adjoint[slot] = before == null ? part : Ops.plus(before, part);
  }

  /** Looks through the picking of one of several results. */
  private static Expr target(Expr node) {
    return node.op() instanceof Output ? node.input(0) : node;
  }

  private static int slot(Expr node) {
    return node.op() instanceof Output output ? output.index() : 0;
  }
}
