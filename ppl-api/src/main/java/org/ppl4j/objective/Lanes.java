package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Follow;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.NodeMap;
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
    @Nullable Lane[] lanes = new @Nullable Lane[axes];
    for (int i = 0; i < axes; i++) {
      NodeMap<Follow> known = new NodeMap<>();
      known.put(placeholder, Follow.along(Lane.of(i, placeholder.shape().dim(i))));
      lanes[i] = Follow.to(List.of(value), known).get(0).lane();
    }
    return new Lanes(value, lanes);
  }

  /** Another value of the same shape, in which the axes lie alike. */
  Lanes of(Expr other) {
    return new Lanes(other, lanes);
  }

  /** Whether one of the first axes is followed to an axis of the value. */
  boolean reaches(int axis, int first) {
    for (int i = 0; i < first; i++) {
      Lane lane = lanes[i];
      if (lane != null && lane.axis() == axis) {
        return true;
      }
    }
    return false;
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
