package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Match.is;
import static org.ppl4j.compiler.rewrite.Match.isAll;
import static org.ppl4j.compiler.rewrite.Match.isConstant;
import static org.ppl4j.compiler.rewrite.Match.number;
import static org.ppl4j.compiler.rewrite.Match.operand;
import static org.ppl4j.compiler.rewrite.Match.splat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.op.Abs;
import org.ppl4j.op.And;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Div;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Not;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Or;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Pow;
import org.ppl4j.op.Select;
import org.ppl4j.op.Square;
import org.ppl4j.op.Times;
import org.ppl4j.type.Tensor;

/** Arithmetic and logic that every reader would simplify by hand. */
final class Algebra {
  /** Larger results of constant arithmetic are not stored; they are cheap to compute. */
  private static final int LARGEST_FOLDED = 4096;

  /** Constants in this range, inverses included, hardly move where a product overflows. */
  private static final double LARGEST_MOVED = 1024;

  private Algebra() {}

  /** An operation on constants becomes a constant, unless its integers turn out to be none. */
  static @Nullable Expr foldConstants(Expr node) {
    boolean foldable =
        node.op() instanceof TensorOp
            && !node.inputs().isEmpty()
            && !is(node, Expand.class)
            && node.shape().size() <= LARGEST_FOLDED
            && node.inputs().stream().allMatch(input -> is(input, Constant.class));
    if (!foldable) {
      return null;
    }
    List<Tensor> values = new ArrayList<>();
    for (Expr input : node.inputs()) {
      values.add(((Constant) input.op()).value());
    }
    Tensor value = ((TensorOp) node.op()).evaluate(node.type(), values);
    return Constant.canHold(value) ? Ops.constant(value) : null;
  }

  /** c + x becomes x + c, and so on: constants stand last in commutative operations. */
  static @Nullable Expr constantLast(Expr node) {
    Op op = node.op();
    boolean commutes =
        op instanceof Plus
            || op instanceof Times
            || op instanceof Minimum
            || op instanceof Maximum
            || op instanceof Equal
            || op instanceof And
            || op instanceof Or;
    return commutes && isConstant(node.input(0)) && !isConstant(node.input(1))
        ? Ops.binary(op, node.input(1), node.input(0))
        : null;
  }

  /** x + 0, x - 0, x * 1 and x / 1 become x. */
  static @Nullable Expr neutralElement(Expr node) {
    if (node.inputs().size() != 2 || !node.input(0).types().equals(node.types())) {
      return null;
    }
    double neutral = is(node, Plus.class) || is(node, Minus.class) ? 0 : 1;
    boolean applies =
        neutral == 0 || is(node, Times.class) || is(node, Div.class) || is(node, Pow.class);
    return applies && isAll(node.input(1), neutral) ? node.input(0) : null;
  }

  /** 0 - x and x * -1 and x / -1 become -x. */
  static @Nullable Expr negation(Expr node) {
    if (is(node, Minus.class)
        && isAll(node.input(0), 0)
        && node.input(1).types().equals(node.types())) {
      return Ops.negate(node.input(1));
    }
    boolean scaled = is(node, Times.class) || is(node, Div.class);
    return scaled && isAll(node.input(1), -1) && node.input(0).types().equals(node.types())
        ? Ops.negate(node.input(0))
        : null;
  }

  /** -(-x) becomes x, and -(x - y) becomes y - x. */
  static @Nullable Expr doubleNegation(Expr node) {
    if (!is(node, Negate.class)) {
      return null;
    }
    Expr x = node.input(0);
    if (is(x, Minus.class)) {
      return Ops.minus(x.input(1), x.input(0));
    }
    return operand(x, Negate.class);
  }

  /** a + -b becomes a - b, -a + b becomes b - a, and a - -b becomes a + b. */
  static @Nullable Expr plusNegated(Expr node) {
    if (is(node, Plus.class)) {
      Expr right = operand(node.input(1), Negate.class);
      if (right != null) {
        return Ops.minus(node.input(0), right);
      }
      Expr left = operand(node.input(0), Negate.class);
      return left == null ? null : Ops.minus(node.input(1), left);
    }
    if (is(node, Minus.class)) {
      Expr right = operand(node.input(1), Negate.class);
      return right == null ? null : Ops.plus(node.input(0), right);
    }
    return null;
  }

  /** -a * b becomes -(a * b), and so for the other operand and for division. */
  static @Nullable Expr negationOutward(Expr node) {
    if (!is(node, Times.class) && !is(node, Div.class)) {
      return null;
    }
    Expr left = operand(node.input(0), Negate.class);
    if (left != null) {
      return isConstant(node.input(1))
          ? Ops.binary(node.op(), left, Ops.negate(node.input(1)))
          : Ops.negate(Ops.binary(node.op(), left, node.input(1)));
    }
    Expr right = operand(node.input(1), Negate.class);
    return right == null ? null : Ops.negate(Ops.binary(node.op(), node.input(0), right));
  }

