package org.ppl4j.math;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StudentFunctionsTest {
  @Test
  void functionsMatchTheTables() {
    Table.read("student-cdf")
        .assertRelative(5e-13, row -> StudentFunctions.studentCdf(row[0], row[1]));
    Table.read("student-cdf-derivative")
        .assertWithin(
            1e-12,
            row -> StudentFunctions.studentCdfDerivative(row[0], row[1]),
            row -> Math.abs(row[2]) + 0.1 / row[0]);
  }

  @Test
  void symmetryAndEdges() {
    for (double t = 0.1; t < 100; t *= 2) {
      double sum = StudentFunctions.studentCdf(3, t) + StudentFunctions.studentCdf(3, -t);
      assertThat(sum).isBetween(1 - 1e-15, 1 + 1e-15);
      assertThat(StudentFunctions.studentCdfDerivative(3, t))
          .isEqualTo(-StudentFunctions.studentCdfDerivative(3, -t));
    }
    assertThat(StudentFunctions.studentCdf(3, NEGATIVE_INFINITY)).isZero();
    assertThat(StudentFunctions.studentCdf(3, POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(StudentFunctions.studentCdf(3, 0)).isEqualTo(0.5);
    assertThat(StudentFunctions.studentCdf(0, 1)).isNaN();
    assertThat(StudentFunctions.studentCdf(3, NaN)).isNaN();
    assertThat(StudentFunctions.studentCdfDerivative(3, 0)).isZero();
    assertThat(StudentFunctions.studentCdfDerivative(3, NEGATIVE_INFINITY)).isZero();
    assertThat(StudentFunctions.studentCdfDerivative(-1, 1)).isNaN();
  }

  @Test
  void theQuantileIsTheInverse() {
    for (double degrees : new double[] {0.3, 1, 2.5, 30, 1e3, 1e5}) {
      for (double u = 1e-30; u < 0.5; u *= 1.9) {
        double t = StudentFunctions.studentQuantile(degrees, u);
        assertThat(StudentFunctions.studentCdf(degrees, t) / u).isBetween(1 - 2e-12, 1 + 2e-12);
      }
      double above = StudentFunctions.studentQuantile(degrees, 0.875);
      assertThat(above).isEqualTo(-StudentFunctions.studentQuantile(degrees, 0.125));
      assertThat(StudentFunctions.studentQuantile(degrees, 0)).isEqualTo(NEGATIVE_INFINITY);
      assertThat(StudentFunctions.studentQuantile(degrees, 0.5)).isZero();
      assertThat(StudentFunctions.studentQuantile(degrees, 1)).isEqualTo(POSITIVE_INFINITY);
      assertThat(StudentFunctions.studentQuantile(degrees, -0.1)).isNaN();
      assertThat(StudentFunctions.studentQuantile(degrees, NaN)).isNaN();
    }
    assertThat(StudentFunctions.studentQuantile(1, 0.75)).isBetween(1 - 1e-14, 1 + 1e-14);
    assertThat(StudentFunctions.studentQuantile(0, 0.5)).isNaN();
    assertThat(StudentFunctions.studentQuantile(POSITIVE_INFINITY, 0.5)).isNaN();
  }
}
