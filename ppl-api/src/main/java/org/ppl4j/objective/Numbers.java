package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Follow;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.FirstOrder;
import org.ppl4j.op.Iota;
import org.ppl4j.op.MagicBox;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;

/**
 * Costs as mere numbers, for estimates that are made of differences of costs: through them no
 * derivative passes, and what strategies made for derivatives only is left out. So a value that
 * takes a site's place costs one run of the rest of the program, however many such sites follow.
 */
final class Numbers {
  private final Expr cost;
  private final Expr placeholder;

  Numbers(Expr cost, Expr placeholder) {
    this.cost = bare(cost);
    this.placeholder = placeholder;
  }

  /** The value without its strategies' derivatives. */
  private static Expr bare(Expr cost) {
    NodeMap<Expr> done = new NodeMap<>();
    for (Expr node : Graph.nodes(List.of(cost))) {
      List<Expr> inputs = node.inputs().stream().map(done::get).toList();
      if (node.op() instanceof AttachGradient || node.op() instanceof FirstOrder) {
        done.put(node, inputs.get(0));
      } else if (node.op() instanceof MagicBox) {
        done.put(node, Ops.expand(Ops.real(1), node.shape()));
      } else {
        boolean same = inputs.equals(node.inputs());
        done.put(node, same ? node : Expr.of(node.op(), inputs, node.source()));
      }
    }
    return done.get(cost);
  }

  /** The costs of values, which lie along a new outermost axis. */
  Expr of(Expr values) {
    NodeMap<Expr> mapped = new NodeMap<>();
    mapped.put(placeholder, values);
    int count = values.shape().dim(0);
    return Ops.stopGradient(Batch.batch(List.of(cost), mapped, count).get(0));
  }

  /**
   * The costs when each number of a value by itself is replaced by its like in others. What the
   * cost does number by number is done once for all of a value's; only from where it mixes them on
   * there is a lane for each.
   *
   * @param outside how many of the placeholder's first axes the cost has too
   * @param own how many of its first axes are independent numbers'
   * @param drawn the value
   * @param others along a new outermost axis
   * @return along a new outermost axis: for each of the others, for each number
   */
  Expr oneByOne(int outside, int own, Expr drawn, Expr others) {
    Shape inner = placeholder.shape().slice(outside, placeholder.shape().rank());
    int count = others.shape().dim(0);
    NodeMap<Expr> mapped = new NodeMap<>();
    for (Apart part : mixed(outside, own)) {
      mapped.put(part.node(), lanes(part, inner, drawn, others));
    }
    return Ops.stopGradient(Batch.batch(List.of(cost), mapped, count * inner.size()).get(0));
  }

  /**
   * A value in which the numbers are still apart.
   *
   * @param axes where each of the placeholder's inner axes lies in it; -1 for one of size 1
   */
  private record Apart(Expr node, List<Integer> axes) {}

  /** The values with the numbers apart from which the cost is mixed. */
  private Set<Apart> mixed(int outside, int own) {
    List<Expr> nodes = dependents();
    int inner = placeholder.shape().rank() - outside;
    NodeMap<int[]> found = new NodeMap<>();
    nodes.forEach(node -> found.put(node, new int[inner]));
    Set<Expr> torn = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < inner; i++) {
      int axis = outside + i;
      int size = placeholder.shape().dim(axis);
      if (size == 1) {
        for (Expr node : nodes) {
          found.get(node)[i] = -1;
        }
        continue;
      }
      NodeMap<Follow> known = new NodeMap<>();
      known.put(placeholder, Follow.along(Lane.of(axis, size)));
      List<Follow> follows = Follow.to(nodes, known);
      for (int k = 0; k < nodes.size(); k++) {
        Expr node = nodes.get(k);
        int place = node == placeholder ? axis : place(follows.get(k).lane(), node, size);
        found.get(node)[i] = place;
        if (place < 0 || (axis >= own && node != placeholder)) {
          torn.add(node);
        }
      }
    }
    return frontier(found, torn);
  }

  /** The axis of a node along which all elements lie one by one, or -1. */
  private static int place(@Nullable Lane lane, Expr node, int size) {
    if (lane == null || lane.block() != 1 || node.shape().dim(lane.axis()) != size) {
      return -1;
    }
    return lane.axis();
  }

  /** Those that are met first on the ways back from the cost. */
  private Set<Apart> frontier(NodeMap<int[]> found, Set<Expr> torn) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Apart> out = new LinkedHashSet<>();
    List<Expr> open = new ArrayList<>(List.of(cost));
    while (!open.isEmpty()) {
      Expr node = open.remove(open.size() - 1);
      int[] axes = found.find(node);
      if (!seen.add(node)) {
        continue;
      }
      if (axes != null && !torn.contains(node)) {
        out.add(new Apart(node, Arrays.stream(axes).boxed().toList()));
      } else {
        open.addAll(node.inputs());
      }
    }
    return out;
  }

  /** The values of one result that depend on the placeholder, itself included. */
  private List<Expr> dependents() {
    Set<Expr> moving = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Expr> out = new ArrayList<>();
    for (Expr node : Graph.nodes(List.of(cost))) {
      if (node == placeholder || node.inputs().stream().anyMatch(moving::contains)) {
        moving.add(node);
        if (node.types().size() == 1) {
          out.add(node);
        }
      }
    }
    return out;
  }

  /** What a value is for each of the others, for each number that is replaced. */
  private Expr lanes(Apart part, Shape inner, Expr drawn, Expr others) {
    int size = inner.size();
    int count = others.shape().dim(0);
    Expr node = part.node();
    NodeMap<Expr> one = new NodeMap<>();
    one.put(placeholder, drawn);
    NodeMap<Expr> all = new NodeMap<>();
    all.put(placeholder, others);
    Expr before = Substitute.substitute(List.of(node), one).get(0);
    Expr after = Batch.batch(List.of(node), all, count).get(0);
    Shape wide = node.shape().prepend(size).prepend(count);
    Expr replaced = Ops.expand(Expr.of(new Iota(size), List.of()), node.shape().prepend(size), 0);
    Expr own = Ops.expandFront(numbers(part, inner), size);
    int[] axes = Axes.range(1, wide.rank()).toArray();
    axes[0] = 0;
    Expr moved =
        Ops.select(
            Ops.expandFront(Ops.equal(replaced, own), count),
            Ops.expand(after, wide, axes),
            Ops.expandFront(Ops.expandFront(before, size), count));
    return Ops.reshape(moved, node.shape().prepend(count * size));
  }

  /** Which number each element of a value belongs to. */
  private static Expr numbers(Apart part, Shape inner) {
    int[] kept = IntStream.range(0, inner.rank()).filter(i -> part.axes().get(i) >= 0).toArray();
    int[] dims = Arrays.stream(kept).map(inner::dim).toArray();
    int[] permutation =
        IntStream.range(0, kept.length)
            .boxed()
            .sorted(Comparator.comparing(i -> part.axes().get(kept[i])))
            .mapToInt(i -> i)
            .toArray();
    int[] axes = Arrays.stream(permutation).map(i -> part.axes().get(kept[i])).toArray();
    Expr flat = Expr.of(new Iota(inner.size()), List.of());
    Expr ordered = Ops.transpose(Ops.reshape(flat, Shape.of(dims)), permutation);
    return Ops.expand(ordered, part.node().shape(), axes);
  }
}