  /**
   * (x + c) + d becomes x + (c + d), and (x * c) * d becomes x * (c * d), for constants c, d whose
   * sum or product neither overflows nor vanishes, not even in float32.
   */
  static @Nullable Expr gatherConstants(Expr node) {
    if (!is(node, Plus.class) && !is(node, Times.class)) {
      return null;
    }
    Expr inner = node.input(0);
    if (!inner.op().equals(node.op())) {
      return null;
    }
    Expr c = splat(inner.input(1));
    Expr d = splat(node.input(1));
    if (c == null || d == null || !combines(node, number(c), number(d))) {
      return null;
    }
    Expr constant = Ops.binary(node.op(), inner.input(1), node.input(1));
    return Ops.binary(node.op(), inner.input(0), constant);
  }

  private static boolean combines(Expr node, double c, double d) {
    double largest = node.type().isReal() ? Float.MAX_VALUE : 1L << 53;
    if (is(node, Plus.class)) {
      return Math.abs(c + d) <= largest;
    }
    return Math.abs(c * d) <= largest && Math.abs(c * d) >= Float.MIN_NORMAL;
  }

  /**
   * (x * c) * y becomes (x * y) * c, for a constant scalar c: constants move outward. Where c is
   * very large or small the product x * y could overflow or vanish though the whole does not; such
   * a c stays.
   */
  static @Nullable Expr constantOutward(Expr node) {
    if (!is(node, Times.class) || isConstant(node.input(1))) {
      return null;
    }
    for (int side = 0; side < 2; side++) {
      Expr inner = node.input(side);
      boolean scaled =
          is(inner, Times.class)
              && is(inner.input(1), Constant.class)
              && inner.input(1).shape().isScalar()
              && isModerate(number(inner.input(1)));
      if (scaled) {
        Expr product = Ops.times(inner.input(0), node.input(1 - side));
        return Ops.times(product, inner.input(1));
      }
    }
    return null;
  }

  private static boolean isModerate(double c) {
    return Math.abs(c) <= LARGEST_MOVED && Math.abs(c) >= 1 / LARGEST_MOVED;
  }

  /** x * x becomes x², and so does x to the power 2. */
  static @Nullable Expr square(Expr node) {
    boolean product = is(node, Times.class) && node.input(0) == node.input(1);
    boolean power = is(node, Pow.class) && isAll(node.input(1), 2);
    boolean applies =
        (product || power) && node.type().isReal() && node.input(0).types().equals(node.types());
    return applies ? Ops.square(node.input(0)) : null;
  }

  /** (-x)² and |x|² become x². */
  static @Nullable Expr squareOfSign(Expr node) {
    if (!is(node, Square.class)) {
      return null;
    }
    Expr negated = operand(node.input(0), Negate.class);
    Expr inner = negated == null ? operand(node.input(0), Abs.class) : negated;
    return inner == null ? null : Ops.square(inner);
  }

  /** A choice between equals, or by a constant, becomes what is chosen. */
  static @Nullable Expr decidedChoice(Expr node) {
    if (!is(node, Select.class)) {
      return null;
    }
    Expr yes = node.input(1);
    Expr no = node.input(2);
    if (yes == no || isAll(node.input(0), 1)) {
      return yes.types().equals(node.types()) ? yes : null;
    }
    return isAll(node.input(0), 0) && no.types().equals(node.types()) ? no : null;
  }

  /** Swaps the branches of a choice by a negated condition. */
  static @Nullable Expr negatedChoice(Expr node) {
    Expr condition = is(node, Select.class) ? operand(node.input(0), Not.class) : null;
    return condition == null ? null : Ops.select(condition, node.input(2), node.input(1));
  }

  /** not(not x) becomes x; x and true becomes x; x or false becomes x. */
  static @Nullable Expr logic(Expr node) {
    if (is(node, Not.class)) {
      return operand(node.input(0), Not.class);
    }
    boolean applies =
        (is(node, And.class) && isAll(node.input(1), 1))
            || (is(node, Or.class) && isAll(node.input(1), 0));
    return applies && node.input(0).types().equals(node.types()) ? node.input(0) : null;
  }

  /** A cast to the type that a value has becomes the value. */
  static @Nullable Expr idleCast(Expr node) {
    return is(node, Cast.class) && node.input(0).types().equals(node.types())
        ? node.input(0)
        : null;
  }
}
