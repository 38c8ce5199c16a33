package org.ppl4j.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ppl4j.lang.type.Size;

/** Sizes that are equal as formulas are equal. */
class SizeTest {
  private static final Size.Variable VARIABLE = new Size.Variable("N");
  private static final Size N = Size.of(VARIABLE);
  private static final Size M = Size.of(new Size.Variable("M"));

  @Test
  void formulasHaveOneForm() {
    Size left = N.minus(Size.of(1)).times(N.plus(Size.of(1)));
    assertThat(left).isEqualTo(N.times(N).minus(Size.of(1))).hasToString("N * N - 1");
    assertThat(N.plus(M)).isEqualTo(M.plus(N));
    assertThat(N.minus(N).constant()).isZero();
    assertThat(N).isNotEqualTo(M).isNotEqualTo(Size.of(new Size.Variable("N")));
  }

  @Test
  void quotientsAreExactWhereTheyCanBe() {
    assertThat(Size.of(2).times(N).over(Size.of(2))).isEqualTo(N);
    Size half = N.over(Size.of(2));
    assertThat(half).hasToString("N %/% 2").isEqualTo(N.over(Size.of(2)));
    assertThat(half.evaluate(each -> 7)).isEqualTo(3);
    assertThat(half.times(Size.of(2)).plus(Size.of(1)).substitute(each -> Size.of(7)).constant())
        .isEqualTo(7);
    assertThat(half.variables()).containsExactly(VARIABLE);
  }
}
