package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.assertj.core.api.Assertions;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** What the suite does with tensors. */
final class Tensors {

  private Tensors() {}

  /** The first output of a graph. */
  static Tensor evaluate(Graph graph, List<Tensor> inputs) {
    return Evaluator.evaluate(graph, inputs).get(0);
  }

  static List<Tensor> normals(List<Type> types, RandomGenerator random) {
    return types.stream()
        .map(type -> Sampler.of(type, RandomGenerator::nextGaussian).sample(random))
        .toList();
  }

  /** Tensors of one type, laid along a new outermost axis. */
  static Tensor stack(List<Tensor> parts) {
    Type type = parts.get(0).type();
    int size = type.shape().size();
    double[] data = new double[size * parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i).data(), 0, data, i * size, size);
    }
    return Tensor.wrap(type.withShape(type.shape().prepend(parts.size())), data);
  }

  /** One element along the outermost axis. */
  static Tensor row(Tensor tensor, int index) {
    Type type = tensor.type().withShape(tensor.shape().slice(1, tensor.shape().rank()));
    int size = type.shape().size();
    return Tensor.wrap(type, Arrays.copyOfRange(tensor.data(), index * size, (index + 1) * size));
  }

  static Tensor sum(List<Tensor> parts) {
    double[] data = new double[parts.get(0).data().length];
    for (Tensor part : parts) {
      Arrays.setAll(data, i -> data[i] + part.get(i));
    }
    return Tensor.wrap(parts.get(0).type(), data);
  }

  static double dot(Tensor a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      sum += a.get(i) * b.get(i);
    }
    return sum;
  }

  /** The same with the reals rounded to float32. */
  static Tensor toFloat32(Tensor tensor) {
    return tensor.type().dtype() == DType.REAL
        ? Tensor.wrap(tensor.type(), Arrays.stream(tensor.data()).map(x -> (float) x).toArray())
        : tensor;
  }

  /** Fails unless types are equal and elements near, infinities and NaNs being near themselves. */
  static void assertClose(
      String what, Tensor actual, Tensor expected, double relative, double floor) {
    String difference = difference(actual, expected, relative, floor);
    if (difference != null) {
      Assertions.fail(what + ": " + difference);
    }
  }

  /** Where two tensors differ, in words; null if nowhere. */
  static @org.jspecify.annotations.Nullable String difference(
      Tensor actual, Tensor expected, double relative, double floor) {
    if (!actual.type().equals(expected.type())) {
      return "is " + actual.type() + ", should be " + expected.type();
    }
    for (int i = 0; i < expected.data().length; i++) {
      if (!close(actual.get(i), expected.get(i), relative, floor)) {
        return String.format(
            Locale.ROOT, "element %d is %s, should be %s", i, actual.get(i), expected.get(i));
      }
    }
    return null;
  }

  static boolean close(double actual, double expected, double relative, double floor) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) {
      return Double.compare(actual, expected) == 0;
    }
    double scale = Math.max(Math.abs(expected), floor);
    return Math.abs(actual - expected) <= relative * scale;
  }

  static List<Tensor> with(List<Tensor> tensors, int index, Tensor replacement) {
    List<Tensor> out = new ArrayList<>(tensors);
    out.set(index, replacement);
    return out;
  }
}
