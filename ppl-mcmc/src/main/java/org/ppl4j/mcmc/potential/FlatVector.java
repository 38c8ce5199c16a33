package org.ppl4j.mcmc.potential;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Not;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** A graph over a layout's placeholders as one over a single vector of numbers. */
final class FlatVector {
  private FlatVector() {}

  /**
   * The same outputs, read from a vector:
   *
   * <pre>{@code
   * graph(mu: f64[], z: f64[8])  ->  graph(vector: f64[9])
   * mu  is  reshape(vector[0:1]);  z  is  vector[1:9]
   * }</pre>
   *
   * @param graph its inputs are the layout's placeholders, in order
   */
  static Graph read(Graph graph, Layout layout) {
    Expr vector = Input.create("vector", Type.real(layout.size()));
    NodeMap<Expr> parts = new NodeMap<>();
    for (int i = 0; i < graph.inputs().size(); i++) {
      Layout.Slot slot = layout.slots().get(i);
      Type type = graph.inputs().get(i).type();
      Expr numbers = Ops.slice(vector, 0, slot.offset(), slot.limit());
      parts.put(graph.inputs().get(i), as(type.dtype(), Ops.reshape(numbers, type.shape())));
    }
    return new Graph(graph.name(), List.of(vector), Substitute.substitute(graph.outputs(), parts));
  }

  private static Expr as(DType dtype, Expr numbers) {
    return switch (dtype) {
      case REAL -> numbers;
      case INT -> Ops.unary(new Cast(DType.INT), numbers);
      case BOOL -> Ops.unary(new Not(), Ops.binary(new Equal(), numbers, Ops.real(0)));
    };
  }

  /** Expressions of any shapes as one vector. */
  static Expr join(List<Expr> parts) {
    List<Expr> flat = new ArrayList<>();
    for (Expr part : parts) {
      flat.add(Ops.reshape(part, Shape.of(part.shape().size())));
    }
    return switch (flat.size()) {
      case 0 -> Ops.zeros(Type.real(0));
      case 1 -> flat.get(0);
      default -> Expr.of(new Concat(0), flat);
    };
  }
}
