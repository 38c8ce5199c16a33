package org.ppl4j.type;

/**
 * The type of one tensor: element type and static shape, printed like {@code f64[3, 2]}.
 *
 * @param dtype the element type
 * @param shape the static shape
 */
public record Type(DType dtype, Shape shape) {
  /** A real tensor's type. */
  public static Type real(int... dims) {
    return new Type(DType.REAL, Shape.of(dims));
  }

  /** An integer tensor's type. */
  public static Type integer(int... dims) {
    return new Type(DType.INT, Shape.of(dims));
  }

  /** A boolean tensor's type. */
  public static Type bool(int... dims) {
    return new Type(DType.BOOL, Shape.of(dims));
  }

  /** The same element type with another shape. */
  public Type withShape(Shape newShape) {
    return new Type(dtype, newShape);
  }

  /** Whether this is the type of a single number or truth value. */
  public boolean isScalar() {
    return shape.isScalar();
  }

  /** Whether elements are real numbers. */
  public boolean isReal() {
    return dtype == DType.REAL;
  }

  @Override
  public String toString() {
    return dtype.text() + shape;
  }
}
