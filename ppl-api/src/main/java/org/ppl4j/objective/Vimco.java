package org.ppl4j.objective;

import java.util.List;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Credited;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

/**
 * The bound {@code log mean_k w_k} of replicated weights, for sites that are scored: what each
 * replicate's draws are scored by is the bound less the one in which its weight is replaced by the
 * geometric mean of the others.
 *
 * <pre>{@code
 * maximize("vimco", e -> Vimco.bound(e.replicate(5, i -> {
 *   var t = e.simulate(q);
 *   return e.logDensity(p, t.choices()).minus(t.logDensity());
 * })));
 * }</pre>
 *
 * <p>It counts for the strategies that score draws ({@link
 * org.ppl4j.strategy.Strategy#scoresDraws}) at sites inside the replicates; to all others, and
 * inside further functions, it is the plain bound. Unbiased. Source: Mnih and Rezende, Variational
 * inference for Monte Carlo objectives (2016).
 */
public final class Vimco {
  private Vimco() {}

  /**
   * The bound.
   *
   * @param logWeights of the replicates, two or more
   */
  public static Real bound(Real logWeights) {
    if (logWeights.shape().rank() != 1 || logWeights.shape().size() < 2) {
      throw ShapeMismatch.of(
          Report.of("vimco: log weights must be a vector of two or more replicates.")
              .where("log weights", logWeights.expr().party())
              .at(Source.here())
              .cure("give one log weight for each replicate, as replicate(k, ..) does"));
    }
    int count = logWeights.shape().size();
    Shape square = Shape.of(count, count);
    Real bound = logWeights.logSumExp().minus(Math.log(count));
    Expr rows = Ops.expand(Int.range(count).expr(), square, 0);
    Expr columns = Ops.expand(Int.range(count).expr(), square, 1);
    Bool own = new Bool(Ops.equal(rows, columns));
    Real all = new Real(Ops.expand(logWeights.expr(), square, 1));
    Real others = own.select(0, all).sum(1).div(count - 1.0);
    Real instead = new Real(Ops.expand(others.expr(), square, 0));
    Real without = own.select(instead, all).logSumExp(1).minus(Math.log(count));
    Real credits = bound.minus(without).stopGradient();
    List<Expr> operands = List.of(bound.expr(), credits.expr(), logWeights.expr());
    return new Real(Expr.of(new Credited(), operands));
  }
}
