package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Promise.EXACT;
import static org.ppl4j.compiler.rewrite.Promise.STABLE;
import static org.ppl4j.compiler.rewrite.RuleRows.c;
import static org.ppl4j.compiler.rewrite.RuleRows.graph;
import static org.ppl4j.compiler.rewrite.RuleRows.like;
import static org.ppl4j.compiler.rewrite.RuleRows.vector;

import java.util.function.UnaryOperator;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Abs;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Sqrt;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Type;

/** The rows of rules that bring numerically stable forms about. */
final class StableRows {
  private StableRows() {}

  static void add(RuleRows rows) {
    rows.unary("log of exp", "log(exp x)", STABLE, x -> Ops.log(Ops.exp(x)));
    rows.binary(
        "log of scaled exp", "log(exp x * y)", STABLE, (x, y) -> Ops.log(Ops.times(Ops.exp(x), y)));
    rows.binary(
        "log of scaled exp", "log(x * exp y)", STABLE, (x, y) -> Ops.log(Ops.times(x, Ops.exp(y))));
    rows.binary(
        "log of scaled exp", "log(exp x / y)", STABLE, (x, y) -> Ops.log(Ops.div(Ops.exp(x), y)));
    rows.row(
        "logSumExp",
        "along an axis",
        true,
        STABLE,
        graph(in -> Ops.log(Ops.sum(Ops.exp(in.get(0)), Axes.of(1))), Type.real(2, 3)),
        graph(in -> Ops.log(Ops.sum(Ops.exp(in.get(0)), Axes.of(1))), Type.real(2, 0)));
    rows.unary("log1p", "log(x + 1)", STABLE, x -> Ops.log(Ops.plus(x, c(1))));
    rows.unary("log1p", "log(1 - x)", STABLE, x -> Ops.log(Ops.minus(c(1), x)));
    rows.row(
        "log1p",
        "log(wide 1 - scalar)",
        false,
        STABLE,
        graph(in -> Ops.log(Ops.minus(like(1, vector(1, 2)), in.get(0))), Type.real()));
    rows.unary("expm1", "exp x - 1", STABLE, x -> Ops.minus(Ops.exp(x), c(1)));
    rows.unary("expm1", "exp x + -1", STABLE, x -> Ops.plus(Ops.exp(x), c(-1)));
    rows.unary("expm1", "1 - exp x", STABLE, x -> Ops.minus(c(1), Ops.exp(x)));
    rows.unary("softplus", "log1p(exp x)", STABLE, x -> Ops.unary(new Log1p(), Ops.exp(x)));
    rows.unary(
        "sigmoid", "1 / (exp x + 1)", STABLE, x -> Ops.div(c(1), Ops.plus(Ops.exp(x), c(1))));
    UnaryOperator<Expr> ratio =
        x -> {
          Expr exp = Ops.exp(x);
          return Ops.div(exp, Ops.plus(exp, c(1)));
        };
    rows.unary("sigmoid of exp", "exp x / (exp x + 1)", STABLE, ratio);
    rows.row(
        "sigmoid of exp",
        "a scalar's, over a wide 1",
        false,
        STABLE,
        graph(
            in -> {
              Expr exp = Ops.exp(in.get(0));
              return Ops.div(exp, Ops.plus(exp, like(1, vector(1, 2))));
            },
            Type.real()));
    rows.unary(
        "complement of sigmoid", "1 - sigmoid x", STABLE, x -> Ops.minus(c(1), Ops.sigmoid(x)));
    rows.unary("log sigmoid", "log(sigmoid x)", STABLE, x -> Ops.log(Ops.sigmoid(x)));
    rows.unary(
        "log sigmoid",
        "log1p(-sigmoid x)",
        STABLE,
        x -> Ops.unary(new Log1p(), Ops.negate(Ops.sigmoid(x))));
    rows.unary("log of power", "log(sqrt x)", STABLE, x -> Ops.log(Ops.unary(new Sqrt(), x)));
    rows.unary("log of power", "log(x²)", STABLE, x -> Ops.log(Ops.square(x)));
    rows.unary("root of square", "sqrt(x²)", STABLE, x -> Ops.unary(new Sqrt(), Ops.square(x)));
    rows.unary("abs of exp", "|exp x|", EXACT, x -> Ops.unary(new Abs(), Ops.exp(x)));
  }
}
