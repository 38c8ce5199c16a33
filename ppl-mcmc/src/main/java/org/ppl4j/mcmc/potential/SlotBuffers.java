package org.ppl4j.mcmc.potential;

import org.ppl4j.compiler.Values;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** A layout's numbers as a compiled graph's inputs, site by site; one vector or several at once. */
public final class SlotBuffers {
  private final Layout layout;
  private final Values values;

  /**
   * Buffers.
   *
   * @param count for how many vectors; all but one need a graph batched so many times
   */
  public SlotBuffers(Layout layout, int count) {
    this.layout = layout;
    values = Values.empty(layout.slots().size());
    for (int i = 0; i < values.count(); i++) {
      Layout.Slot slot = layout.slots().get(i);
      Type type = slot.part().placeholder().type();
      values.set(i, Values.newArray(type.withShape(Shape.of(count * slot.part().size()))));
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
    for (int i = 0; i < values.count(); i++) {
      Object array = values.get(i);
      if (array instanceof double[] reals) {
        int length = size(i);
        System.arraycopy(vector, next, reals, place * length, length);
      } else if (array instanceof int[] integers) {
        for (int k = 0; k < size(i); k++) {
          integers[place * size(i) + k] = (int) vector[next + k];
        }
      } else if (array instanceof boolean[] truths) {
        for (int k = 0; k < size(i); k++) {
          truths[place * size(i) + k] = vector[next + k] != 0;
        }
      }
      next += size(i);
    }
  }

  private int size(int slot) {
    return layout.slots().get(slot).part().size();
  }
}
