package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * Independent draws of one distribution, along new outermost axes: {@code log p = sum_i log
 * base(x_i)}.
 *
 * @param base the distribution of one draw
 * @param leading the new axes
 * @param <V> what a draw is
 */
public record Iid<V extends Value>(Distribution<V> base, Shape leading)
    implements Distribution<V>, HasEntropy, HasKl<Iid<V>> {
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
  public Real logDensity(V value) {
    return Repeats.each(base, base::logDensity, value, leading).sum();
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
  public Real kl(Iid<V> other) {
    Repeats.requireEqual(leading, other.leading);
    return Parts.kl("iid", base, other.base).times(leading.size());
  }
}
