package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Promise.EXACT;
import static org.ppl4j.compiler.rewrite.RuleRows.parsed;

import org.ppl4j.ir.Graph;

/** Rows of the rules about loops. */
final class LoopRows {
  private static final String PRODUCT = "%0 = times(a, e) : f64[] return %0, %0";

  private LoopRows() {}

  static void add(RuleRows rows) {
    rows.row(
        "simpler step",
        "a step that adds 0",
        true,
        EXACT,
        loop(6, "%0 = plus(a, 0.0) : f64[] %1 = times(%0, e) : f64[] return %1, %0", false));
    rows.row("simpler step", "a simple step", false, EXACT, loop(6, PRODUCT, false));
    rows.row(
        "stopped gradient in step",
        "a step that stops gradients",
        true,
        EXACT,
        loop(6, "%0 = stopGradient(a) : f64[] %1 = times(%0, e) : f64[] return %1, %0", false));
    rows.row(
        "constants out of loop",
        "a step with an array",
        true,
        EXACT,
        loop(
            6,
            "%0 = constant{value=f64[2] [1.5, 2.5]}() : f64[2] %1 = times(%0, a) : f64[2]"
                + " %2 = max{axes=[0]}(%1) : f64[] %3 = maximum(%2, e) : f64[] return %3, e",
            false));
    rows.row("constants out of loop", "a step of scalars", false, EXACT, loop(6, PRODUCT, false));
    rows.row("short loop unrolled", "three steps", true, EXACT, loop(3, PRODUCT, false));
    rows.row("short loop unrolled", "three steps back", true, EXACT, loop(3, PRODUCT, true));
    rows.row("short loop unrolled", "five steps", false, EXACT, loop(5, PRODUCT, false));
    rows.row(
        "short loop of one result unrolled",
        "a carry alone",
        true,
        EXACT,
        parsed(
            "(c: f64[], x: f64[2]) { %0 = scan{body=graph s(a: f64[], e: f64[]) {"
                + " %0 = maximum(a, e) : f64[] return %0 },"
                + " length=2, carries=1, sequences=1, reverse=false}(c, x) : f64[] return %0"));
  }

  /** A loop that carries one number over a vector and puts one out. */
  private static Graph loop(int length, String step, boolean reverse) {
    return parsed(
        "(c: f64[], x: f64["
            + length
            + "]) { %0 = scan{body=graph s(a: f64[], e: f64[]) { "
            + step
            + " }, length="
            + length
            + ", carries=1, sequences=1, reverse="
            + reverse
            + "}(c, x) : (f64[], f64["
            + length
            + "]) %1 = output{index=0}(%0) : f64[] %2 = output{index=1}(%0) : f64["
            + length
            + "] return %1, %2");
  }
}
