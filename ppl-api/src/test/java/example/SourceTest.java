package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.error.Source;

/** Two captures are equal if they are of the same place in the code. */
class SourceTest {
  @Test
  void samePlaceIsEqual() {
    List<Source> same = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      same.add(Source.here());
    }
    Source other = Source.here();
    assertThat(same.get(0)).isEqualTo(same.get(1)).hasSameHashCodeAs(same.get(1));
    assertThat(same.get(0)).isNotEqualTo(other).isNotEqualTo(Source.UNKNOWN);
    assertThat(Source.of("a.ppl:3")).isEqualTo(Source.of("a.ppl:3")).isNotEqualTo(other);
  }
}
