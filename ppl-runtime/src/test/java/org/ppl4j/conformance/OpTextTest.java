package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.control.Catalogue;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Printer;
import org.ppl4j.type.Tensor;

/** Printing and parsing round-trip. */
class OpTextTest {

  static Stream<OpRow> rows() {
    return OpTable.rows();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void whatIsPrintedIsReadBack(OpRow row) {
    Graph graph = row.graph();
    Graph read = reread(graph);
    assertThat(read.nodes().get(read.nodes().size() - 1).op()).isEqualTo(row.op());
    List<Tensor> at = row.sample(1);
    assertThat(Evaluator.evaluate(read, at)).isEqualTo(Evaluator.evaluate(graph, at));
  }

  /** The graph read back from its text, which must print as it did. */
  static Graph reread(Graph graph) {
    Graph read = Catalogue.parse(Printer.print(graph));
    assertThat(Printer.print(read)).isEqualTo(withoutLines(Printer.print(graph)));
    return read;
  }

  /** A text without the comments that name the user's lines, which parsing does not keep. */
  private static String withoutLines(String text) {
    return text.replaceAll("  // [^\n]*", "");
  }
}
