package org.ppl4j.vi.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Type;

/**
 * A family of distributions and its exact expectations, by sums or quadrature over its density.
 *
 * @param name what tests are called
 * @param begin where each of its params begins
 * @param maker a member, given the params and a tilt near 1
 * @param feature a real number made of a draw
 * @param nodes the points at which densities are summed, apart by a fraction of the usual distance
 */
record Family(
    String name,
    List<Real> begin,
    Maker maker,
    Function<Value, Real> feature,
    Function<Double, Nodes> nodes) {

  /** Makes a member. */
  interface Maker {
    Distribution<?> of(List<Real> params, Real tilt);
  }

  /** Points along the outermost axis, and the weight of each. */
  record Nodes(Value points, double[] weights) {
    static Nodes counts(int from, int to) {
      int[] all = IntStream.range(from, to).toArray();
      return new Nodes(Int.constant(all), IntStream.of(all).mapToDouble(i -> 1).toArray());
    }

    /** The trapezoid rule after a substitution, on which analytic functions lose nothing. */
    static Nodes mapped(
        double from, double to, double step, DoubleUnaryOperator map, DoubleUnaryOperator slope) {
      int count = (int) Math.round((to - from) / step);
      double[] points = new double[count];
      double[] weights = new double[count];
      for (int i = 0; i < count; i++) {
        double t = from + (i + 0.5) * (to - from) / count;
        points[i] = map.applyAsDouble(t);
        weights[i] = slope.applyAsDouble(t) * (to - from) / count;
      }
      return new Nodes(Real.constant(points), weights);
    }

    static Nodes line(double from, double to, double step) {
      return mapped(from, to, step, t -> t, t -> 1);
    }

    static Nodes positive(double step) {
      return mapped(-30, 6, step, Math::exp, Math::exp);
    }

    static Nodes unit(double step) {
      return mapped(-25, 25, step, Nodes::sigmoid, t -> sigmoid(t) * sigmoid(-t));
    }

    /** The triangle of three probabilities. */
    static Nodes simplex(double step) {
      Nodes edge = mapped(-14, 14, step, t -> t, t -> 1);
      int n = edge.weights().length;
      double[] points = new double[3 * n * n];
      double[] weights = new double[n * n];
      for (int i = 0; i < n * n; i++) {
        double s = ((Real) edge.points()).value().get(i / n);
        double t = ((Real) edge.points()).value().get(i % n);
        double rest = sigmoid(-s);
        points[3 * i] = sigmoid(s);
        points[3 * i + 1] = rest * sigmoid(t);
        points[3 * i + 2] = rest * sigmoid(-t);
        double jacobian = sigmoid(s) * rest * rest * sigmoid(t) * sigmoid(-t);
        weights[i] = edge.weights()[i / n] * edge.weights()[i % n] * jacobian;
      }
      return new Nodes(Real.constant(points, n * n, 3), weights);
    }

    private static double sigmoid(double t) {
      return 1 / (1 + Math.exp(-t));
    }
  }

  Distribution<?> of(List<Real> params, Real tilt) {
    return maker.of(params.subList(0, begin.size()), tilt);
  }

  /** Placeholders for the params, and for one more that the cost has of its own. */
  List<Real> placeholders() {
    List<Real> out = new ArrayList<>();
    for (int i = 0; i < begin.size(); i++) {
      out.add(Real.input("p" + i, begin.get(i).shape().dims()));
    }
    out.add(Real.input("c"));
    return out;
  }

  /** The exact mean of a function of a draw. */
  Real mean(List<Real> params, Real tilt, double step, Function<Value, Real> f) {
    return mean(of(params, tilt), nodes.apply(step), f);
  }

  /** The exact mean of a function of a draw of any distribution. */
  @SuppressWarnings("unchecked")
  static Real mean(Distribution<?> distribution, Nodes nodes, Function<Value, Real> f) {
    Expr z = Input.create("z", new Type(distribution.dtype(), distribution.shape()));
    Real density = ((Distribution<Value>) distribution).logDensity(Value.of(z)).exp();
    NodeMap<Expr> points = new NodeMap<>();
    points.put(z, nodes.points().expr());
    Expr body = density.times(f.apply(Value.of(z))).expr();
    Expr all = Batch.batch(List.of(body), points, nodes.weights().length).get(0);
    return new Real(all).times(Real.constant(nodes.weights())).sum();
  }
}
