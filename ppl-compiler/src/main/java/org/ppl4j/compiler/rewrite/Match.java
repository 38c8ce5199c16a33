package org.ppl4j.compiler.rewrite;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.op.Expand;

/** Questions that rules ask of nodes. */
final class Match {
  private Match() {}

  /** Whether a node applies an operation of a kind. */
  static boolean is(Expr node, Class<? extends Op> kind) {
    return kind.isInstance(node.op());
  }

  /** The operand of a node that applies an operation of a kind; else null. */
  static @Nullable Expr operand(Expr node, Class<? extends Op> kind) {
    return is(node, kind) ? node.input(0) : null;
  }

  /** Whether every element of a node is a known number. */
  static boolean isAll(Expr node, double value) {
    Expr splat = splat(node);
    return splat != null && number(splat) == value;
  }

  /** The number that a scalar constant is. */
  static double number(Expr scalar) {
    return ((Constant) scalar.op()).value().get(0);
  }

  /** The scalar constant that a node is, or repeats; else null. */
  static @Nullable Expr splat(Expr node) {
    Expr core = is(node, Expand.class) ? node.input(0) : node;
    return is(core, Constant.class) && core.shape().isScalar() ? core : null;
  }

  /** Whether a node is a constant, repeated or not. */
  static boolean isConstant(Expr node) {
    return is(node, Constant.class) || splat(node) != null;
  }
}
