package org.ppl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;

import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.noise.Key;

class FieldsTest {
  private static final Model<Fields, Fields> LINE =
      Model.model(
          "line",
          Fields.class,
          (m, data) -> {
            Real slope = m.sample("slope", normal(0, 1));
            int size = (Integer) data.get("N");
            Real mean =
                m.plate("n", size)
                    .map(
                        i -> {
                          Real at = slope.times(data.real("x").at(i));
                          m.observe("y", normal(at, 1), data.real("y").at(i));
                          return at;
                        });
            return Fields.of()
                .and("slope", slope)
                .and("fit", Fields.of().and("mean", mean).and("sum", mean.sum()));
          });

  private static Fields data() {
    return Fields.of().and("N", 3).and("x", 1, 2.0, 3).and("y", 1.5, 2, 2.5);
  }

  @Test
  void namesAreThoseOfTheValuesJoinedByDots() {
    assertThat(Structure.names(LINE.trace(data()).result()))
        .containsExactly("slope", "fit.mean", "fit.sum");
    assertThat(Structure.names(data())).containsExactly("x", "y");
  }

  @Test
  void aModelTakesAndGivesThem() {
    Trace<Fields> run = LINE.query(data()).simulate(Key.of(1));
    double slope = run.get("slope").doubleValue();
    assertThat(run.result().real("slope").value().doubleValue()).isEqualTo(slope);
    assertThat(run.result().fields("fit").real("sum").value().doubleValue())
        .isCloseTo(6 * slope, within(1e-12));
    assertThat(LINE.given(data()).logDensity(Choices.of("slope", 0.5)))
        .isEqualTo(LINE.query(data()).logDensity(Choices.of("slope", 0.5)));
  }

  @Test
  void mappingKeepsWhatIsNoValue() {
    Fields doubled = Structure.map(data(), value -> Value.of(((Real) value).times(2).expr()));
    assertThat(doubled.get("N")).isEqualTo(3);
    assertThat(doubled.real("x").value().toDoubles()).containsExactly(2, 4, 6);
    Fields same = data();
    assertThat(Structure.map(same, value -> value)).isSameAs(same);
  }

  @Test
  void anUnknownNameIsAnErrorThatNamesTheNearest() {
    assertThatThrownBy(() -> data().real("xx"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("\"xx\"")
        .hasMessageContaining("Did you mean");
    assertThatThrownBy(() -> data().bool("x")).isInstanceOf(InvalidArgument.class);
  }

  @Test
  void integersAreRealsWhereTheseAreAskedFor() {
    assertThat(data().real("N").value().doubleValue()).isEqualTo(3);
    assertThat(data().integer("N").value().doubleValue()).isEqualTo(3);
  }
}
