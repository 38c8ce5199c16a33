package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Stan's own definitions: values and log Jacobians by its element-by-element loops, written out in
 * NumPy from the Stan Math headers, independently of the staged forms.
 */
final class StanTransformsTest {
  private static final double[] U = {0.3, -0.7, 1.1, -0.2, 0.9, 0.4};

  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(
            "simplex",
            Supports.simplex().bijector(Shape.of(4)),
            -6.017884728473181,
            new double[] {
              0.3103224420123704, 0.13718086825685294, 0.4145162247783654, 0.13798046495241117
            }),
        Arguments.of(
            "sumToZero",
            Supports.sumToZero().bijector(Shape.of(4)),
            0.0,
            new double[] {
              0.2439008790855543, -0.18036318962637415, 0.8890902547037025, -0.9526279441628827
            }),
        Arguments.of(
            "softmaxSimplex",
            Bijectors.softmaxSimplex(),
            -5.688067644790335,
            new double[] {
              0.2588768463068048, 0.16937045935156808, 0.49350936103106285, 0.07824333331056439
            }),
        Arguments.of(
            "correlationCholesky",
            Supports.correlationCholesky().bijector(Shape.of(4, 4)),
            -3.1092350543789804,
            new double[] {
              1.0,
              0.0,
              0.0,
              0.0,
              0.2913126124515909,
              0.9566279119002483,
              0.0,
              0.0,
              -0.6043677771171636,
              0.6377619413556489,
              0.4774927184164511,
              0.0,
              -0.197375320224904,
              0.702206856809391,
              0.2599107835765355,
              0.6327676491387841
            }),
        Arguments.of(
            "correlationMatrix",
            Supports.correlationMatrix().bijector(Shape.of(4, 4)),
            -4.429191030166859,
            new double[] {
              1.0,
              0.2913126124515909,
              -0.6043677771171634,
              0.8004990217606297,
              0.2913126124515909,
              1.0,
              -0.3264896906751371,
              0.6438774607823541,
              -0.6043677771171634,
              -0.3264896906751371,
              0.9999999999999999,
              -0.427197999822996,
              0.8004990217606297,
              0.6438774607823541,
              -0.427197999822996,
              1.0
            }),
        Arguments.of(
            "lowerCholesky",
            Supports.lowerCholesky().bijector(Shape.of(3, 3)),
            1.8000000000000003,
            new double[] {
              1.3498588075760032,
              0.0,
              0.0,
              -0.7,
              3.0041660239464334,
              0.0,
              -0.2,
              0.9,
              1.4918246976412703
            }),
        Arguments.of(
            "positiveDefinite",
            Supports.positiveDefinite().bijector(Shape.of(3, 3)),
            7.379441541679835,
            new double[] {
              1.822118800390509,
              -0.9449011653032021,
              -0.26997176151520064,
              -0.9449011653032021,
              9.515013499434122,
              2.8437494215517902,
              -0.26997176151520064,
              2.8437494215517902,
              3.075540928492468
            }),
        Arguments.of(
            "ordered",
            Supports.ordered().bijector(Shape.of(3)),
            0.40000000000000013,
            new double[] {0.3, 0.7965853037914095, 3.800751327737843}),
        Arguments.of(
            "positiveOrdered",
            Supports.positiveOrdered().bijector(Shape.of(3)),
            0.7000000000000002,
            new double[] {1.3498588075760032, 1.8464441113674126, 4.850610135313846}),
        Arguments.of(
            "unitVector",
            Supports.unitVector().bijector(Shape.of(3)),
            -0.8950000000000001,
            new double[] {0.22423052782558073, -0.523204564926355, 0.8221786020271294}),
        Arguments.of(
            "interval",
            Supports.interval(-1, 3).bijector(Shape.of(3)),
            -0.43087015357916014,
            new double[] {1.2977700672466361, 0.3272489113273356, 2.0010404223804708}));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void valuesAndJacobiansAreStans(String name, Bijector map, double log, double[] expected) {
    int free =
        switch (name) {
          case "correlationCholesky", "correlationMatrix", "lowerCholesky", "positiveDefinite" -> 6;
          default -> 3;
        };
    Real u = Real.constant(Arrays.copyOf(U, free));
    double[] values = map.forward(u).value().data();
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(expected[i], within(1e-14 * Math.max(1, expected[i])));
    }
    assertThat(map.logJacobian(u).value().get(0)).isCloseTo(log, within(2e-14));
  }
}
