package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

/**
 * Which axes of a value follow those of a placeholder element by element, so that an element of the
 * value depends on the placeholder only through the same element.
 */
final class Lanes {
  private final Expr value;
  private final @Nullable Lane[] lanes;

  private Lanes(Expr value, @Nullable Lane[] lanes) {
    this.value = value;
    this.lanes = lanes;
  }

  /** Follows the first axes of a placeholder to a value. */
  static Lanes follow(Expr placeholder, int axes, Expr value) {
    NodeMap<@Nullable Lane[]> known = new NodeMap<>();
    @Nullable Lane[] own = new @Nullable Lane[axes];
    for (int i = 0; i < axes; i++) {
      own[i] = Lane.of(i, placeholder.shape().dim(i));
    }
    known.put(placeholder, own);
    for (Expr node : Graph.nodes(List.of(value))) {
      for (int i = 0; i < node.inputs().size(); i++) {
        @Nullable Lane[] from = known.find(node.input(i));
        if (from != null) {
          meet(node, i, from, known);
        }
      }
    }
    return new Lanes(value, known.get(value));
  }

  private static void meet(
      Expr node, int input, @Nullable Lane[] from, NodeMap<@Nullable Lane[]> known) {
    @Nullable Lane[] before = known.find(node);
    @Nullable Lane[] now = new @Nullable Lane[from.length];
    for (int i = 0; i < from.length; i++) {
      Lane lane = from[i];
      Lane followed = null;
      if (lane != null && node.types().size() == 1 && !(node.op() instanceof Output)) {
        followed = node.op().follow(node, input, lane);
      }
      now[i] = followed != null && (before == null || followed.equals(before[i])) ? followed : null;
    }
    known.put(node, now);
  }

  /** How many of the axes, from the first on, are followed without a gap. */
  int count() {
    int count = 0;
    while (count < lanes.length && lanes[count] != null) {
      count++;
    }
    return count;
  }

  /** The value with the first axes followed as its axes, in their order, the others summed. */
  Expr aligned(int count) {
    Expr now = value;
    List<Lane> at = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Lane lane = lanes[i];
      if (lane == null) {
        throw new IllegalStateException("axis " + i + " is not followed");
      }
      at.add(lane);
    }
    for (int i = 0; i < count; i++) {
      Lane lane = at.get(i);
      Shape shape = now.shape();
      int outer = shape.dim(lane.axis()) / (lane.block() * lane.size());
      if (outer == 1 && lane.block() == 1) {
        continue;
      }
      Shape split =
          shape
              .slice(0, lane.axis())
              .concat(Shape.of(outer, lane.size(), lane.block()))
              .concat(shape.slice(lane.axis() + 1, shape.rank()));
      now = Ops.reshape(now, split);
      for (int k = 0; k < count; k++) {
        Lane moved = at.get(k).reshaped(shape, split);
        if (moved == null) {
          throw new IllegalStateException("splitting an axis tears another lane");
        }
        at.set(k, moved);
      }
    }
    int rank = now.shape().rank();
    int[] order = new int[rank];
    boolean[] used = new boolean[rank];
    for (int i = 0; i < count; i++) {
      order[i] = at.get(i).axis();
      used[order[i]] = true;
    }
    int next = count;
    for (int axis = 0; axis < rank; axis++) {
      if (!used[axis]) {
        order[next++] = axis;
      }
    }
    Expr ordered = Ops.transpose(now, order);
    return count == rank ? ordered : Ops.sum(ordered, org.ppl4j.type.Axes.range(count, rank));
  }
}
