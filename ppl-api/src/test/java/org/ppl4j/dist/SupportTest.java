package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.type.Shape;

final class SupportTest {
  private static final double NAN = Double.NaN;

  @Test
  void integersAreKnown() {
    holds(Supports.bools(), Int.constant(0, 1, 1), Bool.constant(true, false), Real.constant(1.0));
    lacks(Supports.bools(), Int.constant(0, 2), Int.constant(-1), Real.constant(0.5, 1));
    holds(Supports.integer(), Int.constant(-3, 7), Real.constant(-1e15));
    lacks(Supports.integer(), Real.constant(0.5), Real.constant(NAN));
    holds(Supports.nonNegativeInteger(), Int.constant(0, 9));
    lacks(Supports.nonNegativeInteger(), Int.constant(1, -1), Real.constant(1.5));
    lacks(Supports.nonNegativeInteger(), Real.constant(Double.POSITIVE_INFINITY));
    holds(Supports.integerRange(2, 4), Int.constant(2, 3, 4));
    lacks(Supports.integerRange(2, 4), Int.constant(1), Int.constant(2, 5), Real.constant(2.5));
    Support each = Supports.integerRange(Int.constant(0, 1), Int.constant(5));
    holds(each, Int.constant(0, 1), Int.constant(new int[] {0, 1, 5, 5}, 2, 2));
    lacks(each, Int.constant(0, 0), Int.constant(new int[] {0, 1, 5, 6}, 2, 2));
  }

  @Test
  void countsAndOneHots() {
    holds(Supports.counts(4), Int.constant(1, 0, 3), Int.constant(new int[] {4, 0, 2, 2}, 2, 2));
    lacks(Supports.counts(4), Int.constant(1, 0, 2), Int.constant(5, -1), Real.constant(1.5, 2.5));
    Support totals = Supports.counts(Int.constant(1, 4));
    holds(totals, Int.constant(new int[] {0, 1, 2, 2}, 2, 2));
    lacks(totals, Int.constant(new int[] {2, 2, 0, 1}, 2, 2));
    holds(Supports.oneHot(), Int.constant(0, 1, 0), Real.constant(1.0, 0));
    lacks(Supports.oneHot(), Int.constant(0, 0), Int.constant(1, 1), Int.constant(2, -1));
    holds(Supports.point(Real.constant(1.0, 2)), Real.constant(1.0, 2));
    lacks(Supports.point(Real.constant(1.0, 2)), Real.constant(2.0, 1));
  }

  @Test
  void constraintsOfWholeArraysAreChecked() {
    lacks(Supports.simplex(), Real.constant(0.5, 0.5001), Real.constant(1.5, -0.5));
    lacks(Supports.simplex(), Real.constant(new double[] {0.5, 0.5, 0.5, 0.4}, 2, 2));
    holds(Supports.simplex(), Real.constant(0.3, 0.7 + 1e-9), Real.constant(0.0, 1));
    lacks(Supports.ordered(), Real.constant(0.0, 2, 1), Real.constant(0.0, NAN));
    lacks(Supports.positiveOrdered(), Real.constant(-1.0, 2), Real.constant(1.0, 0.5));
    lacks(Supports.sumToZero(), Real.constant(1.0, -1.001), Real.constant(NAN, 0));
    lacks(Supports.unitVector(), Real.constant(0.6, 0.81), Real.constant(0.0, 0));
    Real skew = Real.constant(new double[][] {{1, 0.5}, {0.4, 1}});
    Real indefinite = Real.constant(new double[][] {{1, 2}, {2, 1}});
    Real diagonal = Real.constant(new double[][] {{4, 0}, {0, 1}});
    lacks(Supports.positiveDefinite(), skew, indefinite);
    lacks(Supports.correlationMatrix(), skew, indefinite, diagonal);
    holds(Supports.positiveDefinite(), diagonal);
    holds(Supports.lowerCholesky(), diagonal);
    lacks(Supports.lowerCholesky(), skew, Real.constant(new double[][] {{1, 0}, {0, -1}}));
    lacks(Supports.correlationCholesky(), diagonal, skew);
    holds(Supports.correlationCholesky(), Real.constant(new double[][] {{1, 0}, {0.6, 0.8}}));
  }

  @Test
  void descriptionsNameBounds() {
    assertThat(Supports.interval(0, 2).describe()).isEqualTo("interval(0.0, 2.0)");
    assertThat(Supports.interval(Real.input("low"), Real.constant(2.0)).describe())
        .isEqualTo("interval(low, 2.0)");
    assertThat(Supports.integerRange(1, 6).describe()).isEqualTo("integerRange(1, 6)");
    assertThat(Supports.counts(3).describe()).isEqualTo("counts(3)");
    assertThat(Supports.simplex()).isEqualTo(Supports.simplex());
  }

  @Test
  void refusalsNameTheSupport() {
    assertThatThrownBy(() -> Supports.integerRange(1, 6).bijector(Shape.SCALAR))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("integerRange(1, 6) is discrete");
    assertThatThrownBy(() -> Supports.simplex().bijector(Shape.SCALAR))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("simplex has no value of shape []");
    assertThatThrownBy(() -> Supports.positiveDefinite().bijector(Shape.of(2, 3)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("positiveDefinite has no value of shape [2, 3]");
    assertThatThrownBy(() -> Supports.point(Real.constant(1.0)).bijector(Shape.SCALAR))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("single value");
    assertThatThrownBy(() -> Bijectors.permute(0, 0)).hasMessageContaining("no permutation");
    assertThatThrownBy(() -> Bijectors.power(0)).hasMessageContaining("exponent 0.0");
  }

  @Test
  void directionsAndZeros() {
    Bijector map = Supports.unitVector().bijector(Shape.of(2));
    assertThat(map.forward(Real.constant(0.0, 0)).value().data()).containsExactly(1, 0);
    assertThat(map.forward(Real.constant(3.0, 4)).value().data()).containsExactly(0.6, 0.8);
    Bijector simplex = Supports.simplex().bijector(Shape.of(4));
    for (double part : simplex.forward(Real.constant(0.0, 0, 0)).value().data()) {
      assertThat(part).isBetween(0.25 - 1e-15, 0.25 + 1e-15);
    }
  }

  private static void holds(Support support, Value... values) {
    for (Value value : values) {
      assertThat(support.contains(value).value().get(0)).as(value.toString()).isEqualTo(1);
    }
  }

  private static void lacks(Support support, Value... values) {
    for (Value value : values) {
      assertThat(support.contains(value).value().get(0)).as(value.toString()).isZero();
    }
  }
}
