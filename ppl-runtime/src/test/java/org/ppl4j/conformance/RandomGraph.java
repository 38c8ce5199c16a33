package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Op;
import org.ppl4j.op.Ops;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Grows a random valid graph together with its value at one point. A node is kept only if its value
 * is finite, of moderate size and away from what would make it jump, so that neither rounding nor a
 * small step turns the graph's value into another.
 */
final class RandomGraph {

  private static final double LARGEST = 50;
  private static final int MOST_ELEMENTS = 48;

  private final RandomGenerator random;
  private final boolean smooth;
  private final List<Expr> nodes = new ArrayList<>();
  private final List<Tensor> values = new ArrayList<>();
  private final List<Expr> inputs = new ArrayList<>();
  private final List<Tensor> at = new ArrayList<>();

  private RandomGraph(RandomGenerator random, boolean smooth) {
    this.random = random;
    this.smooth = smooth;
  }

  /** A graph and operands at which it is tame. */
  record Sample(Graph graph, List<Tensor> at) {}

  /** A graph of about {@code size} nodes; the same seed grows the same. */
  static Sample grow(long seed, int size, boolean smooth) {
    RandomGraph growing = new RandomGraph(OpRow.random(seed), smooth);
    growing.leaves();
    for (int tries = 0; growing.nodes.size() < size && tries < 20 * size; tries++) {
      growing
          .pick(growing.random.nextInt(5) < 2 ? ShapeSteps.STEPS : ElementSteps.STEPS)
          .accept(growing);
    }
    return growing.finish("random_" + seed);
  }

  private void leaves() {
    int count = random.nextInt(2, 6);
    for (int i = 0; i < count; i++) {
      DType dtype =
          i == 0 ? DType.REAL : pick(List.of(DType.REAL, DType.REAL, DType.INT, DType.BOOL));
      Type type = new Type(dtype, shape());
      Expr input = Input.create("x" + i, type);
      Tensor value = value(type);
      inputs.add(input);
      at.add(value);
      nodes.add(input);
      values.add(value);
    }
  }

  /** The outputs are a real scalar of all real nodes that no other uses, and all other such. */
  private Sample finish(String name) {
    Set<Expr> used = Collections.newSetFromMap(new IdentityHashMap<>());
    nodes.forEach(node -> used.addAll(node.inputs()));
    Expr loss = Ops.real(0);
    List<Expr> outputs = new ArrayList<>();
    for (Expr node : nodes) {
      if (used.contains(node)) {
        continue;
      }
      if (node.type().isReal()) {
        loss = Ops.plus(loss, Ops.times(Ops.real(random.nextDouble(-1, 1)), Ops.sum(node)));
      } else {
        outputs.add(node);
      }
    }
    outputs.add(0, loss);
    return new Sample(new Graph(name, inputs, outputs), at);
  }

  /** Whether gradients are to be those of differences, so that none may be stopped. */
  boolean isSmooth() {
    return smooth;
  }

  RandomGenerator random() {
    return random;
  }

  /** Up to three axes of up to four, sometimes none of anything. */
  Shape shape() {
    int[] dims = new int[random.nextInt(4)];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = random.nextInt(40) == 0 ? 0 : random.nextInt(1, 5);
    }
    return Shape.of(dims);
  }

  /** Values of a type. */
  Tensor value(Type type) {
    return switch (type.dtype()) {
      case REAL -> Sampler.of(type, r -> Math.round(r.nextGaussian() * 1e3) / 1e3).sample(random);
      case INT -> Sampler.of(type, r -> r.nextInt(-3, 6)).sample(random);
      case BOOL -> Sampler.of(type, r -> r.nextInt(2)).sample(random);
    };
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A node so far with a property, newer ones rather; null if there is none. */
  @Nullable Expr find(Predicate<Expr> wanted) {
    List<Expr> found = nodes.stream().filter(wanted).toList();
    if (found.isEmpty()) {
      return null;
    }
    int recent = random.nextBoolean() ? Math.min(6, found.size()) : found.size();
    return found.get(found.size() - 1 - random.nextInt(recent));
  }

  @Nullable Expr find(DType dtype) {
    return find(node -> node.dtype() == dtype);
  }

  /** A node of a type, or else a constant of it. */
  Expr of(Type type) {
    Expr found = random.nextInt(4) == 0 ? null : find(node -> node.type().equals(type));
    return found != null ? found : keep(Ops.constant(value(type)), true);
  }

  /** A node that an elementwise operation can pair with one of a type. */
  Expr partner(Type type) {
    return random.nextInt(4) == 0 ? of(type.withShape(Shape.SCALAR)) : of(type);
  }

  Tensor valueOf(Expr node) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (nodes.get(i) == node) {
        return values.get(i);
      }
    }
    return Evaluator.evaluate(node);
  }

  /** Applies an operation and keeps the node if it is tame. */
  @Nullable Expr add(Op op, Expr... operands) {
    Expr node = Expr.of(op, List.of(operands));
    return node.shape().size() > MOST_ELEMENTS ? null : keep(node, false);
  }

  /** Adds a node and all that it is made of and not yet here, as far as they are tame. */
  @Nullable Expr addAll(Expr root) {
    for (Expr node : Graph.nodes(List.of(root))) {
      boolean known = isConstant(node) || nodes.contains(node);
      if (!known && (node.shape().size() > MOST_ELEMENTS || keep(node, false) == null)) {
        return null;
      }
    }
    return root;
  }

  private @Nullable Expr keep(Expr node, boolean always) {
    List<Tensor> operands = node.inputs().stream().map(this::valueOf).toList();
    Tensor value = node.op().evaluate(node.types(), operands).get(0);
    if (!always && !(isModerate(value) && Steadiness.holds(node.op(), operands))) {
      return null;
    }
    nodes.add(node);
    values.add(value);
    return node;
  }

  private static boolean isConstant(Expr node) {
    return node.op() instanceof Constant;
  }

  private static boolean isModerate(Tensor value) {
    for (double element : value.data()) {
      if (!(Math.abs(element) <= LARGEST)) {
        return false;
      }
    }
    return true;
  }
}
