package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.dirichletMultinomial;
import static org.ppl4j.dist.Distributions.multinomial;
import static org.ppl4j.dist.Distributions.oneHotCategorical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Input;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Distributions over vectors of integers: all masses together, and the law of whole draws. */
final class VectorMassesTest {
  private static final int DRAWS = 100_000;

  @Test
  void multinomialVectors() {
    assertLaw(multinomial(5, 0.1, 0.2, 0.3, 0.15, 0.25), counts(5, 5));
    assertLaw(multinomial(3, 0, 0.4, 0.6, 0), counts(3, 4));
    assertLaw(multinomial(0, 0.4, 0.6), counts(0, 2));
    assertLaw(multinomial(4, 1), counts(4, 1));
  }

  @Test
  void dirichletMultinomialVectors() {
    assertLaw(dirichletMultinomial(5, 0.5, 1, 2.5), counts(5, 3));
    assertLaw(dirichletMultinomial(3, 0.01, 0.02, 0.01, 1), counts(3, 4));
  }

  @Test
  void oneHotVectors() {
    assertLaw(oneHotCategorical(0.1, 0, 0.9), counts(1, 3));
  }

  @Test
  void otherVectorsAreImpossible() {
    for (Int wrong : List.of(Int.constant(1, 1, 2), Int.constant(-1, 2, 2))) {
      double mass = multinomial(3, 0.2, 0.3, 0.5).logDensity(wrong).value().doubleValue();
      double mixed = dirichletMultinomial(3, 2, 3, 5).logDensity(wrong).value().doubleValue();
      assertThat(mass).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(mixed).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  /** Each vector has trials of its own. */
  @Test
  void stacksAreIndependent() {
    Real p = Real.constant(new double[][] {{0.2, 0.3, 0.5}, {0.1, 0.8, 0.1}});
    Int x = Int.constant(new int[] {1, 1, 1, 0, 4, 1}, 2, 3);
    double first = multinomial(3, 0.2, 0.3, 0.5).logDensity(x.at(0)).value().doubleValue();
    double second = multinomial(5, 0.1, 0.8, 0.1).logDensity(x.at(1)).value().doubleValue();
    Multinomial both = multinomial(Int.constant(3, 5), p);
    assertThat(both.logDensity(x).value().doubleValue()).isCloseTo(first + second, within());
    Tensor draws = Draws.of("stack", both.draw(new RandomStream("x")), 100);
    for (int i = 0; i < draws.shape().size(); i += 3) {
      double total = draws.get(i) + draws.get(i + 1) + draws.get(i + 2);
      assertThat(total).isEqualTo(i / 3 % 2 == 0 ? 3 : 5);
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  @SuppressWarnings("unchecked")
  private static void assertLaw(Distribution<?> law, List<int[]> vectors) {
    Distribution<Value> distribution = (Distribution<Value>) law;
    int size = distribution.shape().size();
    double[] data = vectors.stream().flatMapToInt(Arrays::stream).asDoubleStream().toArray();
    Type type = new Type(distribution.dtype(), Shape.of(size));
    Tensor batch = Tensor.wrap(type.withShape(Shape.of(vectors.size(), size)), data);
    Value x = Value.of(Input.create("x", type));
    double[] masses =
        Draws.map(List.of(distribution.logDensity(x).expr()), x.expr(), batch).get(0).toDoubles();
    Arrays.setAll(masses, i -> Math.exp(masses[i]));
    assertThat(Arrays.stream(masses).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
    List<String> names = vectors.stream().map(Arrays::toString).toList();
    Tensor draws = Draws.of(law.toString(), distribution.draw(new RandomStream("x")), DRAWS);
    double[] found = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      int[] vector = new int[size];
      for (int j = 0; j < size; j++) {
        vector[j] = (int) draws.get(i * size + j);
      }
      found[i] = names.indexOf(Arrays.toString(vector));
    }
    assertThat(Statistics.chiSquare(found, k -> k < 0 ? 0 : masses[(int) k]))
        .as("fit of %s", law)
        .isGreaterThan(1e-6);
  }

  /** All vectors of counts with a sum. */
  private static List<int[]> counts(int total, int size) {
    List<int[]> out = new ArrayList<>();
    if (size == 1) {
      out.add(new int[] {total});
      return out;
    }
    for (int first = 0; first <= total; first++) {
      for (int[] rest : counts(total - first, size - 1)) {
        int[] vector = new int[size];
        vector[0] = first;
        System.arraycopy(rest, 0, vector, 1, size - 1);
        out.add(vector);
      }
    }
    return out;
  }
}
