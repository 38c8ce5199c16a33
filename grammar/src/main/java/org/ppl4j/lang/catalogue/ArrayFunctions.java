package org.ppl4j.lang.catalogue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * The functions of arrays that are more than one method, or take integers as well. Public for the
 * Java that is made of files. Axes count from 0 here.
 */
public final class ArrayFunctions {
  private ArrayFunctions() {}

  static Value sum(Arguments a) {
    if (a.value(0) instanceof Int integer) {
      return a.has(1) ? integer.sum(a.size(1) - 1) : integer.sum();
    }
    return a.has(1) ? a.real(0).sum(a.size(1) - 1) : a.real(0).sum();
  }

  static Value mean(Arguments a) {
    return a.has(1) ? a.real(0).mean(a.size(1) - 1) : a.real(0).mean();
  }

  static Value max(Arguments a) {
    if (a.value(0) instanceof Int integer) {
      return a.has(1) ? integer.max(a.size(1) - 1) : integer.max();
    }
    return a.has(1) ? a.real(0).max(a.size(1) - 1) : a.real(0).max();
  }

  static Value min(Arguments a) {
    if (a.value(0) instanceof Int integer) {
      Int negated = integer.unaryMinus();
      return (a.has(1) ? negated.max(a.size(1) - 1) : negated.max()).unaryMinus();
    }
    return a.has(1) ? a.real(0).min(a.size(1) - 1) : a.real(0).min();
  }

  static Value logSumExp(Arguments a) {
    return a.has(1) ? a.real(0).logSumExp(a.size(1) - 1) : a.real(0).logSumExp();
  }

  static Value logMeanExp(Arguments a) {
    return a.has(1) ? a.real(0).logMeanExp(a.size(1) - 1) : a.real(0).logMeanExp();
  }

  /** The variance of each vector along the last axis, over n - 1. */
  public static Real variance(Real x) {
    int last = x.shape().rank() - 1;
    int count = x.shape().dim(last);
    Real centred = x.minus(alongLast(x.mean(last), count));
    return centred.square().sum(last).div(count - 1.0);
  }

  /** The product of each element of one vector with each of another. */
  public static Real outer(Real x, Real y) {
    int rows = x.shape().dim(0);
    int columns = y.shape().dim(0);
    return x.reshape(rows, 1).matmul(y.reshape(1, columns));
  }

  /** Where the greatest element of each vector along the last axis is, from 1. */
  public static Int argmax(Real x) {
    return x.argmax(x.shape().rank() - 1).plus(1);
  }

  /** The sums of the first elements of each vector along the last axis. */
  public static Real cumsum(Real x) {
    return x.cumsum(x.shape().rank() - 1);
  }

  /** The matrix of ones on the diagonal. */
  public static Real identity(int size) {
    return filled(1, size).diag();
  }

  /** An array of one number. */
  public static Real filled(double number, int... sizes) {
    double[] data = new double[Shape.of(sizes).size()];
    Arrays.fill(data, number);
    return Real.constant(data, sizes);
  }

  /** The same value many times, along new outermost axes. */
  public static Value repeat(Value x, int... sizes) {
    int[] dims =
        IntStream.concat(Arrays.stream(sizes), Arrays.stream(x.expr().type().shape().dims()))
            .toArray();
    if (x instanceof Real real) {
      return real.expand(dims);
    }
    return x instanceof Int integer ? integer.expand(dims) : ((Bool) x).expand(dims);
  }

  /** The same elements in another shape. */
  public static Value reshape(Value x, int... sizes) {
    if (x instanceof Real real) {
      return real.reshape(sizes);
    }
    return x instanceof Int integer ? integer.reshape(sizes) : ((Bool) x).reshape(sizes);
  }

  /** One behind the other, along the outermost axis. */
  public static Value concat(Value x, Value y) {
    if (x instanceof Int a && y instanceof Int b) {
      return Int.concat(0, a, b);
    }
    if (x instanceof Bool a && y instanceof Bool b) {
      return Bool.concat(0, a, b);
    }
    return Real.concat(0, Numbers.real(x), Numbers.real(y));
  }

  /** The last first, along the outermost axis. */
  public static Value reverse(Value x) {
    if (x instanceof Real real) {
      return real.reverse(0);
    }
    return x instanceof Int integer ? integer.reverse(0) : ((Bool) x).reverse(0);
  }

  /** How many elements the outermost axis has. */
  public static int length(Value x) {
    return x.expr().type().shape().dim(0);
  }

  /** A scalar, repeated to a shape; another value as it is. */
  static Value spread(Value value, Shape shape) {
    boolean fits = !value.expr().type().shape().isScalar() || shape.isScalar();
    return fits ? value : repeat(value, shape.dims());
  }

  private static Real alongLast(Real x, int count) {
    int[] dims = Arrays.copyOf(x.shape().dims(), x.shape().rank() + 1);
    dims[dims.length - 1] = 1;
    Real column = x.reshape(dims);
    dims[dims.length - 1] = count;
    return column.expand(dims);
  }
}
