package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * Independent draws of one univariate distribution, along new outermost axes. Moments are there
 * where the base has them.
 *
 * @param base the distribution of one draw
 * @param leading the new axes
 * @param <V> what a draw is
 */
public record IidUnivariate<V extends Value>(Univariate<V> base, Shape leading)
    implements Univariate<V>, HasMoments, HasEntropy, HasKl<IidUnivariate<V>> {
  @Override
  public String name() {
    return "iid";
  }

  @Override
  public Shape shape() {
    return leading.concat(base.shape());
  }

  @Override
  public DType dtype() {
    return base.dtype();
  }

  @Override
  public Support support() {
    return base.support();
  }

  @Override
  public Real logDensities(V value) {
    return Repeats.each(base, base::logDensities, value, leading);
  }

  @Override
  public V draw(RandomStream noise) {
    return Repeats.draw(base, noise, leading);
  }

  @Override
  public boolean hasDraws() {
    return base.hasDraws();
  }

  @Override
  public boolean isReparameterized() {
    return base.isReparameterized();
  }

  /**
   * See {@link HasMoments#mean}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the base has none
   */
  @Override
  public Real mean() {
    return Parts.require("iid", base, HasMoments.class, "mean").mean().expand(shape().dims());
  }

  /**
   * See {@link HasMoments#variance}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the base has none
   */
  @Override
  public Real variance() {
    HasMoments one = Parts.require("iid", base, HasMoments.class, "variance");
    return one.variance().expand(shape().dims());
  }

  /**
   * See {@link HasEntropy#entropy}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the base has none
   */
  @Override
  public Real entropy() {
    return Parts.require("iid", base, HasEntropy.class, "entropy").entropy().times(leading.size());
  }

  /**
   * See {@link HasKl#kl}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the bases have none, or the axes differ
   */
  @Override
  public Real kl(IidUnivariate<V> other) {
    Repeats.requireEqual(leading, other.leading);
    return Parts.kl("iid", base, other.base).times(leading.size());
  }
}
