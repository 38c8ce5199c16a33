package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Grad;

/** Graphs made from a graph by differentiation, with what they are contracted with as inputs. */
final class Derived {

  private Derived() {}

  static List<Expr> realInputs(Graph graph) {
    return graph.inputs().stream().filter(input -> input.type().isReal()).toList();
  }

  /** Weights, one placeholder of each node's type. */
  static List<Expr> weights(String label, List<Expr> nodes) {
    List<Expr> out = new ArrayList<>();
    for (Expr node : nodes) {
      out.add(Input.create(label + out.size(), node.type()));
    }
    return out;
  }

  /** {@code (x, w) -> <w, f(x)>}, whose gradient the vector-Jacobian product is. */
  static Graph contracted(Graph graph) {
    List<Expr> weights = weights("w", graph.outputs());
    return new Graph(
        "contracted", join(graph.inputs(), weights), List.of(dot(graph.outputs(), weights)));
  }

  /** {@code (x, w) -> } the vector-Jacobian product in all real inputs. */
  static Graph vjp(Graph graph) {
    List<Expr> weights = weights("w", graph.outputs());
    List<Expr> products = Grad.vjp(graph.outputs(), weights, realInputs(graph));
    return new Graph("vjp", join(graph.inputs(), weights), products);
  }

  /** {@code (x, t) -> } the Jacobian-vector product from all real inputs. */
  static Graph jvp(Graph graph) {
    List<Expr> wrt = realInputs(graph);
    List<Expr> tangents = weights("t", wrt);
    return new Graph(
        "jvp", join(graph.inputs(), tangents), Grad.jvp(graph.outputs(), wrt, tangents));
  }

  /** The graph with its scalar's gradients in some inputs as outputs instead. */
  static Graph gradient(Graph scalar, List<Expr> wrt) {
    return scalar.returning(Grad.gradients(scalar.outputs().get(0), wrt));
  }

  static Expr dot(List<Expr> nodes, List<Expr> weights) {
    Expr sum = Ops.real(0);
    for (int i = 0; i < nodes.size(); i++) {
      sum = Ops.plus(sum, Ops.sum(Ops.times(nodes.get(i), weights.get(i))));
    }
    return sum;
  }

  static <T> List<T> join(List<? extends T> first, List<? extends T> second) {
    List<T> out = new ArrayList<>(first);
    out.addAll(second);
    return out;
  }
}
