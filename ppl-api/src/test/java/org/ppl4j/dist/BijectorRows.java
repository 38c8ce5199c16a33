package org.ppl4j.dist;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * What is tested of each bijector: one row here buys every property.
 *
 * @param name what failures print
 * @param support what its values lie in
 * @param bijector what is tested
 * @param shape of one constrained value, without leading axes
 * @param free which elements the Jacobian is onto
 * @param outside values of that shape that do not lie in the support
 */
record BijectorRows(
    String name,
    Support support,
    Bijector bijector,
    Shape shape,
    Free free,
    List<double[]> outside) {

  /** The elements of one value that a Jacobian is onto. */
  enum Free {
    ALL,
    ALL_BUT_LAST,
    BELOW_DIAGONAL,
    LOWER_TRIANGLE,
    SURFACE,
    /** No Jacobian, since lengths are forgotten. */
    NONE;

    boolean includes(Shape shape, int element) {
      int size = shape.rank() == 0 ? 1 : shape.dim(shape.rank() - 1);
      int row = element / size;
      int column = element % size;
      return switch (this) {
        case ALL, SURFACE, NONE -> true;
        case ALL_BUT_LAST -> column < size - 1;
        case BELOW_DIAGONAL -> column < row;
        case LOWER_TRIANGLE -> column <= row;
      };
    }
  }

  static Stream<BijectorRows> all() {
    Real low = Real.constant(-1.0, 0.5, 2).plus(0);
    Real high = low.plus(Real.constant(0.5, 1, 20));
    return Stream.of(
            elementwise(Supports.real(), Double.NaN, Double.POSITIVE_INFINITY),
            elementwise(Supports.positive(), 0, -1, Double.POSITIVE_INFINITY, Double.NaN),
            elementwise(Supports.nonNegative(), -1e-9, Double.POSITIVE_INFINITY, Double.NaN),
            elementwise(Supports.negative(), 0, 1, Double.NEGATIVE_INFINITY, Double.NaN),
            elementwise(Supports.unitInterval(), -1e-9, 1 + 1e-9, Double.NaN),
            elementwise(Supports.circular(), -3.15, 3.15, Double.NaN),
            elementwise(Supports.interval(-1, 3), -1 - 1e-9, 3 + 1e-9, Double.NaN),
            elementwise(Supports.interval(0.1, 0.3), 0.1 - 1e-9, 0.3 + 1e-9),
            elementwise(Supports.greaterThan(-2.5), -2.5 - 1e-9, Double.POSITIVE_INFINITY),
            elementwise(Supports.lessThan(4), 4 + 1e-9, Double.NEGATIVE_INFINITY),
            row(Supports.interval(low, high), Shape.of(3), Free.ALL, -1.1, 1, 5, -0.9, 1.6, 5),
            row(Supports.greaterThan(low), Shape.of(3), Free.ALL, -0.9, 0.6, 1.9),
            row(Supports.lessThan(low), Shape.of(3), Free.ALL, -0.9, 0.4, 1.9),
            vectors(Supports.simplex(), Free.ALL_BUT_LAST),
            vectors(Supports.ordered(), Free.ALL),
            vectors(Supports.positiveOrdered(), Free.ALL),
            vectors(Supports.sumToZero(), Free.SURFACE),
            vectors(Supports.unitVector(), Free.NONE),
            matrices(Supports.lowerCholesky(), Free.LOWER_TRIANGLE),
            matrices(Supports.positiveDefinite(), Free.LOWER_TRIANGLE),
            matrices(Supports.correlationCholesky(), Free.BELOW_DIAGONAL),
            matrices(Supports.correlationMatrix(), Free.BELOW_DIAGONAL),
            combinators(),
            flows())
        .flatMap(rows -> rows);
  }

  private static Stream<BijectorRows> combinators() {
    ElementwiseBijector logit = Bijectors.inverse(Bijectors.sigmoid());
    Real shift = Real.constant(1.0, -2, 0.5);
    Real scale = Real.constant(2.0, -3, 0.1);
    Shape three = Shape.of(3);
    Support real = Supports.real();
    Support positive = Supports.positive();
    return Stream.of(
        new BijectorRows(
            "softmax", Supports.simplex(), Bijectors.softmaxSimplex(), three, Free.ALL_BUT_LAST),
        new BijectorRows(
            "softmax of 1",
            Supports.simplex(),
            Bijectors.softmaxSimplex(),
            Shape.of(1),
            Free.ALL_BUT_LAST),
        new BijectorRows("softplus", positive, Bijectors.softplus(), three),
        new BijectorRows("tanh", Supports.interval(-1, 1), Bijectors.tanh(), three),
        new BijectorRows("affine", real, Bijectors.affine(3, -2), three),
        new BijectorRows("staged affine", real, Bijectors.affine(shift, scale), three),
        new BijectorRows(
            "power", positive, Bijectors.chain(Bijectors.exp(), Bijectors.power(-1.5)), three),
        new BijectorRows(
            "inverse of sigmoid", real, Bijectors.chain(Bijectors.sigmoid(), logit), three),
        new BijectorRows("permute", real, Bijectors.permute(2, 0, 1), three, Free.ALL),
        new BijectorRows(
            "inverse of permute",
            real,
            Bijectors.inverse(Bijectors.permute(2, 0, 1)),
            three,
            Free.ALL),
        new BijectorRows(
            "permuted simplex",
            Supports.simplex(),
            Bijectors.chain(Bijectors.stickBreaking(), Bijectors.permute(2, 1, 0, 3)),
            Shape.of(4),
            Free.ALL_BUT_LAST));
  }

  private static Stream<BijectorRows> flows() {
    Support real = Supports.real();
    Real normal = Real.constant(0.7, -1.2, 0.4);
    Real pulling = Real.constant(-2.0, 1.5, 0.3);
    Real pushing = Real.constant(2.0, -1.5, 0.3);
    Real shift = Real.constant(0.3);
    return Stream.of(
        new BijectorRows(
            "planar", real, Bijectors.planar(normal, pushing, shift), Shape.of(3), Free.ALL),
        new BijectorRows(
            "planar, corrected",
            real,
            Bijectors.planar(normal, pulling, shift),
            Shape.of(3),
            Free.ALL),
        flow("affine coupling", 5, Bijectors.affineCoupling(2, new TestNet(2, 6, false))),
        flow("autoregressive", 4, Bijectors.autoregressive(new TestNet(4, 8, true))),
        flow("autoregressive of 1", 1, Bijectors.autoregressive(new TestNet(1, 2, true))),
        flow("spline coupling", 3, Bijectors.splineCoupling(1, 4, 2.5, new TestNet(1, 22, false))));
  }

  private static BijectorRows flow(String name, int size, Bijector bijector) {
    return new BijectorRows(name, Supports.real(), bijector, Shape.of(size), Free.ALL);
  }

  /** A layer of weights that are all different; output {@code o} may see but the inputs before. */
  record TestNet(int in, int out, boolean masked) implements UnaryOperator<Real> {
    @Override
    public Real apply(Real x) {
      double[] weights = new double[out * in];
      for (int i = 0; i < weights.length; i++) {
        boolean seen = !masked || i % in < i / in % in;
        weights[i] = seen ? Math.sin(7 * i + 1) : 0;
      }
      int axis = LastAxis.of(x);
      Shape wide = x.shape().slice(0, axis).concat(Shape.of(out, in));
      int[] one = x.shape().slice(0, axis).concat(Shape.of(1, in)).dims();
      Real sums =
          x.reshape(one)
              .expand(wide.dims())
              .times(Real.constant(weights, out, in).expand(wide.dims()))
              .sum(axis + 1);
      Real bias = LastAxis.weights(new Random(3).doubles(out).toArray(), sums.shape());
      return sums.plus(bias).tanh().times(2);
    }
  }

  BijectorRows(String name, Support support, Bijector bijector, Shape shape, Free free) {
    this(name, support, bijector, shape, free, List.of());
  }

  BijectorRows(String name, Support support, ElementwiseBijector bijector, Shape shape) {
    this(name, support, bijector, shape, Free.ALL, List.of());
  }

  private static Stream<BijectorRows> elementwise(Support support, double... outside) {
    return Stream.concat(
        row(support, Shape.SCALAR, Free.ALL, outside),
        Stream.of(row(support, Shape.of(2), Free.ALL)));
  }

  /** Each has as many elements as the shape asks for; the next begin another value. */
  private static Stream<BijectorRows> row(Support s, Shape shape, Free free, double... outside) {
    List<double[]> values =
        Stream.iterate(0, start -> start < outside.length, start -> start + shape.size())
            .map(start -> Arrays.copyOfRange(outside, start, start + shape.size()))
            .toList();
    String name = s.describe() + shape;
    return Stream.of(new BijectorRows(name, s, s.bijector(shape), shape, free, values));
  }

  private static BijectorRows row(Support s, Shape shape, Free free) {
    return new BijectorRows(s.describe() + shape, s, s.bijector(shape), shape, free);
  }

  private static Stream<BijectorRows> vectors(Support support, Free free) {
    return Stream.of(1, 2, 3, 5).map(size -> row(support, Shape.of(size), free));
  }

  private static Stream<BijectorRows> matrices(Support support, Free free) {
    return Stream.of(1, 2, 3, 4).map(size -> row(support, Shape.of(size, size), free));
  }

  @Override
  public String toString() {
    return name;
  }
}
