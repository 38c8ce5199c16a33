package org.ppl4j.runtime.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * What a tensor at the border of a module looks like.
 *
 * @param dataType float64, float32, int64 or bool
 * @param shape the size of each dimension; no dimensions for a scalar
 */
public record TensorSignature(DataType dataType, Shape shape) {

  /**
   * Checks the signature.
   *
   * @throws IllegalArgumentException if the data type is another, if a dimension is negative or if
   *     the tensor takes more than 2 GB
   */
  public TensorSignature {
    switch (dataType) {
      case FLOAT64, FLOAT32, INT64, BOOLEAN -> {}
      default -> throw new IllegalArgumentException("No tensor of data type " + dataType + " here");
    }
    long bytes = dataType.getNumOfBytes();
    for (long dimension : shape.getShape()) {
      if (dimension < 0) {
        throw new IllegalArgumentException("A dimension of " + shape + " is negative");
      }
      if (dimension > 0 && bytes > Integer.MAX_VALUE / dimension) {
        throw new IllegalArgumentException(
            "A tensor of shape " + shape + " takes more than the 2 GB that a Java buffer holds");
      }
      bytes *= dimension;
    }
  }

  /** A float64 tensor of the given dimensions. */
  public static TensorSignature float64(long... dimensions) {
    return new TensorSignature(DataType.FLOAT64, new Shape(dimensions));
  }

  /** A float32 tensor of the given dimensions. */
  public static TensorSignature float32(long... dimensions) {
    return new TensorSignature(DataType.FLOAT32, new Shape(dimensions));
  }

  /** An int64 tensor of the given dimensions. */
  public static TensorSignature int64(long... dimensions) {
    return new TensorSignature(DataType.INT64, new Shape(dimensions));
  }

  /** A bool tensor of the given dimensions. */
  public static TensorSignature bool(long... dimensions) {
    return new TensorSignature(DataType.BOOLEAN, new Shape(dimensions));
  }

  /** Returns the number of elements. */
  public int size() {
    return (int) shape.size();
  }

  @Override
  public String toString() {
    return dataType + " " + shape;
  }
}
