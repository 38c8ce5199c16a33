package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Diag;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Iota;
import org.ppl4j.op.Max;
import org.ppl4j.op.Pad;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Transpose;
import org.ppl4j.type.Shape;

/**
 * The work that a graph is: which of its nodes are computed, into which arrays, and what each
 * needs. The graph is the one that was asked for, or the body of a loop or branch, whose
 * placeholders stand for something outside.
 */
final class Work {
  /** What a placeholder stands for. */
  sealed interface Binding {}

  /** An array that holds it. */
  record Held(Buffer buffer) implements Binding {}

  /** A node of another graph, or its elements at these first indices. */
  record Outer(Work work, Expr node, List<Index> first) implements Binding {}

  /**
   * An element of a result that is computed or given.
   *
   * @param work the graph it is of
   * @param node the node, of a kind that is no view
   * @param result which of the node's results
   * @param place one index for each axis
   */
  record Place(Work work, Expr node, int result, List<Index> place) implements Found {
    /** Its place in the result's array. */
    Index linear() {
      return Index.linear(place, node.types().get(result).shape().dims());
    }
  }

  /** A number known now. */
  record Exactly(double number) implements Found {}

  /** An index as a number. */
  record Counted(Index index) implements Found {}

  /** What an element is, seen through views. */
  sealed interface Found {}

  final Graph graph;
  final List<Item> items = new ArrayList<>();
  private final IdentityHashMap<Expr, Binding> bindings = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, List<Item>> producers = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Buffer[]> buffers = new IdentityHashMap<>();
  private final Set<Expr> copied = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What is done in one loop, whatever its axes. */
  private final Set<Expr> flat;

  /** Whether constants repeat one number. */
  private final IdentityHashMap<Expr, Boolean> uniform = new IdentityHashMap<>();

  Work(Graph graph, List<? extends Binding> inputs) {
    this(graph, inputs, Map.of());
  }

  /**
   * The work of a graph of which some nodes are made in given arrays.
   *
   * @param homes the arrays of nodes that {@linkplain #canBePlaced can be placed}
   */
  Work(Graph graph, List<? extends Binding> inputs, Map<Expr, Buffer> homes) {
    this.graph = graph;
    homes.forEach((node, home) -> buffers.put(node, new Buffer[] {home}));
    for (int i = 0; i < inputs.size(); i++) {
      bindings.put(graph.inputs().get(i), inputs.get(i));
    }
    List<Expr> nodes = graph.nodes();
    flat = Flat.nodes(nodes);
    copyOperands(nodes);
    for (Expr node : nodes) {
      plan(node);
    }
  }

  /** Finds what has to stand in an array of its own, since a routine is called with it. */
  private void copyOperands(List<Expr> nodes) {
    int before;
    do {
      // What stands elsewhere now may be seen in another form by an earlier node.
      before = copied.size();
      for (Expr node : nodes) {
        if (isCall(node)) {
          for (Expr operand : Calls.operands(node)) {
            if (!Calls.fits(this, node, operand)) {
              copied.add(operand);
            }
          }
        }
      }
    } while (copied.size() > before);
  }

  /** Whether a node is computed as a whole. */
  private boolean isCall(Expr node) {
    return !(isGiven(node)
        || node.op() instanceof Elementwise
        || node.op() instanceof Sum
        || node.op() instanceof Max
        || node.op() instanceof Pad
        || node.op() instanceof Concat
        || node.op() instanceof Diag
        || (node.op() instanceof ScatterAdd && Groups.of(this, node) == null));
  }

  /** Whether a node can be made in any array: it is computed, and no element is left as it was. */
  static boolean canBePlaced(Expr node) {
    return !isGiven(node)
        && node.types().size() == 1
        && !(node.op() instanceof Pad || node.op() instanceof Diag);
  }

  /** Whether there is nothing to compute. */
  private static boolean isGiven(Expr node) {
    return node.types().size() == 1 && node.shape().size() == 0
        || node.op() instanceof Input
        || node.op() instanceof Constant
        || node.op() instanceof Output
        || node.op() instanceof Iota
        || Views.isView(node);
  }

