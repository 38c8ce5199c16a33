package org.ppl4j.runtime.torch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Options;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Div;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Square;
import org.ppl4j.op.Times;

/**
 * An update by Adam of one large array, which PyTorch has as one pass over memory instead of
 * thirteen:
 *
 * <pre>
 * mean' = beta1 mean + (1 - beta1) gradient        square' = beta2 square + (1 - beta2) gradient^2
 * value' = value - size mean' / (sqrt(square') + floor)
 * </pre>
 *
 * @param value the new value
 * @param mean the new average of the gradient
 * @param square the new average of its square
 * @param operands value, gradient, mean and square before; size and floor
 * @param isAdded whether the move is added, of a size below zero
 * @param inner the nodes between, which nothing else uses
 */
record AdamStep(
    Expr value,
    Expr mean,
    Expr square,
    List<Expr> operands,
    double beta1,
    double beta2,
    boolean isAdded,
    List<Expr> inner)
    implements Fusion {
  /** Elements from which one pass by itself pays. */
  static final int LEAST_SIZE = 4096;

  /**
   * All updates in a graph, by the new value.
   *
   * @param least how many elements an array must have
   */
  static NodeMap<AdamStep> find(Graph graph, Options options, int least) {
    NodeMap<AdamStep> found = new NodeMap<>();
    if (!Fusion.isFor(options)) {
      return found;
    }
    Uses uses = new Uses(graph);
    for (Expr output : graph.outputs()) {
      AdamStep step = output.shape().size() < least ? null : match(output);
      if (step != null
          && uses.of(step.mean) == 1
          && uses.of(step.square) == 1
          && uses.of(step.value) == 0
          && step.inner.stream().allMatch(uses::isOne)) {
        found.put(output, step);
      }
    }
    return found;
  }

  @Override
  public List<Expr> results() {
    return List.of(value, mean, square);
  }

  Expr gradient() {
    return operands.get(1);
  }

  Expr size() {
    return operands.get(4);
  }

  Expr floor() {
    return operands.get(5);
  }

  private static @Nullable AdamStep match(Expr value) {
    boolean added = value.op() instanceof Plus;
    if (!added && !(value.op() instanceof Minus)) {
      return null;
    }
    Expr move = value.input(1);
    if (!(move.op() instanceof Div)
        || !(move.input(0).op() instanceof Times)
        || !(move.input(1).op() instanceof Plus)) {
      return null;
    }
    Expr scaled = move.input(0);
    Expr below = move.input(1);
    Expr root = below.input(0);
    if (!(root.op() instanceof Sqrt)
        || !below.input(1).shape().isScalar()
        || !scaled.input(1).shape().isScalar()) {
      return null;
    }
    Average mean = Average.match(scaled.input(0));
    Average square = Average.match(root.input(0));
    if (mean == null || square == null) {
      return null;
    }
    Expr gradient = square.seen.inputs().isEmpty() ? square.seen : square.seen.input(0);
    if (!isSquare(square.seen, gradient)
        || !mean.isOf(gradient)
        || square.share != 1 - square.decay
        || !mean.before.shape().equals(value.shape())) {
      return null;
    }
    List<Expr> inner = new ArrayList<>(List.of(move, scaled, below, root, square.seen));
    inner.addAll(mean.inner);
    inner.addAll(square.inner);
    return new AdamStep(
        value,
        scaled.input(0),
        root.input(0),
        List.of(
            value.input(0), gradient, mean.before, square.before, scaled.input(1), below.input(1)),
        mean.decay,
        square.decay,
        added,
        inner);
  }

  private static boolean isSquare(Expr node, Expr of) {
    return (node.op() instanceof Square && node.input(0) == of)
        || (node.op() instanceof Times && node.input(0) == of && node.input(1) == of);
  }

  @Override
  public String write(LoweringContext context, NodeMap<String> names) {
    StringBuilder arguments = new StringBuilder();
    for (Expr operand : operands) {
      arguments.append(context.use(operand)).append(", ");
    }
    arguments.append(beta1).append(", ").append(beta2).append(", ").append(isAdded ? "-1." : "1.");
    return names.get(value)
        + ", "
        + names.get(mean)
        + ", "
        + names.get(square)
        + ", = "
        + context.helper("adam", arguments.toString());
  }

  /** {@code decay before + share seen}. */
  private record Average(Expr before, Expr seen, double decay, double share, List<Expr> inner) {
    /** The relative error of a product of two constants. */
    private static final double ROUNDING = 1e-12;

    static @Nullable Average match(Expr node) {
      if (!(node.op() instanceof Plus)) {
        return null;
      }
      double decay = factor(node.input(0));
      double share = factor(node.input(1));
      if (Double.isNaN(decay) || Double.isNaN(share)) {
        return null;
      }
      return new Average(
          node.input(0).input(0),
          node.input(1).input(0),
          decay,
          share,
          List.of(node.input(0), node.input(1)));
    }

    /** Whether {@code share seen} is {@code (1 - decay) gradient}, constants multiplied or not. */
    boolean isOf(Expr gradient) {
      if (seen == gradient) {
        return share == 1 - decay;
      }
      double wanted = (1 - decay) * factor(gradient);
      return Math.abs(share - wanted) <= ROUNDING * Math.abs(wanted) && seen == gradient.input(0);
    }

    /** The constant that a node multiplies its first input by, or NaN. */
    private static double factor(Expr node) {
      boolean scaled =
          node.op() instanceof Times
              && node.input(1).op() instanceof Constant
              && node.input(1).shape().isScalar();
      return scaled ? ((Constant) node.input(1).op()).value().get(0) : Double.NaN;
    }
  }
}
