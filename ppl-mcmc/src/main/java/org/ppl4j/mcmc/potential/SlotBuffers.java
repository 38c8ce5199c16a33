package org.ppl4j.mcmc.potential;

import java.util.List;
import org.ppl4j.compiler.Values;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** A layout's numbers as a compiled graph's inputs, site by site; one vector or several at once. */
public final class SlotBuffers {
  private final Values values;
  private final int[] sizes;

  /**
   * Buffers.
   *
   * @param count for how many vectors; all but one need a graph batched so many times
   */
  public SlotBuffers(Layout layout, int count) {
    List<Layout.Slot> slots = layout.slots();
    values = Values.empty(slots.size());
    sizes = new int[slots.size()];
    for (int i = 0; i < sizes.length; i++) {
      Type type = slots.get(i).part().placeholder().type();
      sizes[i] = slots.get(i).part().size();
      values.set(i, Values.newArray(type.withShape(Shape.of(count * sizes[i]))));
    }
  }

  /** The graph's inputs. */
  public Values values() {
    return values;
  }

  /**
   * Puts one vector into its place among several.
   *
   * @param from where in the array it begins
   */
  public void load(double[] vector, int from, int place) {
    int next = from;
    for (int i = 0; i < sizes.length; i++) {
      Object array = values.get(i);
      int length = sizes[i];
      int at = place * length;
      if (array instanceof double[] reals) {
        System.arraycopy(vector, next, reals, at, length);
      } else if (array instanceof int[] integers) {
        for (int k = 0; k < length; k++) {
          integers[at + k] = (int) vector[next + k];
        }
      } else if (array instanceof boolean[] truths) {
        for (int k = 0; k < length; k++) {
          truths[at + k] = vector[next + k] != 0;
        }
      }
      next += length;
    }
  }
}
