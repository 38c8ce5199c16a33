package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Diag;
import org.ppl4j.op.Diagonal;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Gather;
import org.ppl4j.op.Pad;
import org.ppl4j.op.Reshape;
import org.ppl4j.op.Reverse;
import org.ppl4j.op.Slice;
import org.ppl4j.op.StopGradient;
import org.ppl4j.op.Transpose;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/** Operations that compute nothing: where an element of their result stands in their operand. */
final class Views {
  private Views() {}

  /**
   * An element of a node.
   *
   * @param node the node; null for the number zero
   * @param place one index for each axis
   */
  record Element(@Nullable Expr node, List<Index> place) {
    static final Element ZERO = new Element(null, List.of());
  }

  /** Turns an element of integers into an index into an axis. */
  @FunctionalInterface
  interface Indexer {
    /** The same for nodes of another graph. */
    default Indexer in(Work work) {
      return this;
    }

    /** The index that {@code node}, a gather or scatter, reads at an element of its indices. */
    Index index(Expr node, List<Index> place, int length);
  }

  /** Whether a node's elements are always those of its operand. */
  static boolean isView(Expr node) {
    return node.op() instanceof Reshape
        || node.op() instanceof Expand
        || node.op() instanceof Transpose
        || node.op() instanceof Slice
        || node.op() instanceof Reverse
        || node.op() instanceof Diagonal
        || node.op() instanceof Gather
        || node.op() instanceof StopGradient
        || (node.op() instanceof Cast cast && isIdentity(cast, node.input(0).dtype()));
  }

  /** A place with 0 along each axis of one element, so that equal places are equal. */
  static List<Index> normal(List<Index> place, Expr node) {
    Shape shape = node.types().size() == 1 ? node.shape() : Shape.SCALAR;
    List<Index> out = place;
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.dim(axis) == 1 && !place.get(axis).equals(Index.ZERO)) {
        out = out == place ? new ArrayList<>(place) : out;
        out.set(axis, Index.ZERO);
      }
    }
    return out;
  }

  /** Where a view's element comes from; null if this has to be computed. */
  static @Nullable Element operand(Expr view, List<Index> place, Indexer indexer) {
    if (view.op() instanceof Cast cast && !isIdentity(cast, view.input(0).dtype())) {
      return null;
    }
    if (view.op() instanceof StopGradient || view.op() instanceof Cast) {
      return new Element(view.input(0), place);
    }
    if (view.op() instanceof Reshape) {
      return of(view, reshaped(place, view.shape(), view.input(0).shape()));
    }
    if (view.op() instanceof Expand expand) {
      return of(view, Arrays.stream(expand.axes().toArray()).mapToObj(place::get).toList());
    }
    if (view.op() instanceof Transpose transpose) {
      int[] inverse = transpose.permutation().inverse().toArray();
      return of(view, Arrays.stream(inverse).mapToObj(place::get).toList());
    }
    if (view.op() instanceof Slice slice) {
      List<Index> in = new ArrayList<>();
      for (int axis = 0; axis < place.size(); axis++) {
        in.add(place.get(axis).times(slice.steps().get(axis)).plus(slice.starts().get(axis)));
      }
      return of(view, in);
    }
    if (view.op() instanceof Reverse reverse) {
      List<Index> in = new ArrayList<>(place);
      for (int axis : reverse.axes().toArray()) {
        in.set(axis, place.get(axis).times(-1).plus(view.shape().dim(axis) - 1));
      }
      return of(view, in);
    }
    if (view.op() instanceof Diagonal) {
      List<Index> in = new ArrayList<>(place);
      in.add(place.get(place.size() - 1));
      return of(view, in);
    }
    if (view.op() instanceof Gather gather) {
      return gathered(view, gather, place, indexer);
    }
    return chosen(view, place);
  }

  /** Views of parts put together: which part it is must be known now. */
  private static @Nullable Element chosen(Expr view, List<Index> place) {
    if (view.op() instanceof Pad pad) {
      return padded(view, pad, place);
    }
    if (view.op() instanceof Concat concat) {
      Index at = place.get(concat.axis());
      if (!at.isConstant()) {
        return null;
      }
      int start = at.constant();
      for (Expr part : view.inputs()) {
        int length = part.shape().dim(concat.axis());
        if (start < length) {
          List<Index> in = new ArrayList<>(place);
          in.set(concat.axis(), Index.of(start));
          return new Element(part, in);
        }
        start -= length;
      }
      return null;
    }
    if (view.op() instanceof Diag) {
      Index row = place.get(place.size() - 2);
      Index column = place.get(place.size() - 1);
      if (row.equals(column)) {
        return of(view, place.subList(0, place.size() - 1));
      }
      return row.isConstant() && column.isConstant() ? Element.ZERO : null;
    }
    return null;
  }

  private static @Nullable Element padded(Expr view, Pad pad, List<Index> place) {
    List<Index> in = new ArrayList<>(place);
    for (int axis = 0; axis < place.size(); axis++) {
      int low = pad.low().get(axis);
      int step = pad.interior().get(axis) + 1;
      if (low == 0 && step == 1 && pad.high().get(axis) == 0) {
        continue;
      }
      if (!place.get(axis).isConstant()) {
        return null;
      }
      int at = place.get(axis).constant() - low;
      if (at < 0 || at % step != 0 || at / step >= view.input(0).shape().dim(axis)) {
        return Element.ZERO;
      }
      in.set(axis, Index.of(at / step));
    }
    return of(view, in);
  }

  private static Element gathered(Expr view, Gather gather, List<Index> place, Indexer indexer) {
    int indexRank = view.input(1).shape().rank();
    int wide = indexRank - gather.batchDims();
    List<Index> table = new ArrayList<>(place.subList(0, gather.axis()));
    List<Index> rest = place.subList(gather.axis() + wide, place.size());
    List<Index> indices = new ArrayList<>(place.subList(0, gather.batchDims()));
    indices.addAll(place.subList(gather.axis(), gather.axis() + wide));
    table.add(indexer.index(view, indices, view.input(0).shape().dim(gather.axis())));
    table.addAll(rest);
    return of(view, table);
  }

  /** Whether a cast changes no number. */
  static boolean isIdentity(Cast cast, DType from) {
    return cast.to() != DType.INT || from != DType.REAL;
  }

  private static Element of(Expr view, List<Index> place) {
    return new Element(view.input(0), place);
  }

  /** The same element's place after a reshape. */
  static List<Index> reshaped(List<Index> place, Shape from, Shape to) {
    if (to.size() == 0) {
      return Collections.nCopies(to.rank(), Index.ZERO);
    }
    List<Index> out = new ArrayList<>();
    int next = 0;
    for (int axis = 0; axis < to.rank(); ) {
      // The fewest axes of both sides that hold equally many elements.
      int end = axis + 1;
      long wanted = to.dim(axis);
      Index at = Index.ZERO;
      long have = 1;
      while (have != wanted) {
        if (have < wanted) {
          at = at.times(from.dim(next)).plus(place.get(next));
          have *= from.dim(next++);
        } else {
          wanted *= to.dim(end++);
        }
      }
      Index[] parts = new Index[end - axis];
      for (int part = parts.length - 1; part > 0; part--) {
        parts[part] = at.mod(to.dim(axis + part));
        at = at.div(to.dim(axis + part));
      }
      parts[0] = at;
      out.addAll(Arrays.asList(parts));
      axis = end;
    }
    return out;
  }
}
