package org.ppl4j.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Draws one operand. */
@FunctionalInterface
interface Sampler {

  Tensor sample(RandomGenerator random);

  /** Draws all operands of an operation. */
  @FunctionalInterface
  interface Joint {
    List<Tensor> sample(RandomGenerator random);
  }

  static Joint independent(Sampler... operands) {
    return random -> Stream.of(operands).map(operand -> operand.sample(random)).toList();
  }

  /** Elements drawn one by one. */
  static Sampler of(Type type, ToDoubleFunction<RandomGenerator> element) {
    return random -> {
      double[] data = new double[type.shape().size()];
      Arrays.setAll(data, i -> element.applyAsDouble(random));
      return Tensor.wrap(type, data);
    };
  }

  static Sampler normal(int... dims) {
    return of(Type.real(dims), RandomGenerator::nextGaussian);
  }

  static Sampler uniform(double low, double high, int... dims) {
    return of(Type.real(dims), random -> random.nextDouble(low, high));
  }

  static Sampler positive(int... dims) {
    return uniform(0.3, 3, dims);
  }

  /** Of either sign, at least 0.3 from zero. */
  static Sampler nonzero(int... dims) {
    return of(
        Type.real(dims), random -> random.nextDouble(0.3, 3) * (random.nextBoolean() ? 1 : -1));
  }

  /** At least 0.15 from every multiple of a half. */
  static Sampler betweenHalves(int... dims) {
    return of(
        Type.real(dims), random -> random.nextInt(-6, 6) / 2.0 + random.nextDouble(0.15, 0.35));
  }

  /** In any order, at least 0.3 from one another. */
  static Sampler apart(int... dims) {
    Type type = Type.real(dims);
    return random -> {
      double[] data = new double[type.shape().size()];
      for (int i = 0; i < data.length; i++) {
        int place = random.nextInt(i + 1);
        data[i] = data[place];
        data[place] = 0.5 * (i - data.length / 2) + random.nextDouble(0.2);
      }
      return Tensor.wrap(type, data);
    };
  }

  static Sampler integers(int low, int high, int... dims) {
    return of(Type.integer(dims), random -> random.nextInt(low, high));
  }

  /** Whole numbers as reals. */
  static Sampler whole(int low, int high, int... dims) {
    return of(Type.real(dims), random -> random.nextInt(low, high));
  }

  static Sampler truths(int... dims) {
    return of(Type.bool(dims), random -> random.nextInt(2));
  }

  /** Square matrices {@code A A' / n + 1}, off symmetry by a little, for only that part is read. */
  static Sampler positiveDefinite(int... dims) {
    int n = dims[dims.length - 1];
    return random -> {
      Tensor root = normal(dims).sample(random);
      double[] out = new double[root.data().length];
      for (int i = 0; i < out.length; i++) {
        int start = i / (n * n) * n * n;
        int row = i / n % n;
        int column = i % n;
        double sum = row == column ? 1 : 0.1 * (row - column);
        for (int k = 0; k < n; k++) {
          sum += root.get(start + row * n + k) * root.get(start + column * n + k) / n;
        }
        out[i] = sum;
      }
      return Tensor.wrap(root.type(), out);
    };
  }

  /** Full square matrices both of whose triangles are well conditioned. */
  static Sampler triangular(int... dims) {
    int n = dims[dims.length - 1];
    return random -> {
      Tensor out = uniform(-1, 1, dims).sample(random);
      for (int i = 0; i < out.data().length; i++) {
        if (i / n % n == i % n) {
          out.data()[i] = random.nextDouble(1, 2) * (random.nextBoolean() ? 1 : -1);
        }
      }
      return out;
    };
  }
}
