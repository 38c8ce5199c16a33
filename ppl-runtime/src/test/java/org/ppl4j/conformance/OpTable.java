package org.ppl4j.conformance;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Aside;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.Credited;
import org.ppl4j.op.FirstOrder;

/** The one table of operations: what is special about each, for all tests of all. */
final class OpTable {

  /** Operations without a row, since they are not functions of operands. */
  static final Set<Class<? extends Op>> ELSEWHERE =
      Set.of(
          Noise.class, // NoiseTest
          Output.class, // MultipleResultsTest
          Scan.class, // ScanTest
          Cond.class); // CondTest

  /** Operations that are their first operand, and say more only to derivatives and passes. */
  static final Set<Class<? extends Op>> FIRST_OPERAND =
      Set.of(AttachGradient.class, FirstOrder.class, Credited.class, Aside.class);

  private OpTable() {}

  static Stream<OpRow> rows() {
    return Stream.of(
            ArithmeticRows.rows(),
            FunctionRows.rows(),
            SpecialRows.rows(),
            ReductionRows.rows(),
            ShapeRows.rows(),
            LinearRows.rows(),
            NetworkRows.rows())
        .flatMap(List::stream);
  }
}
