package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;

/**
 * An increasing map of each number by a spline of ratios of quadratics between {@code -bound} and
 * {@code bound}, and the number itself elsewhere. In bin {@code k}, of width {@code w}, height
 * {@code h}, slope {@code s = h / w} and derivatives {@code d_k}, {@code d_k+1} at its ends, with
 * {@code z = (u - u_k) / w},
 *
 * <pre>x = x_k + h (s z^2 + d_k z (1 - z)) / (s + (d_k + d_k+1 - 2 s) z (1 - z))</pre>
 *
 * <p>The map and its slope are continuous; it is the identity if widths, heights and derivatives
 * are equal.
 *
 * <p>Gregory and Delbourgo 1982; Durkan et al., "Neural Spline Flows", 2019.
 *
 * @param knots the bins' ends in {@code u}: the numbers' shape, then one more than there are bins
 * @param values the same in {@code x}
 * @param slopes the derivatives there, 1 at both ends
 * @param bound where the spline ends
 */
record RationalQuadraticSpline(Real knots, Real values, Real slopes, double bound) {
  private static final double LEAST_BIN = 1e-3;
  private static final double LEAST_SLOPE = 1e-3;

  /** What a number's bin is made of, each of the numbers' shape. */
  private record Bin(Real knot, Real value, Real width, Real height, Real left, Real right) {
    Real secant() {
      return height.div(width);
    }

    /** {@code d_k + d_k+1 - 2 s}. */
    Real bend() {
      return left.plus(right).minus(secant().times(2));
    }
  }

  /**
   * A spline of unbounded parameters: along the innermost axis, widths and heights of the bins by
   * {@code softmax}, and derivatives at the inner knots by {@code softplus}, 1 for 0.
   */
  static RationalQuadraticSpline of(Real parameters, int bins, double bound) {
    int axis = LastAxis.of(parameters);
    Real inner = parameters.slice(axis, 2 * bins, 3 * bins - 1);
    Real slopes = inner.plus(Math.log(Math.expm1(1 - LEAST_SLOPE))).softplus().plus(LEAST_SLOPE);
    Real one = Real.constant(1.0).expand(LastAxis.resized(parameters.shape(), 1).dims());
    return new RationalQuadraticSpline(
        ends(parameters.slice(axis, 0, bins), bound),
        ends(parameters.slice(axis, bins, 2 * bins), bound),
        Real.concat(axis, one, slopes, one),
        bound);
  }

  private static Real ends(Real parameters, double bound) {
    int axis = LastAxis.of(parameters);
    int bins = parameters.shape().dim(axis);
    Real logs = parameters.minus(LastAxis.spread(parameters.logSumExp(axis), parameters.shape()));
    Real sizes = logs.exp().times(1 - LEAST_BIN * bins).plus(LEAST_BIN);
    return sizes.cumsum(axis).pad(axis, 1, 0).times(2 * bound).minus(bound);
  }

  /** The spline at each number. */
  Real forward(Real unconstrained) {
    Real u = clamped(unconstrained);
    Bin bin = bin(knots, u);
    Real z = u.minus(bin.knot()).div(bin.width());
    Real both = z.times(z.unaryMinus().plus(1));
    Real top = bin.secant().times(z.square()).plus(bin.left().times(both));
    Real moved = bin.value().plus(bin.height().times(top).div(below(bin, both)));
    return inside(unconstrained).select(moved, unconstrained);
  }

  /** The number at which the spline is each. */
  Real inverse(Real constrained) {
    Real x = clamped(constrained);
    Bin bin = bin(values, x);
    Real rise = x.minus(bin.value());
    Real a = bin.height().times(bin.secant().minus(bin.left())).plus(rise.times(bin.bend()));
    Real b = bin.height().times(bin.left()).minus(rise.times(bin.bend()));
    Real c = bin.secant().times(rise).unaryMinus();
    Real root = b.square().minus(a.times(c).times(4)).sqrt();
    Real z = c.times(2).div(b.plus(root).unaryMinus());
    return inside(constrained).select(z.times(bin.width()).plus(bin.knot()), constrained);
  }

  /** The logarithm of the slope at each number. */
  Real logSlopes(Real unconstrained) {
    Real u = clamped(unconstrained);
    Bin bin = bin(knots, u);
    Real z = u.minus(bin.knot()).div(bin.width());
    Real rest = z.unaryMinus().plus(1);
    Real both = z.times(rest);
    Real top =
        bin.right()
            .times(z.square())
            .plus(bin.secant().times(both).times(2))
            .plus(bin.left().times(rest.square()));
    Real log = bin.secant().log().times(2).plus(top.log()).minus(below(bin, both).log().times(2));
    return inside(unconstrained).select(log, 0);
  }

  private static Real below(Bin bin, Real both) {
    return bin.secant().plus(bin.bend().times(both));
  }

  private Bool inside(Real x) {
    return x.stopGradient().abs().lessThan(bound);
  }

  /** A number inside of the spline, itself if it lies there. */
  private Real clamped(Real x) {
    return inside(x).select(x, 0);
  }

  /** The bin of each number, by the bins' ends on its own side. */
  private Bin bin(Real ends, Real x) {
    int axis = LastAxis.of(ends);
    int bins = ends.shape().dim(axis) - 1;
    Real inner = ends.slice(axis, 1, bins).stopGradient();
    Int index = LastAxis.spread(x.stopGradient(), inner.shape()).atLeast(inner).toInt().sum(axis);
    Real chosen = index.oneHot(bins);
    Real knot = pick(knots, chosen, 0);
    Real value = pick(values, chosen, 0);
    return new Bin(
        knot,
        value,
        pick(knots, chosen, 1).minus(knot),
        pick(values, chosen, 1).minus(value),
        pick(slopes, chosen, 0),
        pick(slopes, chosen, 1));
  }

  /** The chosen of each row's elements, or of those that many places on. */
  private static Real pick(Real rows, Real chosen, int on) {
    int axis = LastAxis.of(rows);
    int bins = chosen.shape().dim(axis);
    return rows.slice(axis, on, on + bins).times(chosen).sum(axis);
  }
}
