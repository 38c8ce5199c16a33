package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Promise.EXACT;
import static org.ppl4j.compiler.rewrite.Promise.SCALED;
import static org.ppl4j.compiler.rewrite.Promise.STABLE;
import static org.ppl4j.compiler.rewrite.Promise.SUMS;
import static org.ppl4j.compiler.rewrite.RuleRows.parsed;

/** The rows of rules on shapes and reductions, as texts. */
final class StructureRows {
  private final RuleRows rows;

  private StructureRows(RuleRows rows) {
    this.rows = rows;
  }

  static void add(RuleRows rows) {
    StructureRows structure = new StructureRows(rows);
    structure.idle();
    structure.moved();
    structure.neighbours();
    structure.repeated();
    structure.gathered();
    structure.reduced();
    structure.scaled();
  }

  private void idle() {
    fires("idle movement", "(x: f64[3]) { a = reshape{shape=[3]}(x) : f64[3] return a");
    fires("idle movement", "(x: f64[3]) { a = expand{shape=[3], axes=[0]}(x) : f64[3] return a");
    fires(
        "idle movement",
        "(x: f64[2, 3]) { a = slice{starts=[0, 0], limits=[2, 3], steps=[1, 1]}(x) : f64[2, 3]"
            + " return a");
    fires(
        "idle movement",
        "(x: f64[1]) { a = slice{starts=[0], limits=[1], steps=[4]}(x) : f64[1] return a");
    fires(
        "idle movement",
        "(x: f64[1]) { a = pad{low=[0], high=[0], interior=[3]}(x) : f64[1] return a");
    fires("idle movement", "(x: f64[0]) { a = concat{axis=0}(x) : f64[0] return a");
    fires(
        "idle movement",
        "(x: f64[2, 2]) { a = transpose{permutation=[0, 1]}(x) : f64[2, 2] return a");
    fires("idle movement", "(x: f64[1, 3]) { a = reverse{axes=[0]}(x) : f64[1, 3] return a");
    stays(
        "idle movement",
        "(x: f64[2, 2]) { a = transpose{permutation=[1, 0]}(x) : f64[2, 2] return a");
    stays("idle movement", "(x: f64[3]) { a = reverse{axes=[0]}(x) : f64[3] return a");
    stays("idle movement", "(x: f64[3], y: f64[0]) { a = concat{axis=0}(x, y) : f64[3] return a");
  }

  private void moved() {
    fires(
        "merged movements",
        "(x: f64[6]) { a = reshape{shape=[2, 3]}(x) : f64[2, 3]"
            + " b = reshape{shape=[3, 2]}(a) : f64[3, 2] return b");
    fires(
        "merged movements",
        "(x: f64[2, 3, 4]) { a = transpose{permutation=[1, 2, 0]}(x) : f64[3, 4, 2]"
            + " b = transpose{permutation=[0, 2, 1]}(a) : f64[3, 2, 4] return b");
    fires(
        "merged movements",
        "(x: f64[2, 3]) { a = transpose{permutation=[1, 0]}(x) : f64[3, 2]"
            + " b = transpose{permutation=[1, 0]}(a) : f64[2, 3] return b");
    fires(
        "merged movements",
        "(x: f64[3]) { a = expand{shape=[3, 2], axes=[0]}(x) : f64[3, 2]"
            + " b = expand{shape=[4, 3, 2], axes=[1, 2]}(a) : f64[4, 3, 2] return b");
    fires(
        "merged movements",
        "(x: f64[3]) { a = expand{shape=[3, 0], axes=[0]}(x) : f64[3, 0]"
            + " b = reshape{shape=[0]}(a) : f64[0] c = reshape{shape=[0, 7]}(b) : f64[0, 7]"
            + " return c");
    fires(
        "movement as reshape",
        "(x: f64[3]) { a = expand{shape=[1, 3, 1], axes=[1]}(x) : f64[1, 3, 1] return a");
    fires(
        "movement as reshape",
        "(x: f64[2, 1, 3]) { a = transpose{permutation=[1, 0, 2]}(x) : f64[1, 2, 3] return a");
    fires(
        "movement as reshape", "(x: f64[]) { a = expand{shape=[1], axes=[]}(x) : f64[1] return a");
    stays(
        "movement as reshape",
        "(x: f64[2, 1, 3]) { a = transpose{permutation=[2, 1, 0]}(x) : f64[3, 1, 2] return a");
    stays(
        "movement as reshape",
        "(x: f64[0]) { a = expand{shape=[0, 5], axes=[0]}(x) : f64[0, 5] return a");
  }

