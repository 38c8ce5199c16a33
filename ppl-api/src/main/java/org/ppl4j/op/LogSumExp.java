package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.Axes;

/**
 * {@code log(sum(exp(x)))} along axes, without overflow; of nothing, or of -infinities alone,
 * -infinity.
 *
 * @param axes the axes that it does away with, increasing
 */
public record LogSumExp(Axes axes) implements Reduction {
  @Override
  public Reduction along(Axes others) {
    return new LogSumExp(others);
  }

  @Override
  public double fold(double[] elements) {
    double max = Double.NEGATIVE_INFINITY;
    for (double element : elements) {
      max = Math.max(max, element);
    }
    if (Double.isInfinite(max)) {
      return max;
    }
    double sum = 0;
    for (double element : elements) {
      sum += Math.exp(element - max);
    }
    return max + Math.log(sum);
  }

  @Override
  public boolean hasIdentity() {
    return true;
  }

  @Override
  public boolean takesIntegers() {
    return false;
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr x = node.input(0);
    // Where all are -infinity the shift below would be NaN; any finite one gives the weight 0.
    Expr none = Ops.equal(node, Ops.real(Double.NEGATIVE_INFINITY));
    Expr shift = Ops.select(none, Ops.real(0), node);
    Expr weights = Ops.exp(Ops.minus(x, restore(shift, x)));
    return Arrays.asList(Ops.times(restore(cotangent, x), weights));
  }
}
