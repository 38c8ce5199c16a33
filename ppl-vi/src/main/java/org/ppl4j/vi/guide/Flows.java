package org.ppl4j.vi.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ppl4j.Real;
import org.ppl4j.dist.Bijector;
import org.ppl4j.dist.Bijectors;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Distributions;
import org.ppl4j.dist.Normal;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer;
import org.ppl4j.nn.Initializers;

/**
 * Normalizing flows: standard normal noise through layers of bijectors, then scaled and shifted by
 * the params {@code scale} and {@code mean}. Between layers of couplings and autoregressive layers
 * the elements are reversed. They begin near independent normals around the start.
 *
 * <pre>{@code
 * Model<NoArguments, List<Real>> guide = Guides.of(model).joint(Flows.neuralSpline(4, 8, 32));
 * }</pre>
 *
 * <p>The density at given values goes through the flow backwards. Couplings and splines do so in
 * one pass, planar layers by a short search each, an autoregressive layer in as many passes as
 * there are numbers: take it where these are few.
 */
public final class Flows {
  private static final double BOUND = 4;

  private Flows() {}

  /** One layer: its params, and the bijector, of vectors of a size. */
  private interface Layer {
    Bijector declare(Scope scope, int size);
  }

  /** See {@link org.ppl4j.dist.PlanarBijector}. */
  public static JointLaw planar(int layers) {
    return stacked("planar", layers, 1, false, Flows::planarLayer);
  }

  /**
   * See {@link org.ppl4j.dist.AffineCoupling}.
   *
   * @param hidden the sizes of the networks' hidden layers
   */
  public static JointLaw affineCoupling(int layers, int... hidden) {
    List<Integer> sizes = sizes("affineCoupling", hidden);
    return stacked(
        "affineCoupling",
        layers,
        2,
        true,
        (scope, size) -> {
          int kept = size / 2;
          Network net = Network.declare(scope, "net", kept, sizes, 2 * (size - kept));
          return Bijectors.affineCoupling(kept, net);
        });
  }

  /**
   * See {@link org.ppl4j.dist.AutoregressiveBijector}.
   *
   * @param hidden the sizes of the networks' hidden layers
   */
  public static JointLaw inverseAutoregressive(int layers, int... hidden) {
    List<Integer> sizes = sizes("inverseAutoregressive", hidden);
    return stacked(
        "inverseAutoregressive",
        layers,
        1,
        true,
        (scope, size) -> Bijectors.autoregressive(Network.masked(scope, "net", size, sizes, 2)));
  }

  /**
   * See {@link org.ppl4j.dist.SplineCoupling}: splines between -4 and 4.
   *
   * @param bins how many bins a spline has, from 2 to 500
   * @param hidden the sizes of the networks' hidden layers
   */
  public static JointLaw neuralSpline(int layers, int bins, int... hidden) {
    List<Integer> sizes = sizes("neuralSpline", hidden);
    require(bins >= 2 && bins <= 500, "neuralSpline", bins + " bins", "take from 2 to 500");
    return stacked(
        "neuralSpline",
        layers,
        2,
        true,
        (scope, size) -> {
          int kept = size / 2;
          int outputs = (3 * bins - 1) * (size - kept);
          Network net = Network.declare(scope, "net", kept, sizes, outputs);
          return Bijectors.splineCoupling(kept, bins, BOUND, net);
        });
  }

  private static Bijector planarLayer(Scope scope, int size) {
    Initializer small = Initializers.normal(1 / Math.sqrt(size));
    Initializer.Fans fans = new Initializer.Fans(size, 1);
    Real normal = small.declare(scope, "normal", fans, size);
    Real direction = Initializers.normal(0.01).declare(scope, "direction", fans, size);
    return Bijectors.planar(normal, direction, scope.param("shift", Real.constant(0.0)));
  }

  private static JointLaw stacked(
      String name, int layers, int least, boolean reversed, Layer layer) {
    require(layers >= 1, name, layers + " layers", "take 1 or more");
    return (scope, start, scale) -> {
      int size = start.length;
      require(
          size >= least,
          name,
          "a model of " + size + " unconstrained number, of which it could move none by another",
          "take planar(...), inverseAutoregressive(...) or Guides.normal(...)");
      return law(scope, start, scale, bijectors(scope, layers, size, reversed, layer));
    };
  }

  private static List<Bijector> bijectors(
      Scope scope, int layers, int size, boolean reversed, Layer layer) {
    int[] backwards = IntStream.range(0, size).map(i -> size - 1 - i).toArray();
    List<Bijector> out = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      if (reversed && i > 0) {
        out.add(Bijectors.permute(backwards));
      }
      out.add(scope.scope(Integer.toString(i), s -> layer.declare(s, size)));
    }
    return out;
  }

  private static Distribution<Real> law(
      Scope scope, double[] start, double scale, List<Bijector> layers) {
    double[] widths = new double[start.length];
    Arrays.fill(widths, scale);
    Real mean = scope.param("mean", Real.constant(start));
    Real width = scope.param("scale", Real.constant(widths), Supports.positive());
    layers.add(Bijectors.affine(mean, width));
    Real zero = Real.constant(0.0).expand(start.length);
    Normal base = new Normal(zero, Real.constant(1.0));
    return Distributions.transformed(base, Bijectors.chain(layers.toArray(Bijector[]::new)));
  }

  private static List<Integer> sizes(String name, int[] hidden) {
    for (int size : hidden) {
      require(size >= 1, name, "a hidden layer of " + size, "take 1 or more");
    }
    return Arrays.stream(hidden).boxed().toList();
  }

  private static void require(boolean holds, String name, String what, String cure) {
    if (!holds) {
      throw InvalidArgument.of(Report.of(name + ": " + what + ".").at(Source.here()).cure(cure));
    }
  }
}
