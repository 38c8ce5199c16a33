package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A distribution taken as one of whole arrays, even where its elements are independent: so that a
 * {@link Mixture} chooses one component for all of them, or a mask covers all.
 *
 * @param base the distribution
 * @param <V> what a draw is
 */
public record Independent<V extends Value>(Distribution<V> base)
    implements Distribution<V>, HasEntropy, HasKl<Independent<V>> {
  @Override
  public Shape shape() {
    return base.shape();
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
    return base.logDensity(value);
  }

  @Override
  public V draw(RandomStream noise) {
    return base.draw(noise);
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
    return Parts.require("independent", base, HasEntropy.class, "entropy").entropy();
  }

  /**
   * See {@link HasKl#kl}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the bases have none
   */
  @Override
  public Real kl(Independent<V> other) {
    return Parts.kl("independent", base, other.base);
  }
}
