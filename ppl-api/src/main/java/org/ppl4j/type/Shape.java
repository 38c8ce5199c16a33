package org.ppl4j.type;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * A static tensor shape: the sizes of its axes, outermost first; elements are laid out row-major.
 * The empty shape is a scalar's. Sizes may be 0.
 */
public final class Shape {
  /** The shape of a scalar. */
  public static final Shape SCALAR = new Shape(new int[0]);

  private final int[] dims;
  private final int size;

  private Shape(int[] dims) {
    long count = 1;
    for (int dim : dims) {
      if (dim < 0) {
        throw new IllegalArgumentException("a shape has no negative sizes: " + text(dims));
      }
      count = Math.multiplyExact(count, dim);
    }
    this.dims = dims;
    this.size = Math.toIntExact(count);
  }

  /**
   * The shape with these sizes.
   *
   * @throws IllegalArgumentException if a size is negative
   * @throws ArithmeticException if the number of elements does not fit an int
   */
  public static Shape of(int... dims) {
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  /** The number of axes. */
  public int rank() {
    return dims.length;
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /**
   * The size of one axis.
   *
   * @throws InvalidArgument if there is no such axis
   */
  public int dim(int axis) {
    if (axis < 0 || axis >= dims.length) {
      throw InvalidArgument.of(
          Report.of("the shape " + this + " has no axis " + axis + ".")
              .at(Source.here())
              .cure(
                  dims.length == 0
                      ? "a single number is a scalar: an array of one element is constant(values, 1)"
                      : "axes count from 0, outermost first"));
    }
    return dims[axis];
  }

  /** A copy of the sizes. */
  public int[] dims() {
    return dims.clone();
  }

  /** Whether this is the shape of a scalar. */
  public boolean isScalar() {
    return dims.length == 0;
  }

  /** This shape with one more outermost axis. */
  public Shape prepend(int dim) {
    int[] out = new int[dims.length + 1];
    out[0] = dim;
    System.arraycopy(dims, 0, out, 1, dims.length);
    return new Shape(out);
  }

  /** This shape followed by another's axes. */
  public Shape concat(Shape other) {
    int[] out = Arrays.copyOf(dims, dims.length + other.dims.length);
    System.arraycopy(other.dims, 0, out, dims.length, other.dims.length);
    return of(out);
  }

  /** The axes {@code from} (inclusive) to {@code to} (exclusive). */
  public Shape slice(int from, int to) {
    return of(Arrays.copyOfRange(dims, from, to));
  }

  /** This shape with one axis's size replaced. */
  public Shape with(int axis, int dim) {
    int[] out = dims.clone();
    out[axis] = dim;
    return of(out);
  }

  /** This shape without the given axes. */
  public Shape without(int... axes) {
    int[] out = new int[dims.length - axes.length];
    int next = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      boolean dropped = false;
      for (int drop : axes) {
        dropped |= drop == axis;
      }
      if (!dropped) {
        out[next++] = dims[axis];
      }
    }
    return of(out);
  }

  /** Row-major strides, in elements: {@code strides[last] == 1}. */
  public int[] strides() {
    int[] out = new int[dims.length];
    int stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      out[axis] = stride;
      stride *= Math.max(dims[axis], 1);
    }
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** Prints the sizes in brackets: {@code [3, 2]}, a scalar as {@code []}. */
  @Override
  public String toString() {
    return text(dims);
  }

  private static String text(int[] dims) {
    return Arrays.stream(dims)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