  private void plan(Expr node) {
    if (copied.contains(node)) {
      Item.Target own = new Item.Target(buffer(node, 0), Index.ZERO, node.shape().strides());
      add(new Item(Item.Kind.COPY, node, node.shape(), own), node, List.of(node));
    }
    if (isGiven(node)) {
      return;
    }
    if (node.op() instanceof Elementwise) {
      boolean isFlat = flat.contains(node);
      add(new Item(Item.Kind.COMPUTE, node, node.shape(), isFlat), node, node.inputs());
    } else if (node.op() instanceof Sum || node.op() instanceof Max) {
      Shape operand = node.input(0).shape();
      add(new Item(Item.Kind.FOLD, node, operand, flat.contains(node)), node, node.inputs());
    } else if (node.op() instanceof ScatterAdd && Groups.of(this, node) == null) {
      planScatter(node);
    } else if (node.op() instanceof Pad pad) {
      Shape inner = node.input(0).shape();
      int[] steps = node.shape().strides();
      int base = 0;
      for (int axis = 0; axis < steps.length; axis++) {
        base += steps[axis] * pad.low().get(axis);
        steps[axis] *= pad.interior().get(axis) + 1;
      }
      part(node, node.input(0), inner, base, steps);
    } else if (node.op() instanceof Concat concat) {
      int[] steps = node.shape().strides();
      int base = 0;
      for (Expr part : node.inputs()) {
        part(node, part, part.shape(), base, steps);
        base += steps[concat.axis()] * part.shape().dim(concat.axis());
      }
    } else if (node.op() instanceof Diag) {
      int rank = node.shape().rank();
      int[] steps = new int[rank - 1];
      System.arraycopy(node.shape().strides(), 0, steps, 0, rank - 1);
      steps[rank - 2]++;
      part(node, node.input(0), node.input(0).shape(), 0, steps);
    } else {
      Item call = new Item(Item.Kind.CALL, node, Shape.SCALAR, null);
      List<Expr> operands = Calls.operands(node);
      add(call, node, List.of());
      operands.forEach(operand -> dependOnAll(call, operand));
    }
  }

  private void part(Expr whole, Expr part, Shape shape, int base, int[] steps) {
    Item.Target target = new Item.Target(buffer(whole, 0), Index.of(base), steps);
    add(new Item(Item.Kind.COPY, part, shape, target), whole, List.of(part));
  }

  private void planScatter(Expr node) {
    Expr table = node.input(0);
    Item.Target target = new Item.Target(buffer(node, 0), Index.ZERO, table.shape().strides());
    Item start = new Item(Item.Kind.COPY, table, table.shape(), target);
    add(start, node, List.of(table));
    Item adding = new Item(Item.Kind.SCATTER, node, node.input(2).shape(), null);
    adding.dependOn(start, 0);
    add(adding, node, List.of(node.input(2)));
    indexOf(node, adding.symbolicPlace(), new Reader(this, adding));
  }

  /** The place in the table that an element of a scatter's slices is added to. */
  static List<Index> indexOf(Expr scatter, List<Index> slice, Views.Indexer indexer) {
    ScatterAdd op = (ScatterAdd) scatter.op();
    int wide = scatter.input(1).shape().rank() - op.batchDims();
    List<Index> indices = new ArrayList<>(slice.subList(0, op.batchDims()));
    indices.addAll(slice.subList(op.axis(), op.axis() + wide));
    List<Index> out = new ArrayList<>(slice.subList(0, op.axis()));
    out.add(indexer.index(scatter, indices, scatter.shape().dim(op.axis())));
    out.addAll(slice.subList(op.axis() + wide, slice.size()));
    return out;
  }

  /** Adds an item that makes (a part of) a node and reads elements of others. */
  private void add(Item item, Expr makes, List<Expr> reads) {
    items.add(item);
    Reader reader = new Reader(this, item);
    List<Index> place = item.symbolicPlace();
    for (Expr read : reads) {
      reader.read(read, read.shape().isScalar() ? List.of() : place);
    }
    producers.computeIfAbsent(makes, key -> new ArrayList<>()).add(item);
  }

