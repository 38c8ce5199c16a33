package org.ppl4j.conformance;

import static org.ppl4j.conformance.ArithmeticRows.INF;
import static org.ppl4j.conformance.ArithmeticRows.NAN;
import static org.ppl4j.conformance.OpRow.discrete;
import static org.ppl4j.conformance.OpRow.smooth;
import static org.ppl4j.conformance.Sampler.apart;
import static org.ppl4j.conformance.Sampler.integers;
import static org.ppl4j.conformance.Sampler.normal;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Op;
import org.ppl4j.op.ArgMax;
import org.ppl4j.op.CumSum;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.Max;
import org.ppl4j.op.Sum;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Reductions and running sums. */
final class ReductionRows {

  private static final List<Axes> CUBE_AXES =
      List.of(Axes.of(0), Axes.of(1), Axes.of(2), Axes.of(0, 2), Axes.of(1, 2), Axes.of(0, 1, 2));

  /** Rows that hold infinities, NaN, equal elements, and zeros of both signs. */
  private static final Tensor ROWS =
      Tensor.wrap(
          Type.real(8, 3),
          new double[] {
            1, INF, 2, -INF, 1, 2, -INF, -INF, -INF, NAN, 1, 2, INF, -INF, 0, 3, 3, 1, 0.0, -0.0,
            -0.0, 1000, 1000, -1000
          });

  private ReductionRows() {}

  static List<OpRow> rows() {
    List<OpRow> rows = new ArrayList<>();
    for (Axes axes : CUBE_AXES) {
      rows.add(added(smooth(new Sum(axes), normal(2, 3, 2)), "sum along " + axes));
      rows.add(smooth(new Max(axes), apart(2, 3, 2)).named("max along " + axes));
      rows.add(added(smooth(new LogSumExp(axes), normal(2, 3, 2)), "logSumExp along " + axes));
    }
    rows.add(added(smooth(new Sum(Axes.of()), normal(2, 3)), "sum along nothing"));
    rows.add(added(smooth(new LogSumExp(Axes.of()), normal(2, 3)), "logSumExp along nothing"));
    rows.add(smooth(new Sum(Axes.of(1)), normal(2, 0, 3)).named("sum of nothing"));
    rows.add(smooth(new LogSumExp(Axes.of(0)), normal(0)).named("logSumExp of nothing"));
    rows.add(smooth(new Sum(Axes.of(0)), normal(1, 3)).named("sum along an axis of size 1"));
    rows.add(smooth(new Max(Axes.of(0)), normal(1, 3)).named("max along an axis of size 1"));
    rows.add(discrete(new Sum(Axes.of(1)), integers(-9, 9, 2, 3)).named("sum of integers"));
    rows.add(discrete(new Max(Axes.of(0)), integers(-9, 9, 4, 3)).named("max of integers"));
    for (int axis = 0; axis < 3; axis++) {
      rows.add(discrete(new ArgMax(axis), apart(2, 3, 2)).named("argMax along " + axis));
      for (boolean reverse : new boolean[] {false, true}) {
        Op op = new CumSum(axis, reverse);
        String way = reverse ? ", reversed" : "";
        rows.add(added(smooth(op, normal(2, 3, 2)), "cumSum along " + axis + way));
      }
    }
    rows.add(discrete(new CumSum(0, false), integers(-9, 9, 4, 2)).named("cumSum of integers"));
    rows.add(smooth(new CumSum(0, false), normal(0, 2)).named("cumSum of nothing"));
    rows.add(discrete(new ArgMax(1), normal(0, 2)).named("argMax, no times"));
    rows.add(smooth(new Sum(Axes.of(1)), normal(8, 3)).named("sum at edges").edge(ROWS));
    rows.add(smooth(new Max(Axes.of(1)), apart(8, 3)).named("max at edges").edge(ROWS));
    rows.add(
        smooth(new LogSumExp(Axes.of(1)), normal(8, 3)).named("logSumExp at edges").edge(ROWS));
    rows.add(discrete(new ArgMax(1), normal(8, 3)).named("argMax at edges").edge(ROWS));
    rows.add(smooth(new CumSum(1, true), normal(8, 3)).named("cumSum at edges").edge(ROWS));
    return rows;
  }

  /** Sums may cancel: their error is relative to the terms, which are about 1. */
  private static OpRow added(OpRow row, String name) {
    return row.named(name).within(1e-12, 1e-5, 1);
  }
}
