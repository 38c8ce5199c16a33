package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.type.Size;

/** Rules of symbolic shapes. */
final class Shapes {
  private Shapes() {}

  /**
   * The shape of two operands element by element: equal ones, or a scalar's partner's; else null.
   */
  static @Nullable List<Size> join(List<Size> a, List<Size> b) {
    if (a.isEmpty()) {
      return b;
    }
    return b.isEmpty() || a.equals(b) ? a : null;
  }

  /**
   * The shape of a product of matrices, where a vector is a row on the left, a column on the right.
   */
  static @Nullable List<Size> product(List<Size> a, List<Size> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return null;
    }
    Size inner = a.get(a.size() - 1);
    Size other = b.get(Math.max(0, b.size() - 2));
    if (!inner.equals(other)) {
      return null;
    }
    List<Size> outerA = a.subList(0, Math.max(0, a.size() - 2));
    List<Size> outerB = b.subList(0, Math.max(0, b.size() - 2));
    List<Size> outer = join(outerA, outerB);
    if (outer == null) {
      return null;
    }
    List<Size> shape = new ArrayList<>(outer);
    if (a.size() > 1) {
      shape.add(a.get(a.size() - 2));
    }
    if (b.size() > 1) {
      shape.add(b.get(b.size() - 1));
    }
    return shape;
  }

  static boolean endsWith(List<Size> shape, List<Size> end) {
    return shape.size() >= end.size()
        && shape.subList(shape.size() - end.size(), shape.size()).equals(end);
  }

  static String text(List<Size> shape) {
    return shape.toString();
  }
}