  private void neighbours() {
    String pads =
        " a = pad{low=[%d, 0], high=[%d, 0], interior=[0, 0]}(x) : f64[6, 3]"
            + " b = pad{low=[%d, 0], high=[%d, 0], interior=[0, 0]}(y) : f64[6, 3]"
            + " c = plus(a, b) : f64[6, 3] return c";
    String values = "(x: f64[2, 3], y: f64[4, 3]) {";
    fires("side by side", values + pads.formatted(0, 4, 2, 0));
    fires("side by side", values + pads.formatted(4, 0, 0, 2));
    stays("side by side", values + pads.formatted(1, 3, 2, 0));
    fires(
        "side by side",
        "(x: f64[2], y: f64[3]) { a = pad{low=[1], high=[5], interior=[0]}(x) : f64[8]"
            + " b = pad{low=[3], high=[2], interior=[0]}(y) : f64[8] c = plus(a, b) : f64[8]"
            + " return c");
    stays(
        "side by side",
        "(x: f64[2], y: f64[3]) { a = pad{low=[0], high=[6], interior=[0]}(x) : f64[8]"
            + " b = pad{low=[3], high=[2], interior=[0]}(y) : f64[8] c = plus(a, b) : f64[8]"
            + " return c");
    stays(
        "side by side",
        "(x: f64[2, 3], y: f64[4, 2]) { a = pad{low=[0, 0], high=[4, 0], interior=[0, 0]}(x) :"
            + " f64[6, 3] b = pad{low=[2, 0], high=[0, 1], interior=[0, 0]}(y) : f64[6, 3]"
            + " c = plus(a, b) : f64[6, 3] return c");
    stays(
        "side by side",
        "(x: f64[2], y: f64[2]) { a = pad{low=[0], high=[2], interior=[1]}(x) : f64[5]"
            + " b = pad{low=[3], high=[0], interior=[0]}(y) : f64[5] c = plus(a, b) : f64[5]"
            + " return c");
  }

  private void repeated() {
    String wide = "(x: f64[]) { a = expand{shape=[2, 3], axes=[]}(x) : f64[2, 3] ";
    String scalar = "movement of repeated scalar";
    fires(scalar, wide + "b = reshape{shape=[6]}(a) : f64[6] return b");
    fires(scalar, wide + "b = transpose{permutation=[1, 0]}(a) : f64[3, 2] return b");
    fires(scalar, wide + "b = reverse{axes=[1]}(a) : f64[2, 3] return b");
    fires(
        scalar,
        wide + "b = slice{starts=[0, 1], limits=[2, 3], steps=[1, 1]}(a) : f64[2, 2] return b");
    fires(
        scalar,
        wide
            + "i = constant{value=i64[2] [1, 1]}() : i64[2]"
            + " b = gather{axis=0, batchDims=0}(a, i) : f64[2, 3] return b");
    stays(
        scalar,
        "(x: f64[], i: i64[2]) { a = expand{shape=[9], axes=[]}(x) : f64[9]"
            + " b = gather{axis=0, batchDims=0}(a, i) : f64[2] return b");
    stays(
        scalar, wide + "b = pad{low=[0, 1], high=[0, 0], interior=[0, 0]}(a) : f64[2, 4] return b");
    for (String shapes : new String[] {"[2, 3]", "[0, 3]"}) {
      fires(
          "scalar operand",
          "(x: f64[], y: f64"
              + shapes
              + ") { a = expand{shape="
              + shapes
              + ", axes=[]}(x) : f64"
              + shapes
              + " b = div(a, y) : f64"
              + shapes
              + " return b");
      fires(
          "scalar operand",
          "(x: f64[], y: f64"
              + shapes
              + ") { a = expand{shape="
              + shapes
              + ", axes=[]}(x) : f64"
              + shapes
              + " b = div(y, a) : f64"
              + shapes
              + " return b");
    }
    stays(
        "scalar operand",
        "(x: f64[]) { a = expand{shape=[2], axes=[]}(x) : f64[2] b = plus(a, a) : f64[2] return b");
    fires(
        "repeat later",
        "(x: f64[3]) { a = expand{shape=[2, 3], axes=[1]}(x) : f64[2, 3] b = exp(a) : f64[2, 3]"
            + " return b");
    fires(
        "repeat later",
        "(x: f64[3], y: f64[]) { a = expand{shape=[2, 3], axes=[1]}(x) : f64[2, 3]"
            + " b = pow(y, a) : f64[2, 3] return b");
    fires(
        "repeat later",
        "(x: f64[3], y: f64[3]) { a = expand{shape=[0, 3], axes=[1]}(x) : f64[0, 3]"
            + " b = expand{shape=[0, 3], axes=[1]}(y) : f64[0, 3] c = atan2(a, b) : f64[0, 3]"
            + " return c");
    stays(
        "repeat later",
        "(x: f64[3], y: f64[3]) { a = expand{shape=[3, 3], axes=[1]}(x) : f64[3, 3]"
            + " b = expand{shape=[3, 3], axes=[0]}(y) : f64[3, 3] c = plus(a, b) : f64[3, 3]"
            + " return c");
  }

