package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.Axes;

/**
 * The sum along axes; of nothing, 0.
 *
 * @param axes the axes that it does away with, increasing
 */
public record Sum(Axes axes) implements Reduction {
  @Override
  public Reduction along(Axes others) {
    return new Sum(others);
  }

  @Override
  public double fold(double[] elements) {
    double sum = 0;
    for (double element : elements) {
      sum += element;
    }
    return sum;
  }

  @Override
  public boolean hasIdentity() {
    return true;
  }

  @Override
  public boolean takesIntegers() {
    return true;
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(restore(cotangent, node.input(0)));
  }
}
