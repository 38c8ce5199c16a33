package org.ppl4j.compiler;

import java.lang.reflect.Array;
import org.ppl4j.error.InputMismatch;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Java arrays as values of a type: their checks and their conversion to and from tensors. */
public final class JavaArrays {
  private JavaArrays() {}

  /** Whether an array can hold values of a type, by its Java type and its length. */
  public static boolean fits(Type type, Object array) {
    int length =
        switch (type.dtype()) {
          case REAL ->
              array instanceof double[] doubles
                  ? doubles.length
                  : array instanceof float[] floats ? floats.length : -1;
          case INT ->
              array instanceof int[] ints
                  ? ints.length
                  : array instanceof long[] longs ? longs.length : -1;
          case BOOL -> array instanceof boolean[] booleans ? booleans.length : -1;
        };
    return length == type.shape().size();
  }

  /**
   * The error that an array does not fit.
   *
   * @param slot what it was for
   */
  public static InputMismatch misfit(String slot, Type type, Object array) {
    return InputMismatch.value(slot, wanted(type), found(array));
  }

  /** The values in an array that has been checked. */
  public static Tensor toTensor(Type type, Object array) {
    double[] data = new double[type.shape().size()];
    read(array, data);
    return Tensor.wrap(type, data);
  }

  /** Copies the values in an array that has been checked. */
  public static void read(Object array, double[] data) {
    if (array instanceof double[] doubles) {
      System.arraycopy(doubles, 0, data, 0, data.length);
    } else if (array instanceof float[] floats) {
      for (int i = 0; i < data.length; i++) {
        data[i] = floats[i];
      }
    } else if (array instanceof int[] ints) {
      for (int i = 0; i < data.length; i++) {
        data[i] = ints[i];
      }
    } else if (array instanceof long[] longs) {
      for (int i = 0; i < data.length; i++) {
        data[i] = longs[i];
      }
    } else if (array instanceof boolean[] booleans) {
      for (int i = 0; i < data.length; i++) {
        data[i] = booleans[i] ? 1 : 0;
      }
    }
  }

  /** Writes a tensor's values into an array that has been checked. */
  public static void write(Tensor tensor, Object array) {
    write(tensor.data(), array);
  }

  /** Writes values into an array that has been checked. */
  public static void write(double[] data, Object array) {
    if (array instanceof double[] doubles) {
      System.arraycopy(data, 0, doubles, 0, data.length);
    } else if (array instanceof float[] floats) {
      for (int i = 0; i < data.length; i++) {
        floats[i] = (float) data[i];
      }
    } else if (array instanceof int[] ints) {
      for (int i = 0; i < data.length; i++) {
        ints[i] = (int) data[i];
      }
    } else if (array instanceof long[] longs) {
      for (int i = 0; i < data.length; i++) {
        longs[i] = (long) data[i];
      }
    } else if (array instanceof boolean[] booleans) {
      for (int i = 0; i < data.length; i++) {
        booleans[i] = data[i] != 0;
      }
    }
  }

  private static String wanted(Type type) {
    String java =
        switch (type.dtype()) {
          case REAL -> "double[] or float[]";
          case INT -> "int[] or long[]";
          case BOOL -> "boolean[]";
        };
    return type + ", so " + java + " of " + type.shape().size();
  }

  private static String found(Object array) {
    if (!array.getClass().isArray()) {
      return array.getClass().getName();
    }
    String kind = array.getClass().getComponentType().getSimpleName();
    return kind + "[] of " + Array.getLength(array);
  }
}
