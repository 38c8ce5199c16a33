package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Promise.EXACT;
import static org.ppl4j.compiler.rewrite.RuleRows.parsed;

import org.ppl4j.ir.Graph;

/** Rows of the rules about decisions. */
final class BranchRows {
  private static final String MAXIMUM = "%0 = maximum(a, 0.5) : f64[] return %0, a";
  private static final String ADDS_ZERO = "%0 = plus(a, 0.0) : f64[] return a, %0";
  private static final String STOPS = "%0 = stopGradient(a) : f64[] return a, %0";

  private BranchRows() {}

  static void add(RuleRows rows) {
    rows.row("decided branch", "true", true, EXACT, two("true", MAXIMUM, ADDS_ZERO));
    rows.row("decided branch", "false", true, EXACT, two("false", ADDS_ZERO, MAXIMUM));
    rows.row("decided branch", "unknown", false, EXACT, two("p", MAXIMUM, ADDS_ZERO));
    rows.row("decided branch of one result", "true", true, EXACT, one("true"));
    rows.row("decided branch of one result", "unknown", false, EXACT, one("p"));
    rows.row("simpler branches", "one adds 0", true, EXACT, two("p", MAXIMUM, ADDS_ZERO));
    rows.row("simpler branches", "the other adds 0", true, EXACT, two("p", ADDS_ZERO, MAXIMUM));
    rows.row("simpler branches", "simple ones", false, EXACT, two("p", MAXIMUM, MAXIMUM));
    rows.row("stopped gradient in branches", "one stops", true, EXACT, two("p", STOPS, MAXIMUM));
    rows.row(
        "stopped gradient in branches", "none stops", false, EXACT, two("p", MAXIMUM, MAXIMUM));
  }

  private static Graph two(String condition, String yes, String no) {
    return parsed(
        "(p: bool[], x: f64[]) { %0 = cond{"
            + branches(yes, no)
            + "}("
            + condition
            + ", x) : (f64[], f64[]) %1 = output{index=0}(%0) : f64[]"
            + " %2 = output{index=1}(%0) : f64[] return %1, %2");
  }

  private static Graph one(String condition) {
    String branches = branches("%0 = maximum(a, 0.5) : f64[] return %0", "return a");
    return parsed(
        "(p: bool[], x: f64[]) { %0 = cond{"
            + branches
            + "}("
            + condition
            + ", x) : f64[] return %0");
  }

  private static String branches(String yes, String no) {
    return "yes=graph yes(a: f64[]) { " + yes + " }, no=graph no(a: f64[]) { " + no + " }";
  }
}
