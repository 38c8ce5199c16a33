package org.ppl4j.ir;

import org.jspecify.annotations.Nullable;
import org.ppl4j.type.Shape;

/**
 * Where the elements of a plate lie in a value: the element of index {@code i} along {@code axis}
 * belongs to the plate's element {@code i / block mod size}.
 *
 * @param axis the axis
 * @param block how many neighbours along it belong to one element
 * @param size how many elements there are
 */
public record Lane(int axis, int block, int size) {
  /** A whole axis, one element after the other. */
  public static Lane of(int axis, int size) {
    return new Lane(axis, 1, size);
  }

  /** The same along another axis; null if that is negative. */
  public @Nullable Lane along(int newAxis) {
    return newAxis < 0 ? null : new Lane(newAxis, block, size);
  }

  /** Where it is when the value, of the first shape, is given the second; null if it is torn. */
  public @Nullable Lane reshaped(Shape from, Shape to) {
    int stride = block * from.slice(axis + 1, from.rank()).size();
    if (stride * size == 0) {
      return null;
    }
    int inner = 1;
    for (int at = to.rank() - 1; at >= 0; at--) {
      int outer = inner * to.dim(at);
      if (inner > 0 && stride % inner == 0 && outer % (stride * size) == 0) {
        return new Lane(at, stride / inner, size);
      }
      inner = outer;
    }
    return null;
  }
}
