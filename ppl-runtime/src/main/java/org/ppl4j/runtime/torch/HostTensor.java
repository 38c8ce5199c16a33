package org.ppl4j.runtime.torch;

import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** Memory outside the Java heap that holds one tensor's elements, and its exchange with arrays. */
final class HostTensor {

  /** The width of the widest vector registers: math libraries sum in an order that heeds it. */
  private static final int ALIGNMENT = 64;

  private static final int PIECE = 1024;

  private static final float BELOW_ONE = Math.nextDown(1f);

  private final TensorSignature signature;
  private final ByteBuffer bytes;
  private final DoubleBuffer doubles;
  private final FloatBuffer floats;
  private final LongBuffer longs;

  /** Where doubles become floats. */
  private final float[] narrowed;

  /** Allocates zeros. */
  HostTensor(TensorSignature signature) {
    this.signature = signature;
    int size = signature.size() * signature.dataType().getNumOfBytes();
    bytes =
        ByteBuffer.allocateDirect(size + 2 * ALIGNMENT)
            .alignedSlice(ALIGNMENT)
            .limit(size)
            .order(ByteOrder.nativeOrder());
    doubles = bytes.asDoubleBuffer();
    floats = bytes.asFloatBuffer();
    longs = bytes.asLongBuffer();
    narrowed = new float[Math.min(signature.size(), PIECE)];
  }

  TensorSignature signature() {
    return signature;
  }

  /**
   * Makes a tensor of the elements: on a cpu it shares the memory, on a gpu it is a copy.
   *
   * @param manager owns the tensor and says where it lives
   */
  PtNDArray newTensor(PtNDManager manager) {
    PtNDArray tensor = manager.create(bytes, signature.shape(), signature.dataType());
    // A scope that the caller happens to have open must not close it.
    NDScope.unregister(tensor);
    return tensor;
  }

  /** Copies the elements to a tensor on a gpu. */
  void copyTo(PtNDArray tensor) {
    tensor.set(bytes);
  }

  void put(double... values) {
    requireSize(values.length);
    switch (signature.dataType()) {
      case FLOAT64 -> doubles.put(0, values);
      case FLOAT32 -> {
        // In pieces of arrays: the conversion of one is a vector loop, and its copy is another.
        for (int start = 0; start < values.length; start += narrowed.length) {
          int count = Math.min(narrowed.length, values.length - start);
          for (int i = 0; i < count; i++) {
            narrowed[i] = (float) values[start + i];
          }
          // Uniform noise, whose logarithm is taken, must not come to be 1.
          for (int i = 0; i < count; i++) {
            if (narrowed[i] == 1 && values[start + i] < 1) {
              narrowed[i] = BELOW_ONE;
            }
          }
          floats.put(start, narrowed, 0, count);
        }
      }
      default -> throw mismatch("double[]");
    }
  }

  void put(float... values) {
    requireSize(values.length);
    switch (signature.dataType()) {
      case FLOAT32 -> floats.put(0, values);
      case FLOAT64 -> {
        for (int i = 0; i < values.length; i++) {
          doubles.put(i, values[i]);
        }
      }
      default -> throw mismatch("float[]");
    }
  }

  void put(long... values) {
    requireSize(values.length);
    requireType(DataType.INT64, "long[]");
    longs.put(0, values);
  }

  void put(int... values) {
    requireSize(values.length);
    for (int i = 0; i < values.length; i++) {
      switch (signature.dataType()) {
        case FLOAT64 -> doubles.put(i, values[i]);
        case FLOAT32 -> floats.put(i, values[i]);
        case INT64 -> longs.put(i, values[i]);
        default -> throw mismatch("int[]");
      }
    }
  }

  void put(boolean... values) {
    requireSize(values.length);
    requireType(DataType.BOOLEAN, "boolean[]");
    for (int i = 0; i < values.length; i++) {
      bytes.put(i, (byte) (values[i] ? 1 : 0));
    }
  }

  void get(double[] into) {
    requireSize(into.length);
    switch (signature.dataType()) {
      case FLOAT64 -> doubles.get(0, into);
      case FLOAT32 -> {
        for (int i = 0; i < into.length; i++) {
          into[i] = floats.get(i);
        }
      }
      default -> throw mismatch("double[]");
    }
  }

  void get(float[] into) {
    requireSize(into.length);
    switch (signature.dataType()) {
      case FLOAT32 -> floats.get(0, into);
      case FLOAT64 -> {
        for (int i = 0; i < into.length; i++) {
          into[i] = (float) doubles.get(i);
        }
      }
      default -> throw mismatch("float[]");
    }
  }

  void get(long[] into) {
    requireSize(into.length);
    requireType(DataType.INT64, "long[]");
    longs.get(0, into);
  }

  void get(int[] into) {
    requireSize(into.length);
    requireType(DataType.INT64, "int[]");
    for (int i = 0; i < into.length; i++) {
      into[i] = Math.toIntExact(longs.get(i));
    }
  }

  void get(boolean[] into) {
    requireSize(into.length);
    requireType(DataType.BOOLEAN, "boolean[]");
    for (int i = 0; i < into.length; i++) {
      into[i] = bytes.get(i) != 0;
    }
  }

  private void requireSize(int size) {
    if (size != signature.size()) {
      throw new IllegalArgumentException(
          "An array of " + size + " elements does not fit a tensor of " + signature);
    }
  }

  private void requireType(DataType dataType, String array) {
    if (signature.dataType() != dataType) {
      throw mismatch(array);
    }
  }

  private IllegalArgumentException mismatch(String array) {
    return new IllegalArgumentException(array + " does not fit a tensor of " + signature);
  }
}
