package org.ppl4j.compiler;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.InputMismatch;
import org.ppl4j.type.Type;

/**
 * Slots for what goes into or comes out of a compiled graph: Java arrays, row-major, or arrays of
 * the executor's engine. Reals are {@code double[]} or {@code float[]}, integers {@code int[]} or
 * {@code long[]}, truth values {@code boolean[]}; a scalar is an array of one element. Slots are
 * read and written in place, so that the same ones can serve every call.
 */
public final class Values {
  private final @Nullable Object[] slots;

  private Values(@Nullable Object[] slots) {
    this.slots = slots;
  }

  /** Slots that hold these arrays. */
  public static Values of(Object... arrays) {
    return new Values(arrays.clone());
  }

  /**
   * Empty slots: an executor with arrays of its own engine puts its results there, uncopied and
   * owned by the caller; any other, and the interpreter, new Java arrays.
   */
  public static Values empty(int count) {
    return new Values(new @Nullable Object[count]);
  }

  /** Slots with new Java arrays for values of these types: double[], int[], boolean[]. */
  public static Values allocate(List<Type> types) {
    Values values = empty(types.size());
    for (int i = 0; i < types.size(); i++) {
      values.set(i, newArray(types.get(i)));
    }
    return values;
  }

  /** A new Java array for values of a type. */
  public static Object newArray(Type type) {
    int size = type.shape().size();
    return switch (type.dtype()) {
      case REAL -> new double[size];
      case INT -> new int[size];
      case BOOL -> new boolean[size];
    };
  }

  /** The number of slots. */
  public int count() {
    return slots.length;
  }

  /** What is in a slot, or null if it is empty. */
  public @Nullable Object find(int slot) {
    return slots[slot];
  }

  /**
   * What is in a slot.
   *
   * @throws InputMismatch if it is empty
   */
  public Object get(int slot) {
    Object value = slots[slot];
    if (value == null) {
      throw InputMismatch.value("slot " + slot, "a value", "nothing");
    }
    return value;
  }

  /** Puts a value into a slot. */
  public void set(int slot, Object value) {
    slots[slot] = value;
  }

  /** The {@code double[]} in a slot. */
  public double[] doubles(int slot) {
    return as(double[].class, slot);
  }

  /** The {@code int[]} in a slot. */
  public int[] ints(int slot) {
    return as(int[].class, slot);
  }

  /** The {@code boolean[]} in a slot. */
  public boolean[] booleans(int slot) {
    return as(boolean[].class, slot);
  }

  /**
   * What is in a slot, as an array of a kind.
   *
   * @throws InputMismatch if it is of another kind, or the slot is empty
   */
  public <T> T as(Class<T> kind, int slot) {
    Object value = get(slot);
    if (!kind.isInstance(value)) {
      throw InputMismatch.value(
          "slot " + slot, kind.getSimpleName(), value.getClass().getSimpleName());
    }
    return kind.cast(value);
  }
}
