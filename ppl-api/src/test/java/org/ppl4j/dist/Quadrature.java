package org.ppl4j.dist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Points of a distribution's support and the probability that each stands for, so that a sum over
 * them is an expectation. For integers they are the row's range. For reals they are a grid in
 * unconstrained space, {@code median + spread sinh(t)} along each of at most two axes with {@code
 * t} evenly spaced, where the trapezoid rule converges exponentially for smooth densities.
 */
record Quadrature(Case at, Tensor points, double[] probabilities, double tolerance) {
  private static final int PILOT = 2001;

  /** The points for a case, if it is of integers with a range, or of few enough dimensions. */
  static Optional<Quadrature> of(Case at) {
    if (!at.isContinuous()) {
      return at.row().range == null ? Optional.empty() : Optional.of(counts(at));
    }
    Distribution<Value> distribution = at.distribution();
    Bijector bijector = distribution.support().bijector(distribution.shape());
    int dimensions = bijector.unconstrainedShape(distribution.shape()).size();
    return dimensions > 2 ? Optional.empty() : Optional.of(grid(at, bijector, dimensions));
  }

  /** The expectation of a function tabulated at the points. */
  double expectation(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += probabilities[i] == 0 ? 0 : probabilities[i] * values[i];
    }
    return sum;
  }

  private static Quadrature counts(Case at) {
    int[] range = at.row().range.apply(at.flat());
    double[] points = new double[range[1] - range[0] + 1];
    Arrays.setAll(points, i -> range[0] + i);
    Tensor batch = Tensor.wrap(at.type().withShape(Shape.of(points.length)), points);
    Value x = at.value();
    Tensor log = Draws.map(List.of(at.distribution().logDensity(x).expr()), x.expr(), batch).get(0);
    return new Quadrature(at, batch, Arrays.stream(log.data()).map(Math::exp).toArray(), 1e-9);
  }

  private static Quadrature grid(Case at, Bijector bijector, int dimensions) {
    Distribution<Value> distribution = at.distribution();
    double reach = dimensions == 1 ? 40 : 8;
    double h = dimensions == 1 ? 0.002 : 0.05;
    int side = (int) Math.round(2 * reach / h) + 1;
    int count = dimensions == 1 ? side : side * side;
    double[] data = new double[count * dimensions];
    double[] logVolume = new double[count];
    for (int axis = 0; axis < dimensions; axis++) {
      double[] pilot = pilot(at, bijector, axis, dimensions);
      double spread = pilot[PILOT * 3 / 4] - pilot[PILOT / 4];
      for (int i = 0; i < count; i++) {
        double t = ((axis == 0 ? i % side : i / side) - (side - 1) / 2) * h;
        data[i * dimensions + axis] = pilot[PILOT / 2] + spread * Math.sinh(t);
        logVolume[i] += Math.log(h * spread * Math.cosh(t));
      }
    }
    Shape free = bijector.unconstrainedShape(distribution.shape());
    Real u = new Real(Input.create("u", Type.real().withShape(free)));
    Real x = bijector.forward(u);
    List<Expr> outputs =
        List.of(
            x.expr(),
            distribution.logDensity(x).expr(),
            bijector.logJacobian(u).expr(),
            distribution.support().contains(x).expr(),
            bijector.inverse(x).minus(u).abs().max().expr());
    Tensor batch = Tensor.wrap(Type.real().withShape(free.prepend(count)), data);
    List<Tensor> found = Draws.map(outputs, u.expr(), batch);
    double[] probabilities = new double[count];
    for (int i = 0; i < count; i++) {
      // Where a value is rounded onto an edge its density is not the point's.
      boolean lost = !(found.get(4).get(i) < 0.1);
      double log = found.get(1).get(i) + found.get(2).get(i) + logVolume[i];
      probabilities[i] = found.get(3).get(i) == 0 || lost || log < -700 ? 0 : Math.exp(log);
    }
    return new Quadrature(at, found.get(0), probabilities, dimensions == 1 ? 3e-6 : 1e-5);
  }

  /** Sorted draws of one unconstrained coordinate. */
  private static double[] pilot(Case at, Bijector bijector, int axis, int dimensions) {
    Real x = (Real) at.value();
    Tensor u = Draws.map(List.of(bijector.inverse(x).expr()), x.expr(), at.draws(PILOT)).get(0);
    double[] out = new double[PILOT];
    Arrays.setAll(out, i -> u.get(i * dimensions + axis));
    Arrays.sort(out);
    return out;
  }
}
