package org.ppl4j.conformance;

import static org.ppl4j.conformance.OpRow.smooth;
import static org.ppl4j.conformance.Sampler.normal;
import static org.ppl4j.conformance.Sampler.positiveDefinite;
import static org.ppl4j.conformance.Sampler.triangular;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.op.Cholesky;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.TriangularSolve;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Linear algebra. */
final class LinearRows {

  private LinearRows() {}

  static List<OpRow> rows() {
    List<OpRow> rows = new ArrayList<>();
    rows.add(product("matMul", normal(2, 3), normal(3, 4)));
    rows.add(product("matMul, stacked", normal(2, 2, 3), normal(2, 3, 2)));
    rows.add(product("matMul, stacked twice", normal(2, 2, 1, 2), normal(2, 2, 2, 3)));
    rows.add(product("matMul of a row", normal(1, 4), normal(4, 3)));
    rows.add(product("matMul to one", normal(1, 3), normal(3, 1)));
    rows.add(product("matMul over nothing", normal(2, 0), normal(0, 3)));
    rows.add(product("matMul of nothing", normal(0, 2), normal(2, 3)));
    rows.add(sums(smooth(new Cholesky(), positiveDefinite(3, 3)), "cholesky"));
    rows.add(
        sums(smooth(new Cholesky(), positiveDefinite(2, 2, 2)), "cholesky, stacked")
            .edge(Tensor.wrap(Type.real(2, 2, 2), new double[] {1, 2, 2, 1, 4, 2, 2, 3})));
    rows.add(sums(smooth(new Cholesky(), positiveDefinite(1, 1)), "cholesky of one"));
    for (boolean lower : new boolean[] {true, false}) {
      for (boolean transposed : new boolean[] {false, true}) {
        TriangularSolve op = new TriangularSolve(lower, transposed);
        String name =
            "triangularSolve, " + (lower ? "lower" : "upper") + (transposed ? ", transposed" : "");
        rows.add(sums(smooth(op, triangular(3, 3), normal(3, 2)), name));
        rows.add(sums(smooth(op, triangular(2, 2, 2), normal(2, 2, 1)), name + ", stacked"));
      }
    }
    return rows;
  }

  private static OpRow product(String name, Sampler a, Sampler b) {
    return sums(smooth(new MatMul(), a, b), name);
  }

  /** Results are sums that may cancel: their error is relative to the terms, which are about 1. */
  private static OpRow sums(OpRow row, String name) {
    return row.named(name).within(1e-12, 1e-5, 1);
  }
}
