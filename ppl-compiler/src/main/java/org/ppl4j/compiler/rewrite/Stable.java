package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Match.is;
import static org.ppl4j.compiler.rewrite.Match.isAll;
import static org.ppl4j.compiler.rewrite.Match.operand;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Abs;
import org.ppl4j.op.Div;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Sigmoid;
import org.ppl4j.op.Softplus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Square;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Times;

/**
 * Forms that do not overflow, vanish or cancel where the ones that users write do. They run before
 * differentiation too, since a derivative of an unstable form stays unstable.
 */
final class Stable {
  private Stable() {}

  /** log(exp x) becomes x. */
  static @Nullable Expr logOfExp(Expr node) {
    return is(node, Log.class) ? operand(node.input(0), Exp.class) : null;
  }

  /** log(exp a * b) becomes a + log b, and log(exp a / b) becomes a - log b. */
  static @Nullable Expr logOfScaledExp(Expr node) {
    if (!is(node, Log.class)) {
      return null;
    }
    Expr x = node.input(0);
    if (is(x, Div.class)) {
      Expr a = operand(x.input(0), Exp.class);
      return a == null ? null : Ops.minus(a, Ops.log(x.input(1)));
    }
    if (is(x, Times.class)) {
      Expr left = operand(x.input(0), Exp.class);
      if (left != null) {
        return Ops.plus(left, Ops.log(x.input(1)));
      }
      Expr right = operand(x.input(1), Exp.class);
      return right == null ? null : Ops.plus(Ops.log(x.input(0)), right);
    }
    return null;
  }

  /** log(sum(exp x)) becomes logSumExp(x). */
  static @Nullable Expr logSumExp(Expr node) {
    Expr sum = operand(node, Log.class);
    if (sum == null || !(sum.op() instanceof Sum reduction)) {
      return null;
    }
    Expr x = operand(sum.input(0), Exp.class);
    return x == null ? null : Ops.unary(new LogSumExp(reduction.axes()), x);
  }

  /** log(x + 1) becomes log1p x, and log(1 - x) becomes log1p(-x). */
  static @Nullable Expr log1p(Expr node) {
    Expr x = operand(node, Log.class);
    if (x == null) {
      return null;
    }
    if (is(x, Plus.class) && isAll(x.input(1), 1)) {
      return keepingType(node, Ops.unary(new Log1p(), x.input(0)));
    }
    return is(x, Minus.class) && isAll(x.input(0), 1)
        ? keepingType(node, Ops.unary(new Log1p(), Ops.negate(x.input(1))))
        : null;
  }

  /** exp(x) - 1 becomes expm1 x, and 1 - exp(x) becomes -expm1 x. */
  static @Nullable Expr expm1(Expr node) {
    if (is(node, Minus.class) && isAll(node.input(1), 1)) {
      Expr x = operand(node.input(0), Exp.class);
      return x == null ? null : keepingType(node, Ops.unary(new Expm1(), x));
    }
    if (is(node, Plus.class) && isAll(node.input(1), -1)) {
      Expr x = operand(node.input(0), Exp.class);
      return x == null ? null : keepingType(node, Ops.unary(new Expm1(), x));
    }
    if (is(node, Minus.class) && isAll(node.input(0), 1)) {
      Expr x = operand(node.input(1), Exp.class);
      return x == null ? null : keepingType(node, Ops.negate(Ops.unary(new Expm1(), x)));
    }
    return null;
  }

  /** log1p(exp x) becomes softplus x. */
  static @Nullable Expr softplus(Expr node) {
    Expr x = is(node, Log1p.class) ? operand(node.input(0), Exp.class) : null;
    return x == null ? null : Ops.unary(new Softplus(), x);
  }

  /** 1 / (exp(x) + 1) becomes sigmoid(-x). */
  static @Nullable Expr sigmoid(Expr node) {
    if (!is(node, Div.class) || !isAll(node.input(0), 1)) {
      return null;
    }
    Expr x = expPlusOne(node.input(1));
    return x == null ? null : keepingType(node, Ops.sigmoid(Ops.negate(x)));
  }

  /** exp(x) / (exp(x) + 1) becomes sigmoid x. */
  static @Nullable Expr sigmoidOfExp(Expr node) {
    if (!is(node, Div.class)) {
      return null;
    }
    Expr x = operand(node.input(0), Exp.class);
    return x != null && x == expPlusOne(node.input(1)) ? keepingType(node, Ops.sigmoid(x)) : null;
  }

  /** 1 - sigmoid(x) becomes sigmoid(-x). */
  static @Nullable Expr complementOfSigmoid(Expr node) {
    if (!is(node, Minus.class) || !isAll(node.input(0), 1)) {
      return null;
    }
    Expr x = operand(node.input(1), Sigmoid.class);
    return x == null ? null : keepingType(node, Ops.sigmoid(Ops.negate(x)));
  }

  /** log(sigmoid x) becomes -softplus(-x), and log1p(-sigmoid x) becomes -softplus x. */
  static @Nullable Expr logSigmoid(Expr node) {
    if (is(node, Log.class)) {
      Expr x = operand(node.input(0), Sigmoid.class);
      return x == null ? null : Ops.negate(Ops.unary(new Softplus(), Ops.negate(x)));
    }
    if (is(node, Log1p.class) && is(node.input(0), Negate.class)) {
      Expr x = operand(node.input(0).input(0), Sigmoid.class);
      return x == null ? null : Ops.negate(Ops.unary(new Softplus(), x));
    }
    return null;
  }

  /** log(sqrt x) becomes log(x) / 2, and log(x²) becomes 2 log |x|. */
  static @Nullable Expr logOfPower(Expr node) {
    Expr x = operand(node, Log.class);
    if (x == null) {
      return null;
    }
    if (is(x, Sqrt.class)) {
      return Ops.times(Ops.log(x.input(0)), Ops.real(0.5));
    }
    return is(x, Square.class)
        ? Ops.times(Ops.log(Ops.unary(new Abs(), x.input(0))), Ops.real(2))
        : null;
  }

  /** sqrt(x²) becomes |x|. */
  static @Nullable Expr rootOfSquare(Expr node) {
    Expr x = is(node, Sqrt.class) ? operand(node.input(0), Square.class) : null;
    return x == null ? null : Ops.unary(new Abs(), x);
  }

  /** |exp x| becomes exp x. */
  static @Nullable Expr absOfExp(Expr node) {
    return is(node, Abs.class) && is(node.input(0), Exp.class) ? node.input(0) : null;
  }

  private static @Nullable Expr expPlusOne(Expr node) {
    return is(node, Plus.class) && isAll(node.input(1), 1)
        ? operand(node.input(0), Exp.class)
        : null;
  }

  /** A constant 1 may have been wider than the other operand; then the rule does not apply. */
  private static @Nullable Expr keepingType(Expr node, Expr better) {
    return better.types().equals(node.types()) ? better : null;
  }
}
