package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.Axes;

/**
 * The greatest element along axes, NaN if there is one; where several are greatest, the derivative
 * is shared evenly.
 *
 * @param axes the axes that it does away with, increasing
 */
public record Max(Axes axes) implements Reduction {
  @Override
  public Reduction along(Axes others) {
    return new Max(others);
  }

  @Override
  public double fold(double[] elements) {
    double max = elements[0];
    for (double element : elements) {
      max = Math.max(max, element);
    }
    return max;
  }

  @Override
  public boolean hasIdentity() {
    return false;
  }

  @Override
  public boolean takesIntegers() {
    return true;
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr x = node.input(0);
    Expr greatest = Ops.toReal(Ops.equal(x, restore(node, x)));
    Expr share = Ops.div(cotangent, Ops.sum(greatest, axes));
    return Arrays.asList(Ops.times(greatest, restore(share, x)));
  }
}
