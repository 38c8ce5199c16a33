package org.ppl4j.runtime;

import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Cholesky;
import org.ppl4j.op.Conv2d;
import org.ppl4j.op.Conv2dInputGradient;
import org.ppl4j.op.Conv2dWeightGradient;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.TriangularSolve;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * What there is to do in a graph, from which executors tell how long they would take.
 *
 * @param operations how many operations are done, those in loops at each step
 * @param elements how many elements they make
 * @param products how many multiplications the products of matrices take
 */
public record GraphCost(double operations, double elements, double products) {

  /** What there is to do in a graph. */
  public static GraphCost of(Graph graph) {
    GraphCost sum = new GraphCost(0, 0, 0);
    for (Expr node : graph.nodes()) {
      boolean given =
          node.op() instanceof Constant
              || node.op() instanceof Input
              || node.op() instanceof Output;
      if (!given) {
        sum = sum.plus(of(node), 1);
      }
    }
    return sum;
  }

  private static GraphCost of(Expr node) {
    if (node.op() instanceof Scan scan) {
      return new GraphCost(1, 0, 0).plus(of(scan.body()), scan.length());
    }
    if (node.op() instanceof Cond cond) {
      return new GraphCost(1, 0, 0).plus(of(cond.yes()), 0.5).plus(of(cond.no()), 0.5);
    }
    double elements = 0;
    for (Type type : node.types()) {
      elements += type.shape().size();
    }
    return new GraphCost(1, elements, elements * length(node));
  }

  /** How many products one element takes. */
  private static double length(Expr node) {
    if (node.op() instanceof MatMul) {
      return last(node.input(0).shape());
    }
    if (node.op() instanceof Cholesky) {
      return last(node.shape()) / 6.0;
    }
    if (node.op() instanceof TriangularSolve) {
      return last(node.input(0).shape()) / 2.0;
    }
    if (node.op() instanceof Conv2d
        || node.op() instanceof Conv2dInputGradient
        || node.op() instanceof Conv2dWeightGradient) {
      // Here the kernel is that of the operation itself, some ten times slower than a product.
      return 10.0 * node.input(1).shape().size();
    }
    return 0;
  }

  private static double last(Shape shape) {
    return shape.dim(shape.rank() - 1);
  }

  private GraphCost plus(GraphCost other, double times) {
    return new GraphCost(
        operations + times * other.operations,
        elements + times * other.elements,
        products + times * other.products);
  }

  /** Microseconds, given those of an operation, of an element and of a multiplication. */
  public double times(double operation, double element, double product) {
    return operations * operation + elements * element + products * product;
  }
}
