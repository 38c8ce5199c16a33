package org.ppl4j.compiler.rewrite;

import java.util.List;
import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Aside;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.Credited;
import org.ppl4j.op.FirstOrder;
import org.ppl4j.op.MagicBox;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Plus;
import org.ppl4j.op.StopGradient;

/** Every rule, in the order in which they are tried. A new one adds its line here. */
public final class Rules {
  private static final List<Rule> SIMPLIFY =
      List.of(
          new Rule("fold constants", Algebra::foldConstants),
          new Rule("constant last", Algebra::constantLast),
          new Rule("neutral element", Algebra::neutralElement),
          new Rule("negation", Algebra::negation),
          new Rule("double negation", Algebra::doubleNegation),
          new Rule("plus negated", Algebra::plusNegated),
          new Rule("negation outward", Algebra::negationOutward),
          new Rule("gather constants", Algebra::gatherConstants),
          new Rule("constant outward", Algebra::constantOutward),
          new Rule("square", Algebra::square),
          new Rule("square of sign", Algebra::squareOfSign),
          new Rule("decided choice", Algebra::decidedChoice),
          new Rule("negated choice", Algebra::negatedChoice),
          new Rule("logic", Algebra::logic),
          new Rule("idle cast", Algebra::idleCast),
          new Rule("idle movement", Movement::idle),
          new Rule("merged movements", Movement::merged),
          new Rule("movement as reshape", Movement::asReshape),
          new Rule("movement of repeated scalar", Movement::ofRepeatedScalar),
          new Rule("scalar operand", Movement::scalarOperand),
          new Rule("repeat later", Movement::repeatLater),
          new Rule("side by side", Plus.class, Movement::sideBySide),
          new Rule("gather all", Movement::gatherAll),
          new Rule("gather one", Movement::gatherOne),
          new Rule("reduction of nothing", Reductions::ofNothing),
          new Rule("reduction of reduction", Reductions::ofReduction),
          new Rule("reduction of repeated", Reductions::ofRepeated),
          new Rule("sum of negated", Reductions::sumOfNegated),
          new Rule("sum of scaled", Reductions::sumOfScaled),
          new Rule("log of exp", Stable::logOfExp),
          new Rule("log of scaled exp", Stable::logOfScaledExp),
          new Rule("logSumExp", Stable::logSumExp),
          new Rule("log1p", Stable::log1p),
          new Rule("expm1", Stable::expm1),
          new Rule("softplus", Stable::softplus),
          new Rule("sigmoid", Stable::sigmoid),
          new Rule("sigmoid of exp", Stable::sigmoidOfExp),
          new Rule("complement of sigmoid", Stable::complementOfSigmoid),
          new Rule("log sigmoid", Stable::logSigmoid),
          new Rule("log of power", Stable::logOfPower),
          new Rule("root of square", Stable::rootOfSquare),
          new Rule("abs of exp", Stable::absOfExp),
          new Rule("simpler step", Scan.class, node -> Loops.withBody(node, Rules.simplify())),
          new Rule("constants out of loop", Scan.class, Loops::constantsOut),
          new Rule("short loop unrolled", Output.class, Loops::unrolled),
          new Rule("short loop of one result unrolled", Scan.class, Loops::unrolled),
          new Rule("decided branch", Output.class, Branches::decided),
          new Rule("decided branch of one result", Cond.class, Branches::decided),
          new Rule(
              "simpler branches",
              Cond.class,
              node -> Branches.withBranches(node, Rules.simplify())));

  private static final List<Rule> STRIP =
      List.of(
          new Rule(
              "stopped gradient", node -> node.op() instanceof StopGradient ? node.input(0) : null),
          new Rule("aside", Aside.class, node -> node.input(0)),
          new Rule("credit", Credited.class, node -> node.input(0)),
          new Rule("attached gradient", AttachGradient.class, node -> node.input(0)),
          new Rule("magic box", MagicBox.class, node -> Ops.expand(Ops.real(1), node.shape())),
          new Rule("first-order gradient", FirstOrder.class, node -> node.input(0)),
          new Rule(
              "stopped gradient in step", Scan.class, node -> Loops.withBody(node, Rules.strip())),
          new Rule(
              "stopped gradient in branches",
              Cond.class,
              node -> Branches.withBranches(node, Rules.strip())));

  private Rules() {}

  /** What makes a graph smaller, faster and more exact. */
  public static List<Rule> simplify() {
    return SIMPLIFY;
  }

  /** What is meaningless once every derivative has been taken. */
  public static List<Rule> strip() {
    return STRIP;
  }
}
