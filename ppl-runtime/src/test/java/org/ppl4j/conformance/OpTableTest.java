package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.conformance.OpRow.Smoothness;
import org.ppl4j.control.Catalogue;
import org.ppl4j.ir.Op;

/** The table is complete and says what is so. */
class OpTableTest {

  static Stream<OpRow> rows() {
    return OpTable.rows();
  }

  @Test
  void everyOperationOfTheCatalogueHasARow() {
    Set<Class<? extends Op>> covered = new HashSet<>(OpTable.ELSEWHERE);
    rows().forEach(row -> covered.add(row.op().getClass()));
    assertThat(covered).containsExactlyInAnyOrderElementsOf(Catalogue.operations());
  }

  @Test
  void noTwoRowsHaveOneName() {
    List<String> names = rows().map(OpRow::name).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void onlyAnOperationWithoutARealResultIsCalledDiscrete(OpRow row) {
    boolean real = row.graph().outputTypes().get(0).isReal();
    assertThat(row.smoothness() == Smoothness.DISCRETE).isEqualTo(!real);
  }
}