  /**
   * Adds what fills an array with a node's elements; those of a transposed one in the order in
   * which they are made.
   */
  void copy(Expr node, Item.Target target) {
    if (node.op() instanceof Transpose transpose) {
      int[] steps = new int[target.steps().length];
      for (int axis = 0; axis < steps.length; axis++) {
        steps[transpose.permutation().get(axis)] = target.steps()[axis];
      }
      copy(node.input(0), new Item.Target(target.buffer(), target.base(), steps));
      return;
    }
    Item item = new Item(Item.Kind.COPY, node, node.shape(), target);
    items.add(item);
    new Reader(this, item).read(node, item.symbolicPlace());
  }

  /** Everything that a node's elements are made from must be there. */
  private void dependOnAll(Item item, Expr node) {
    Item probe = new Item(Item.Kind.CALL, node, node.shape(), null);
    new Reader(this, probe).read(node, probe.symbolicPlace());
    for (Item.Dependency dependency : probe.dependencies) {
      item.dependOn(dependency.on(), 0);
    }
  }

  /** What makes a node. */
  List<Item> producers(Expr node) {
    return producers.getOrDefault(node, List.of());
  }

  /** The array that a result is in, or would be. */
  Buffer buffer(Expr node, int result) {
    Buffer[] all =
        buffers.computeIfAbsent(
            node,
            key -> {
              Buffer[] made = new Buffer[node.types().size()];
              boolean holes = node.op() instanceof Pad || node.op() instanceof Diag;
              for (int i = 0; i < made.length; i++) {
                made[i] =
                    node.op() instanceof Constant constant
                        ? Buffer.constant(constant.value().data())
                        : Buffer.of(
                            holes ? Buffer.Kind.ZEROED : Buffer.Kind.WORK,
                            node.types().get(i).shape().size());
              }
              return made;
            });
    return all[result];
  }

  /** The array of an element that {@link #find} found. */
  static Buffer buffer(Place place) {
    return place.work().bindings.get(place.node()) instanceof Held held
        ? held.buffer()
        : place.work().buffer(place.node(), place.result());
  }

  /**
   * Looks through views: where an element is computed or given, or what it is.
   *
   * @param through whether to look through the node itself even if it has an array of its own
   */
  Found find(Expr node, List<Index> elements, boolean through, Views.Indexer indexer) {
    Work work = this;
    Expr at = node;
    List<Index> place = elements;
    while (true) {
      place = Views.normal(place, at);
      if (at.op() instanceof Output output) {
        return new Place(work, at.input(0), output.index(), place);
      }
      if (at.shape().size() == 0) {
        // Nobody reads an element of nothing; this is asked for in a loop without turns.
        return new Exactly(0);
      }
      boolean own = work.copied.contains(at) && !(through && at == node);
      Binding binding = work.bindings.get(at);
      if (own || binding instanceof Held) {
        return new Place(work, at, 0, place);
      }
      if (binding instanceof Outer outer) {
        List<Index> wider = new ArrayList<>(outer.first());
        wider.addAll(place);
        work = outer.work();
        at = outer.node();
        place = wider;
        continue;
      }
      if (at.op() instanceof Iota) {
        return new Counted(place.get(0));
      }
      if (at.op() instanceof Constant constant) {
        Index linear = Index.linear(place, at.shape().dims());
        if (linear.isConstant()) {
          return new Exactly(constant.value().get(linear.constant()));
        }
        if (work.uniform.computeIfAbsent(at, key -> isUniform(constant.value().data()))) {
          return new Exactly(constant.value().get(0));
        }
        return new Place(work, at, 0, place);
      }
      Views.Element operand = Views.operand(at, place, indexer.in(work));
      if (operand == null) {
        return new Place(work, at, 0, place);
      }
      if (operand.node() == null) {
        return new Exactly(0);
      }
      at = operand.node();
      place = operand.place();
    }
  }

  private static boolean isUniform(double[] data) {
    long first = Double.doubleToRawLongBits(data[0]);
    return Arrays.stream(data).allMatch(x -> Double.doubleToRawLongBits(x) == first);
  }
}
