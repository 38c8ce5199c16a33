package org.ppl4j.dist;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ppl4j.Real;

/** Every bijector to build with, by name. A new one adds its line here. */
public final class Bijectors {
  private Bijectors() {}

  /** The map that changes nothing. */
  public static ElementwiseBijector identity() {
    return new RealSupport.Identity();
  }

  /** See {@link AffineBijector}. */
  public static ElementwiseBijector affine(Real shift, Real scale) {
    return new AffineBijector(shift, scale);
  }

  /** See {@link AffineBijector}. */
  public static ElementwiseBijector affine(double shift, double scale) {
    return new AffineBijector(Real.constant(shift), Real.constant(scale));
  }

  /** See {@link ExpBijector}. */
  public static ElementwiseBijector exp() {
    return new ExpBijector();
  }

  /** See {@link SigmoidBijector}. */
  public static ElementwiseBijector sigmoid() {
    return new SigmoidBijector();
  }

  /** See {@link SoftplusBijector}. */
  public static ElementwiseBijector softplus() {
    return new SoftplusBijector();
  }

  /** See {@link TanhBijector}. */
  public static ElementwiseBijector tanh() {
    return new TanhBijector();
  }

  /** See {@link PowerBijector}. */
  public static ElementwiseBijector power(double exponent) {
    return new PowerBijector(exponent);
  }

  /** See {@link StickBreaking}. */
  public static Bijector stickBreaking() {
    return new StickBreaking();
  }

  /** See {@link SoftmaxSimplex}. */
  public static Bijector softmaxSimplex() {
    return new SoftmaxSimplex();
  }

  /** See {@link PermuteBijector}. */
  public static Bijector permute(int... order) {
    return new PermuteBijector(Arrays.stream(order).boxed().toList());
  }

  /** See {@link PlanarBijector}. */
  public static Bijector planar(Real normal, Real direction, Real shift) {
    return new PlanarBijector(normal, direction, shift);
  }

  /** See {@link AffineCoupling}. */
  public static Bijector affineCoupling(int kept, UnaryOperator<Real> conditioner) {
    return new AffineCoupling(kept, conditioner);
  }

  /** See {@link AutoregressiveBijector}. */
  public static Bijector autoregressive(UnaryOperator<Real> conditioner) {
    return new AutoregressiveBijector(conditioner);
  }

  /** See {@link SplineCoupling}. */
  public static Bijector splineCoupling(
      int kept, int bins, double bound, UnaryOperator<Real> conditioner) {
    return new SplineCoupling(kept, bins, bound, conditioner);
  }

  /** See {@link InverseBijector}; elementwise if the given one is. */
  public static Bijector inverse(Bijector of) {
    return of instanceof ElementwiseBijector each ? inverse(each) : new InverseBijector(of);
  }

  /** See {@link InverseBijector.Elementwise}. */
  public static ElementwiseBijector inverse(ElementwiseBijector of) {
    return new InverseBijector.Elementwise(of);
  }

  /** See {@link ChainBijector}; elementwise if all the given ones are. */
  public static Bijector chain(Bijector... links) {
    if (Arrays.stream(links).allMatch(ElementwiseBijector.class::isInstance)) {
      return new ChainBijector.Elementwise(
          Arrays.stream(links).map(ElementwiseBijector.class::cast).toList());
    }
    return new ChainBijector(List.of(links));
  }

  /** See {@link ChainBijector.Elementwise}. */
  public static ElementwiseBijector chain(ElementwiseBijector... links) {
    return new ChainBijector.Elementwise(List.of(links));
  }
}
