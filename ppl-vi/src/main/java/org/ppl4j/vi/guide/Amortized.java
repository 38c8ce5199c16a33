package org.ppl4j.vi.guide;

import java.util.function.Function;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Normal;
import org.ppl4j.model.Scope;
import org.ppl4j.type.Shape;

/**
 * For each element of a plate independent normals in unconstrained space, whose means and widths a
 * network finds from the element's data: {@code (m, r) = net(x_i)}, {@code u = c + m + softplus(r +
 * r0) e}, with {@code c} the mean start and the widths those asked for where {@code r} is 0.
 *
 * <p>Kingma and Welling, "Auto-Encoding Variational Bayes", 2014.
 *
 * @param encoder the user's network
 */
record Amortized(Encoder encoder) implements Conditional.Family {
  @Override
  public Conditional declare(Scope scope, Real start, int around, double scale) {
    Shape shape = start.shape();
    int size = shape.dim(shape.rank() - 1);
    Real centre = Real.constant(start.mean(0).value().data());
    double atZero = Math.log(Math.expm1(scale));
    Function<Int, Real> net = encoder.declare(scope, 2 * size);
    return (element, drawn) -> {
      Real out = net.apply(element.get(0));
      Real mean = out.slice(0, 0, size).plus(centre);
      return new Normal(mean, out.slice(0, size, 2 * size).plus(atZero).softplus());
    };
  }
}
