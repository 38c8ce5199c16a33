package org.ppl4j.cli.data;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A number, or an array of them.
 *
 * @param dtype truth values if all are, integers if all are written as such, else reals
 * @param shape its sizes
 * @param values row-major; NaN where a value is missing
 */
@SuppressWarnings("ArrayRecordComponent") // Bulk numbers, read in place and never compared.
public record Numbers(DType dtype, Shape shape, double[] values) implements Data.Entry {
  private static final int SHOWN = 6;

  /** The place of the first value that is no whole number, or -1. */
  public int firstFraction() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) > Integer.MAX_VALUE) {
        return i;
      }
    }
    return -1;
  }

  /** The place of the first value that is missing, or -1. */
  public int firstMissing() {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        return i;
      }
    }
    return -1;
  }

  /** The place of the first value that is neither 0 nor 1, or -1. */
  public int firstNeither() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0 && values[i] != 1) {
        return i;
      }
    }
    return -1;
  }

  /** As a tensor of an element type. */
  public Tensor as(DType wanted) {
    return Tensor.wrap(new Type(wanted, shape), values);
  }

  /** A value's indices, from 1: {@code [3,1]}; nothing for a number by itself. */
  public static String index(Shape shape, int flat) {
    if (shape.isScalar()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    int[] strides = shape.strides();
    for (int axis = 0; axis < shape.rank(); axis++) {
      parts.add(String.valueOf(flat / strides[axis] % shape.dim(axis) + 1));
    }
    return "[" + String.join(",", parts) + "]";
  }

  /** Prints as {@code real[8] 28.0 8.0 -3.0 7.0 -1.0 1.0 ...}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(dtype == DType.BOOL ? "bool" : dtype == DType.INT ? "int" : "real");
    out.append(shape.isScalar() ? "" : shape).append(' ');
    for (int i = 0; i < Math.min(values.length, SHOWN); i++) {
      double value = values[i];
      out.append(' ')
          .append(dtype == DType.REAL ? String.valueOf(value) : String.valueOf((long) value));
    }
    return out.append(values.length > SHOWN ? " ..." : "").toString();
  }
}
