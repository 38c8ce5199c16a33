package org.ppl4j.type;

import java.util.Arrays;
import java.util.Objects;

/**
 * A literal value: a type and its elements, row-major. Integers and booleans (0 or 1) are held as
 * doubles, which are exact for them. Treated as immutable: whoever hands an array over gives it up.
 */
public final class Tensor {
  private final Type type;
  private final double[] data;
  private int hash;

  private Tensor(Type type, double[] data) {
    if (data.length != type.shape().size()) {
      throw new IllegalArgumentException(
          type + " has " + type.shape().size() + " elements, not " + data.length);
    }
    this.type = type;
    this.data = data;
  }

  /**
   * A tensor over the given array, which must not be changed afterwards.
   *
   * @throws IllegalArgumentException if the number of elements is not the type's
   */
  public static Tensor wrap(Type type, double[] data) {
    return new Tensor(type, data);
  }

  /** A tensor with every element the same. */
  public static Tensor full(Type type, double value) {
    double[] data = new double[type.shape().size()];
    Arrays.fill(data, value);
    return new Tensor(type, data);
  }

  /** A real scalar. */
  public static Tensor scalar(double value) {
    return new Tensor(Type.real(), new double[] {value});
  }

  /** Its type. */
  public Type type() {
    return type;
  }

  /** Its shape. */
  public Shape shape() {
    return type.shape();
  }

  /** Its elements, row-major; not a copy, and not to be written. */
  public double[] data() {
    return data;
  }

  /** Element {@code i} in row-major order. */
  public double get(int i) {
    return data[i];
  }

  /**
   * The one element as a number.
   *
   * @throws IllegalStateException if there is not exactly one
   */
  public double doubleValue() {
    if (data.length != 1) {
      throw new IllegalStateException(
          type + " has " + data.length + " elements; doubleValue() needs exactly one");
    }
    return data[0];
  }

  /** A copy of the elements, row-major. */
  public double[] toDoubles() {
    return data.clone();
  }

  /** A copy of the elements as ints, row-major. */
  public int[] toInts() {
    int[] out = new int[data.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) data[i];
    }
    return out;
  }

  /** A copy of the elements as truth values, row-major. */
  public boolean[] toBooleans() {
    boolean[] out = new boolean[data.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = data[i] != 0;
    }
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && type.equals(tensor.type)
        && Arrays.equals(data, tensor.data);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Objects.hash(type, Arrays.hashCode(data));
    }
    return hash;
  }

  /** Nested brackets, as in {@code [[1.0, 2.0], [3.0, 4.0]]}; a scalar is just its element. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    print(out, 0, 0);
    return out.toString();
  }

  private void print(StringBuilder out, int axis, int offset) {
    if (axis == type.shape().rank()) {
      out.append(element(data[offset]));
      return;
    }
    int stride = type.shape().strides()[axis];
    out.append('[');
    for (int i = 0; i < type.shape().dim(axis); i++) {
      out.append(i == 0 ? "" : ", ");
      print(out, axis + 1, offset + i * stride);
    }
    out.append(']');
  }

  private String element(double value) {
    return switch (type.dtype()) {
      case REAL -> Double.toString(value);
      case INT -> Long.toString((long) value);
      case BOOL -> Boolean.toString(value != 0);
    };
  }
}