  private void gathered() {
    fires(
        "gather all",
        "(x: f64[3, 2]) { i = iota{size=3}() : i64[3]"
            + " a = gather{axis=0, batchDims=0}(x, i) : f64[3, 2] return a");
    fires(
        "gather all",
        "(x: f64[2, 3]) { i = constant{value=i64[3] [0, 1, 2]}() : i64[3]"
            + " a = gather{axis=1, batchDims=0}(x, i) : f64[2, 3] return a");
    stays(
        "gather all",
        "(x: f64[3]) { i = constant{value=i64[3] [0, 2, 1]}() : i64[3]"
            + " a = gather{axis=0, batchDims=0}(x, i) : f64[3] return a");
    stays(
        "gather all",
        "(x: f64[3]) { i = iota{size=2}() : i64[2]"
            + " a = gather{axis=0, batchDims=0}(x, i) : f64[2] return a");
    fires("gather one", "(x: f64[2, 3]) { a = gather{axis=1, batchDims=0}(x, 2) : f64[2] return a");
    fires("gather one", "(x: f64[3]) { a = gather{axis=0, batchDims=0}(x, 0) : f64[] return a");
    stays(
        "gather one",
        "(x: f64[3], i: i64[0]) { a = gather{axis=0, batchDims=0}(x, i) : f64[0] return a");
  }

  private void reduced() {
    for (String kind : new String[] {"sum", "max", "logSumExp"}) {
      fires(
          "reduction of nothing",
          "(x: f64[1, 3]) { a = " + kind + "{axes=[0]}(x) : f64[3] return a");
      fires("reduction of nothing", "(x: f64[3]) { a = " + kind + "{axes=[]}(x) : f64[3] return a");
      fires(
          "reduction of reduction",
          kind.equals("max") ? EXACT : kind.equals("sum") ? SUMS : STABLE,
          "(x: f64[2, 3, 2]) { a = "
              + kind
              + "{axes=[1]}(x) : f64[2, 2] b = "
              + kind
              + "{axes=[0]}(a) : f64[2] return b");
      fires(
          "reduction of repeated",
          "(x: f64[3]) { a = expand{shape=[2, 3], axes=[1]}(x) : f64[2, 3] b = "
              + kind
              + "{axes=[0]}(a) : f64[3] return b");
      fires(
          "reduction of repeated",
          kind.equals("sum") ? SUMS : EXACT,
          "(x: f64[2, 3]) { a = expand{shape=[2, 4, 3], axes=[0, 2]}(x) : f64[2, 4, 3] b = "
              + kind
              + "{axes=[0, 1]}(a) : f64[3] return b");
    }
    fires(
        "reduction of reduction",
        "(x: f64[2, 0]) { a = sum{axes=[1]}(x) : f64[2] b = sum{axes=[0]}(a) : f64[] return b");
    fires(
        "reduction of reduction",
        "(x: f64[2, 0]) { a = logSumExp{axes=[1]}(x) : f64[2]"
            + " b = logSumExp{axes=[0]}(a) : f64[] return b");
    stays(
        "reduction of reduction",
        "(x: f64[2, 3]) { a = max{axes=[1]}(x) : f64[2] b = sum{axes=[0]}(a) : f64[] return b");
    stays(
        "reduction of repeated",
        "(x: f64[3]) { a = expand{shape=[0, 3], axes=[1]}(x) : f64[0, 3]"
            + " b = sum{axes=[0]}(a) : f64[3] return b");
    fires(
        "reduction of repeated",
        "(x: f64[0]) { a = expand{shape=[0, 60000, 60000], axes=[0]}(x) : f64[0, 60000, 60000]"
            + " b = logSumExp{axes=[0, 1, 2]}(a) : f64[] return b");
    fires(
        "sum of negated",
        "(x: f64[3]) { a = negate(x) : f64[3] b = sum{axes=[0]}(a) : f64[] return b");
    fires(
        "sum of negated",
        "(x: f64[0]) { a = negate(x) : f64[0] b = sum{axes=[0]}(a) : f64[] return b");
  }

  private void scaled() {
    for (String op : new String[] {"times(x, y)", "div(x, y)"}) {
      fires(
          "sum of scaled",
          SCALED,
          "(x: f64[3], y: f64[]) { a = " + op + " : f64[3] b = sum{axes=[0]}(a) : f64[] return b");
      stays(
          "sum of scaled",
          "(x: f64[0], y: f64[]) { a = " + op + " : f64[0] b = sum{axes=[0]}(a) : f64[] return b");
      stays(
          "sum of scaled",
          "(x: f64[2, 0], y: f64[]) { a = "
              + op
              + " : f64[2, 0] b = sum{axes=[1]}(a) : f64[2]"
              + " return b");
    }
    fires(
        "sum of scaled",
        SCALED,
        "(x: f64[], y: f64[2, 3]) { a = times(x, y) : f64[2, 3] b = sum{axes=[1]}(a) : f64[2]"
            + " return b");
    stays(
        "sum of scaled",
        "(x: f64[], y: f64[3]) { a = div(x, y) : f64[3] b = sum{axes=[0]}(a) : f64[] return b");
    stays(
        "sum of scaled",
        "(x: f64[3], y: f64[3]) { a = times(x, y) : f64[3] b = sum{axes=[0]}(a) : f64[] return b");
  }

  private void fires(String rule, String text) {
    fires(rule, EXACT, text);
  }

  private void fires(String rule, Promise promise, String text) {
    rows.row(rule, text, true, promise, parsed(text));
  }

  private void stays(String rule, String text) {
    rows.row(rule, text, false, EXACT, parsed(text));
  }
}
