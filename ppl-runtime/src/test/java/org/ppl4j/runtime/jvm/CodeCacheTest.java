package org.ppl4j.runtime.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.control.Scan;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Type;

/** Code is found again for the same computation, and for no other. */
class CodeCacheTest {
  /** A loop of so many steps that multiplies by a factor. */
  private static Graph loop(String label, int steps, double factor, String line) {
    Source source = Source.of(line);
    Expr x = Input.create(label, Type.real());
    Expr next = Ops.times(x, Ops.real(factor)).at(source);
    Graph body = new Graph("step " + label, List.of(x), List.of(next));
    Expr start = Input.create(label, Type.real());
    Expr scan = Expr.of(new Scan(body, steps, 1, 0, false), List.of(start)).at(source);
    return new Graph("loop " + label, List.of(start), Output.all(scan));
  }

  private static GeneratedCode code(Graph graph, int lanes) {
    return CodeCache.SHARED.of(graph, lanes);
  }

  @Test
  void sameComputationHasSameCode() {
    GeneratedCode first = code(loop("a", 3, 1.25, "A.java:1"), 1);
    assertThat(code(loop("b", 3, 1.25, "A.java:1"), 1)).isSameAs(first);
    assertThat(code(loop("a", 4, 1.25, "A.java:1"), 1)).isNotSameAs(first);
    assertThat(code(loop("a", 3, 1.5, "A.java:1"), 1)).isNotSameAs(first);
    assertThat(code(loop("a", 3, 1.25, "A.java:2"), 1)).isNotSameAs(first);
    assertThat(code(loop("a", 3, 1.25, "A.java:1"), 8)).isNotSameAs(first);
  }

  /** The same nodes, read in another order. */
  @Test
  void whichNodeReadsWhichCounts() {
    Expr x = Input.create("x", Type.real(2));
    Expr y = Input.create("y", Type.real(2));
    Graph one = new Graph("g", List.of(x, y), List.of(Ops.minus(x, y).at(Source.UNKNOWN)));
    Graph other = new Graph("g", List.of(x, y), List.of(Ops.minus(y, x).at(Source.UNKNOWN)));
    assertThat(code(one, 1)).isNotSameAs(code(other, 1));
    assertThat(GraphStructure.of(one)).isNotEqualTo(GraphStructure.of(other));
  }
}
