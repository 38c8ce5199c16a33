package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.type.Shape;

/** Shapes of so few elements that each can have a variable. */
final class Small {
  private static final int MOST = 8;

  private Small() {}

  static boolean is(Shape shape) {
    return shape.size() <= MOST;
  }

  /** The elements of a shape, in order. */
  static List<List<Index>> places(Shape shape) {
    List<List<Index>> places = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      places.add(Views.reshaped(List.of(Index.of(i)), Shape.of(shape.size()), shape));
    }
    return places;
  }
}
