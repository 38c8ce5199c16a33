package org.ppl4j.nn;

import java.util.Arrays;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.type.Shape;

/**
 * The usual initialisers. With fans {@code in} and {@code out} their standard deviations are
 *
 * <table>
 * <caption>Standard deviations</caption>
 * <tr><td>xavier (glorot)<td>sqrt(2 / (in + out))<td>for tanh and sigmoid; Glorot and Bengio 2010
 * <tr><td>he (kaiming)<td>sqrt(2 / in)<td>for relu; He et al. 2015
 * <tr><td>lecun<td>sqrt(1 / in)<td>for selu and linear layers; LeCun et al. 1998
 * </table>
 *
 * and a uniform law of standard deviation {@code s} is that on {@code [-s sqrt(3), s sqrt(3)]}.
 */
public final class Initializers {
  private Initializers() {}

  /** All zero. */
  public static Initializer zeros() {
    return constant(0);
  }

  /** All the same. */
  public static Initializer constant(double value) {
    return (shape, fans, key) -> {
      double[] out = new double[shape.size()];
      Arrays.fill(out, value);
      return out;
    };
  }

  /** Normal with mean 0. */
  public static Initializer normal(double deviation) {
    return (shape, fans, key) -> normals(shape, deviation, key);
  }

  /** Uniform between bounds. */
  public static Initializer uniform(double low, double high) {
    return (shape, fans, key) -> uniforms(shape, low, high, key);
  }

  /** Normal with variance {@code 2 / (in + out)}. */
  public static Initializer xavierNormal() {
    return (shape, fans, key) -> normals(shape, Math.sqrt(2.0 / (fans.in() + fans.out())), key);
  }

  /** Uniform with variance {@code 2 / (in + out)}. */
  public static Initializer xavierUniform() {
    return (shape, fans, key) -> centred(shape, 2.0 / (fans.in() + fans.out()), key);
  }

  /** Normal with variance {@code 2 / in}. */
  public static Initializer heNormal() {
    return (shape, fans, key) -> normals(shape, Math.sqrt(2.0 / fans.in()), key);
  }

  /** Uniform with variance {@code 2 / in}. */
  public static Initializer heUniform() {
    return (shape, fans, key) -> centred(shape, 2.0 / fans.in(), key);
  }

  /** Normal with variance {@code 1 / in}. */
  public static Initializer lecunNormal() {
    return (shape, fans, key) -> normals(shape, Math.sqrt(1.0 / fans.in()), key);
  }

  /** Uniform with variance {@code 1 / in}. */
  public static Initializer lecunUniform() {
    return (shape, fans, key) -> centred(shape, 1.0 / fans.in(), key);
  }

  /**
   * A random matrix with orthonormal rows or columns, whichever are fewer, uniform among those: the
   * outermost axis by all others. Saxe et al. 2014.
   *
   * @param gain what it is multiplied by
   */
  public static Initializer orthogonal(double gain) {
    return (shape, fans, key) -> {
      int rows = shape.rank() == 0 ? 1 : shape.dim(0);
      int columns = rows == 0 ? 0 : shape.size() / rows;
      boolean wide = rows <= columns;
      double[] out = normals(shape, 1, key);
      int count = Math.min(rows, columns);
      int length = Math.max(rows, columns);
      int between = wide ? columns : 1;
      int within = wide ? 1 : columns;
      for (int i = 0; i < count; i++) {
        orthonormalize(out, i, length, between, within);
      }
      for (int i = 0; i < out.length; i++) {
        out[i] *= gain;
      }
      return out;
    };
  }

  /** Makes vector i orthogonal to those before it, twice over for the rounding, and of length 1. */
  private static void orthonormalize(double[] x, int i, int length, int between, int within) {
    for (int j = 0; j < 2 * i; j++) {
      int earlier = j % i * between;
      double dot = 0;
      for (int k = 0; k < length; k++) {
        dot += x[i * between + k * within] * x[earlier + k * within];
      }
      for (int k = 0; k < length; k++) {
        x[i * between + k * within] -= dot * x[earlier + k * within];
      }
    }
    double square = 0;
    for (int k = 0; k < length; k++) {
      square += x[i * between + k * within] * x[i * between + k * within];
    }
    for (int k = 0; k < length; k++) {
      x[i * between + k * within] /= Math.sqrt(square);
    }
  }

  private static double[] centred(Shape shape, double variance, Key key) {
    double bound = Math.sqrt(3 * variance);
    return uniforms(shape, -bound, bound, key);
  }

  private static double[] uniforms(Shape shape, double low, double high, Key key) {
    double[] out = new double[shape.size()];
    NoiseSource.fillUniform(key, out, 0, out.length);
    for (int i = 0; i < out.length; i++) {
      out[i] = low + (high - low) * out[i];
    }
    return out;
  }

  private static double[] normals(Shape shape, double deviation, Key key) {
    double[] out = new double[shape.size()];
    NoiseSource.fillNormal(key, out, 0, out.length);
    for (int i = 0; i < out.length; i++) {
      out[i] *= deviation;
    }
    return out;
  }
}
