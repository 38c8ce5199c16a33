package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

final class BijectorTest {
  private static final String ROWS = "org.ppl4j.dist.BijectorRows#all";
  private static final int[][] LEADING = {{}, {2}, {2, 3}};

  @ParameterizedTest
  @MethodSource(ROWS)
  void forwardAndInverseUndoEachOther(BijectorRows row) {
    for (int[] leading : LEADING) {
      Real u = unconstrained(row, leading);
      Real x = row.bijector().forward(u);
      assertThat(x.shape()).isEqualTo(Shape.of(leading).concat(row.shape()));
      Real back = row.bijector().inverse(x);
      assertThat(back.shape()).isEqualTo(u.shape());
      for (int seed = 0; seed < 5; seed++) {
        double[] at = random(u, seed);
        double[] values = Runs.run(u, at, x);
        if (row.free() != BijectorRows.Free.NONE) {
          assertClose(Runs.run(u, at, back), at, 1e-11);
        }
        assertClose(Runs.run(u, at, row.bijector().forward(back)), values, 1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void valuesLieInTheSupport(BijectorRows row) {
    for (int[] leading : LEADING) {
      Real u = unconstrained(row, leading);
      Real x = row.bijector().forward(u);
      for (int seed = 0; seed < 5; seed++) {
        double[] inside = Runs.run(u, random(u, seed), x);
        assertThat(contains(row, inside, leading)).isTrue();
        for (double[] outside : row.outside()) {
          double[] one = inside.clone();
          System.arraycopy(outside, 0, one, one.length - outside.length, outside.length);
          assertThat(contains(row, one, leading)).as(Arrays.toString(one)).isFalse();
        }
      }
      for (double[] at : extremes(u)) {
        double[] values = Runs.run(u, at, x);
        boolean rounded = row.support() instanceof PositiveDefinite;
        rounded |= row.support() instanceof CorrelationMatrix;
        rounded |= row.support() instanceof SumToZero;
        if (!rounded) {
          assertThat(contains(row, values, leading)).as(Arrays.toString(values)).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void logJacobianIsThatOfTheDerivatives(BijectorRows row) {
    if (row.free() == BijectorRows.Free.NONE) {
      return;
    }
    for (int[] leading : new int[][] {{}, {3}}) {
      Real u = unconstrained(row, leading);
      Real x = row.bijector().forward(u);
      int size = row.shape().size();
      int[] free =
          IntStream.range(0, x.shape().size())
              .filter(i -> row.free().includes(row.shape(), i % size))
              .toArray();
      for (int seed = 0; seed < 3; seed++) {
        double[] at = random(u, seed);
        double stated = Runs.run(u, at, row.bijector().logJacobian(u))[0];
        double expected = 0;
        if (at.length > 0) {
          RealMatrix all = Runs.jacobian(u, at, x);
          int[] columns = IntStream.range(0, at.length).toArray();
          expected = Runs.logDeterminant(all.getSubMatrix(free, columns));
        }
        assertThat(stated).isCloseTo(expected, within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void derivativesOfTheInverseAreInverse(BijectorRows row) {
    if (row.free() != BijectorRows.Free.ALL) {
      return;
    }
    Real u = unconstrained(row);
    Real y = Real.input("y", row.shape().dims());
    for (int seed = 0; seed < 3; seed++) {
      double[] at = random(u, seed);
      double[] image = Runs.run(u, at, row.bijector().forward(u));
      RealMatrix product =
          Runs.jacobian(y, image, row.bijector().inverse(y))
              .multiply(Runs.jacobian(u, at, row.bijector().forward(u)));
      for (int i = 0; i < at.length; i++) {
        for (int j = 0; j < at.length; j++) {
          assertThat(product.getEntry(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-8));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void gradientsAreFiniteAtZeroAndFarOut(BijectorRows row) {
    Real u = unconstrained(row, 2);
    Real x = row.bijector().forward(u);
    Real total = x.sum().plus(row.bijector().logJacobian(u));
    for (double[] at : extremes(u)) {
      for (double number : Runs.run(u, at, total)) {
        assertThat(number).isFinite();
      }
      for (double slope : Runs.gradient(u, at, total)) {
        assertThat(slope).isFinite();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void leadingAxesAndBatchesAreLoops(BijectorRows row) {
    Real one = unconstrained(row);
    Real many = unconstrained(row, 4);
    double[] at = random(many, 9);
    Graph single =
        new Graph(
            "one",
            List.of(one.expr()),
            List.of(row.bijector().forward(one).expr(), row.bijector().logJacobian(one).expr()));
    Graph batch = Batch.batch(single, new boolean[] {true}, 4);
    List<Tensor> batched = Evaluator.evaluate(batch, List.of(Tensor.wrap(many.expr().type(), at)));
    double[] stacked = Runs.run(many, at, row.bijector().forward(many));
    int size = one.shape().size();
    double total = 0;
    for (int i = 0; i < 4; i++) {
      double[] part = Arrays.copyOfRange(at, i * size, (i + 1) * size);
      List<Tensor> alone = Runs.run(one, part, single.outputs());
      int length = alone.get(0).data().length;
      double[] expected = alone.get(0).data();
      assertClose(Arrays.copyOfRange(stacked, i * length, (i + 1) * length), expected, 1e-13);
      assertClose(
          Arrays.copyOfRange(batched.get(0).data(), i * length, (i + 1) * length), expected, 1e-13);
      assertThat(batched.get(1).get(i)).isCloseTo(alone.get(1).get(0), within(1e-12));
      total += alone.get(1).get(0);
    }
    assertThat(Runs.run(many, at, row.bijector().logJacobian(many))[0])
        .isCloseTo(total, within(1e-11));
  }

  private static Real unconstrained(BijectorRows row, int... leading) {
    Shape shape = Shape.of(leading).concat(row.shape());
    return Real.input("u", row.bijector().unconstrainedShape(shape).dims());
  }

  private static boolean contains(BijectorRows row, double[] values, int... leading) {
    int[] dims = Shape.of(leading).concat(row.shape()).dims();
    return row.support().contains(Real.constant(values, dims)).value().get(0) != 0;
  }

  private static double[] random(Real like, int seed) {
    Random random = new Random(seed);
    return IntStream.range(0, like.shape().size())
        .mapToDouble(i -> 4 * random.nextDouble() - 2)
        .toArray();
  }

  private static List<double[]> extremes(Real like) {
    return IntStream.range(0, 4)
        .mapToObj(
            kind ->
                IntStream.range(0, like.shape().size())
                    .mapToDouble(i -> kind == 3 ? (i % 2 == 0 ? 30 : -30) : 30 * (kind - 1))
                    .toArray())
        .toList();
  }

  private static void assertClose(double[] actual, double[] expected, double relative) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      double room = relative * Math.max(1, Math.abs(expected[i]));
      assertThat(actual[i]).isCloseTo(expected[i], within(room));
    }
  }
}
