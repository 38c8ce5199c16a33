package org.ppl4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.model.Model.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Site;
import org.ppl4j.nn.Initializer.Fans;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;

/** Moments, bounds and orthogonality of initialisers, and what they depend on. */
class InitializersTest {
  private static final Fans FANS = new Fans(30, 70);
  private static final int COUNT = 40_000;

  static Stream<Arguments> laws() {
    double uniform = 9.0 / 5;
    return Stream.of(
        Arguments.of("normal", Initializers.normal(0.3), 0.09, 3),
        Arguments.of("uniform", Initializers.uniform(-0.6, 0.6), 0.12, uniform),
        Arguments.of("xavierNormal", Initializers.xavierNormal(), 0.02, 3),
        Arguments.of("xavierUniform", Initializers.xavierUniform(), 0.02, uniform),
        Arguments.of("heNormal", Initializers.heNormal(), 2.0 / 30, 3),
        Arguments.of("heUniform", Initializers.heUniform(), 2.0 / 30, uniform),
        Arguments.of("lecunNormal", Initializers.lecunNormal(), 1.0 / 30, 3),
        Arguments.of("lecunUniform", Initializers.lecunUniform(), 1.0 / 30, uniform));
  }

  /** The kurtosis tells a normal law from a uniform one. Thresholds are 4.5 standard errors. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void momentsAreThoseOfTheLaw(
      String name, Initializer initializer, double variance, double kurtosis) {
    double[] x = initializer.draw(Shape.of(COUNT), FANS, Key.of(3).fold(name));
    double mean = Arrays.stream(x).average().orElseThrow();
    double second = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
    double fourth = Arrays.stream(x).map(v -> v * v * v * v).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(4.5 * Math.sqrt(variance / COUNT)));
    double error = Math.sqrt((kurtosis - 1) / COUNT);
    assertThat(second / variance).isCloseTo(1, within(4.5 * error));
    double eighth = kurtosis == 3 ? 105 : 9; // E x^8 of the standardised law.
    double fourthError = Math.sqrt((eighth - kurtosis * kurtosis) / COUNT);
    assertThat(fourth / (variance * variance)).isCloseTo(kurtosis, within(4.5 * fourthError));
  }

  @Test
  void aUniformLawStaysInItsBounds() {
    double[] x = Initializers.uniform(2, 5).draw(Shape.of(1000), FANS, Key.of(1));
    assertThat(Arrays.stream(x)).allMatch(v -> v > 2 && v < 5);
  }

  @ParameterizedTest
  @CsvSource({"7, 3", "3, 7", "5, 5", "1, 4", "4, 1"})
  void anOrthogonalMatrixIsOne(int rows, int columns) {
    double[] data = Initializers.orthogonal(2).draw(Shape.of(rows, columns), FANS, Key.of(rows));
    Real x = Real.constant(data, rows, columns);
    Real product = rows <= columns ? x.matmul(x.transpose()) : x.transpose().matmul(x);
    double[] found = product.value().data();
    int count = Math.min(rows, columns);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(i % count == i / count ? 4 : 0, within(1e-13));
    }
  }

  /** Were the law not uniform, the mean square of each element would not be 1 / n. */
  @Test
  void orthogonalMatricesAreUniform() {
    double[] squares = new double[9];
    double[] sums = new double[9];
    int draws = 4000;
    for (int i = 0; i < draws; i++) {
      double[] x = Initializers.orthogonal(1).draw(Shape.of(3, 3), FANS, Key.of(1).fold(i));
      for (int k = 0; k < 9; k++) {
        squares[k] += x[k] * x[k] / draws;
        sums[k] += x[k] / draws;
      }
    }
    // An element's square has variance 4/45, and the element 1/3.
    assertThat(Arrays.stream(squares))
        .allMatch(v -> Math.abs(v - 1.0 / 3) < 4.5 * Math.sqrt(4.0 / 45 / draws));
    assertThat(Arrays.stream(sums)).allMatch(v -> Math.abs(v) < 4.5 * Math.sqrt(1.0 / 3 / draws));
  }

  private static List<double[]> initials(Initializer initializer) {
    Model<NoArguments, Dense> net =
        model(
            "net",
            m -> {
              Dense.declare(m, "a", 3, 2, initializer);
              m.scope("inner", s -> Dense.declare(s, "a", 3, 2, initializer));
              return Dense.declare(m, "b", 3, 2, initializer);
            });
    return net.trace(NoArguments.NONE).params().stream()
        .map(entry -> ((Site.Param) entry.site()).initial().data())
        .toList();
  }

  @Test
  void theAddressDeterminesTheDraw() {
    List<double[]> once = initials(Initializers.heNormal());
    List<double[]> again = initials(Initializers.heNormal());
    for (int i = 0; i < once.size(); i++) {
      assertThat(again.get(i)).isEqualTo(once.get(i));
    }
    assertThat(once.get(0)).isNotEqualTo(once.get(2)).isNotEqualTo(once.get(4));
    assertThat(once.get(2)).isNotEqualTo(once.get(4));
    assertThat(once.get(1)).containsOnly(0);
  }

  @Test
  void aSeedGivesOtherDraws() {
    double[] plain = initials(Initializers.heNormal()).get(0);
    double[] seven = initials(Initializers.heNormal().seeded(7)).get(0);
    assertThat(seven)
        .isNotEqualTo(plain)
        .isEqualTo(initials(Initializers.heNormal().seeded(7)).get(0));
  }

  @Test
  void aMemoryBeginsByRemembering() {
    Model<NoArguments, Real> net =
        model("net", m -> LstmCell.declare(m, "cell", 2, 3).initial().hidden());
    double[] bias =
        ((Site.Param) net.trace(NoArguments.NONE).params().get(2).site()).initial().data();
    assertThat(bias).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0);
  }
}
