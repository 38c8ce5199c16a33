package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Reduction;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;

/**
 * A piece of work: something done for each element of a shape, in loops over those of its axes that
 * have more than one element; or, without loops, once.
 */
final class Item {
  /** What is done. */
  enum Kind {
    /** An element of {@link #node} is computed. */
    COMPUTE,
    /** An element of the operand of {@link #node} is folded into the reduction's result. */
    FOLD,
    /** An element of {@link #node} is copied into {@link #target}. */
    COPY,
    /** An element of the slices of {@link #node} is added to its place in the table. */
    SCATTER,
    /** {@link #node} is computed as a whole. */
    CALL
  }

  /**
   * Where a copy goes.
   *
   * @param buffer the array
   * @param base the place of the first element
   * @param steps for each axis the distance of its elements
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them, or changes the arrays.
  record Target(Buffer buffer, Index base, int[] steps) {
    Index at(List<Index> place) {
      Index at = base;
      for (int axis = 0; axis < steps.length; axis++) {
        at = at.plus(place.get(axis).times(steps[axis]));
      }
      return at;
    }
  }

  /**
   * What must be there before.
   *
   * @param on what makes it
   * @param aligned how many of the outermost loops both may share: an element needs no more than
   *     what the other makes in the same turn
   */
  record Dependency(Item on, int aligned) {}

  final Kind kind;
  final Expr node;

  /** The shape of what is gone through. */
  private final Shape whole;

  /** Whether it is gone through in one loop, as it lies. */
  final boolean flat;

  private final Shape iterated;
  private final @Nullable Target target;

  /** The axes of {@link #iterated} that are looped over, outermost first. */
  final int[] axes;

  /** For symbolic work: one counter for each loop. */
  final LoopVariable[] counters;

  final List<Dependency> dependencies = new ArrayList<>();

  /** What depends on this. */
  final List<Dependency> consumers = new ArrayList<>();

  Item(Kind kind, Expr node, Shape iterated, @Nullable Target target) {
    this(kind, node, iterated, target, false);
  }

  Item(Kind kind, Expr node, Shape iterated, boolean flat) {
    this(kind, node, iterated, null, flat);
  }

  private Item(Kind kind, Expr node, Shape whole, @Nullable Target target, boolean flat) {
    this.kind = kind;
    this.node = node;
    this.whole = whole;
    this.flat = flat;
    iterated = flat ? Shape.of(whole.size()) : whole;
    this.target = target;
    List<Integer> wide = new ArrayList<>();
    for (int axis = 0; axis < iterated.rank(); axis++) {
      if (iterated.dim(axis) != 1) {
        wide.add(axis);
      }
    }
    axes = wide.stream().mapToInt(axis -> axis).toArray();
    counters = new LoopVariable[axes.length];
    for (int depth = 0; depth < axes.length; depth++) {
      counters[depth] = new LoopVariable(extent(depth));
    }
  }

  int depth() {
    return axes.length;
  }

  int extent(int depth) {
    return iterated.dim(axes[depth]);
  }

  /** The result's axis that a loop runs along; -1 for one that a reduction does away with. */
  int resultAxis(int depth) {
    int axis = axes[depth];
    if (kind != Kind.FOLD) {
      return axis;
    }
    if (flat) {
      return -1;
    }
    Axes reduced = ((Reduction) node.op()).axes();
    int before = 0;
    for (int i = 0; i < reduced.count(); i++) {
      before += reduced.get(i) < axis ? 1 : 0;
    }
    return reduced.contains(axis) ? -1 : axis - before;
  }

  /** For a fold: the outermost loop along an axis that it does away with. */
  int foldDepth() {
    int depth = 0;
    while (depth < depth() && resultAxis(depth) >= 0) {
      depth++;
    }
    return depth;
  }

  /** For a fold: whether an axis of the result is looped over inside of one that is folded. */
  boolean keepsInnerAxes() {
    for (int depth = foldDepth(); depth < depth(); depth++) {
      if (resultAxis(depth) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** For a fold: the result's element at given counts; 0 along loops that are not counted yet. */
  List<Index> resultPlace(List<Index> counts) {
    List<Index> all = new ArrayList<>(counts);
    while (all.size() < depth()) {
      all.add(Index.ZERO);
    }
    return resultPlaceOf(place(all));
  }

  /** For a fold: the result's element that an element of the operand is folded into. */
  List<Index> resultPlaceOf(List<Index> operand) {
    Axes reduced = ((Reduction) node.op()).axes();
    List<Index> place = new ArrayList<>();
    for (int axis = 0; axis < operand.size(); axis++) {
      if (!reduced.contains(axis)) {
        place.add(operand.get(axis));
      }
    }
    return place;
  }

  Target target() {
    if (target == null) {
      throw new IllegalStateException("only a copy has a target");
    }
    return target;
  }

  /** The element of what is gone through at given counts of the loops. */
  List<Index> place(List<Index> counts) {
    List<Index> place = new ArrayList<>();
    int depth = 0;
    for (int axis = 0; axis < iterated.rank(); axis++) {
      place.add(depth < axes.length && axes[depth] == axis ? counts.get(depth++) : Index.ZERO);
    }
    return flat ? Views.reshaped(place, iterated, whole) : place;
  }

  List<Index> symbolicPlace() {
    List<Index> counts = new ArrayList<>();
    for (LoopVariable counter : counters) {
      counts.add(Index.of(counter));
    }
    return place(counts);
  }

  void dependOn(Item other, int aligned) {
    for (int i = 0; i < dependencies.size(); i++) {
      Dependency known = dependencies.get(i);
      if (known.on() == other) {
        if (aligned < known.aligned()) {
          dependencies.set(i, new Dependency(other, aligned));
        }
        return;
      }
    }
    dependencies.add(new Dependency(other, aligned));
  }
}
