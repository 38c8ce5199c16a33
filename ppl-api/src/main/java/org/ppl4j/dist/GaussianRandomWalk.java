package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The positions {@code x[0], x[1], ..} of a walk whose steps, the first one from 0, are independent
 * normal numbers of a standard deviation: of density {@code prod_t normal(x[t] - x[t - 1]; 0,
 * scale)} with {@code x[-1] = 0}.
 *
 * @param scale the standard deviation of a step, positive; its axes are those of independent walks
 * @param steps how many positions, along the innermost axis of a draw
 */
public record GaussianRandomWalk(Real scale, int steps)
    implements Distribution<Real>, HasMoments, HasEntropy, HasKl<GaussianRandomWalk> {
  /** Checks parameters. */
  public GaussianRandomWalk {
    if (steps < 1) {
      throw InvalidArgument.of(
          Report.of("gaussianRandomWalk: steps is " + steps + ", but must be at least 1.")
              .at(Source.here())
              .cure("give the number of positions"));
    }
    Parameters.positive("gaussianRandomWalk", "scale", scale);
  }

  @Override
  public Shape shape() {
    return scale.shape().concat(Shape.of(steps));
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  @Override
  public Real logDensity(Real value) {
    int axis = LastAxis.of(value);
    Real before = value.slice(axis, 0, steps - 1).pad(axis, 1, 0);
    return stepLaw().logDensity(value.minus(before));
  }

  @Override
  public Real draw(RandomStream noise) {
    return stepLaw().draw(noise).cumsum(shape().rank() - 1);
  }

  @Override
  public Real mean() {
    return Real.constant(0).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return stepLaw().variance().cumsum(shape().rank() - 1);
  }

  @Override
  public Real entropy() {
    return stepLaw().entropy();
  }

  @Override
  public Real kl(GaussianRandomWalk other) {
    return stepLaw().kl(other.stepLaw());
  }

  private Normal stepLaw() {
    return new Normal(Real.constant(0), LastAxis.spread(scale, steps));
  }
}
