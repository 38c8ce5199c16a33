package org.ppl4j.dist;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.DiscreteQuantiles;
import org.ppl4j.math.IncompleteBeta;
import org.ppl4j.op.Elementwise;
import org.ppl4j.type.DType;

/** Stub. */
record PendingOp(String kind) implements Elementwise {
  static Expr of(String kind, Real a, Real b, Real c) {
    return Expr.of(new PendingOp(kind), List.of(a.expr(), b.expr(), c.expr()));
  }

  @Override
  public double element(double[] x) {
    if (kind.equals("gammaQ")) {
      return org.ppl4j.math.IncompleteGamma.gammaQ(x[0], x[1]);
    }
    return kind.equals("beta")
        ? IncompleteBeta.betaI(x[0], x[1], x[2])
        : DiscreteQuantiles.binomialQuantile(x[0], x[1], x[2]);
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    return kind.equals("quantile") ? DType.INT : DType.REAL;
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(null, null, null);
  }
}
