package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The Bernoulli distribution on {0, 1} by log-odds: of mass {@code sigmoid(l)} at 1 and {@code
 * sigmoid(-l)} at 0.
 *
 * @param logits the logarithm of the odds of 1
 */
public record BernoulliLogits(Real logits)
    implements Univariate<Int>,
        FiniteSupport,
        HasMoments,
        HasCdf<Int>,
        HasQuantile<Int>,
        HasEntropy,
        HasKl<BernoulliLogits>,
        Binary,
        HasWeakDerivatives<Int> {
  /** Checks parameters. */
  public BernoulliLogits {
    Parameters.finite("bernoulliLogits", "logits", logits);
  }

  @Override
  public Shape shape() {
    return logits.shape();
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return Supports.integerRange(Int.constant(0), Int.constant(1));
  }

  @Override
  public Real logDensities(Int value) {
    Real sign = value.toReal().times(-2).plus(1);
    return sign.times(logits).softplus().unaryMinus();
  }

  @Override
  public Int draw(RandomStream noise) {
    return noise.uniform(shape()).lessThan(logits.sigmoid()).toInt();
  }

  @Override
  public Real mean() {
    return logits.sigmoid();
  }

  @Override
  public Real variance() {
    return logits.sigmoid().times(complement());
  }

  @Override
  public Real cdf(Int value) {
    Real below = value.lessThan(0).select(0.0, complement());
    return value.atLeast(1).select(1.0, below);
  }

  @Override
  public Int quantile(Real p) {
    return p.greaterThan(complement()).toInt();
  }

  @Override
  public Real entropy() {
    Real distance = logits.abs();
    Real tail = distance.unaryMinus();
    return tail.softplus().plus(distance.times(tail.sigmoid())).sum();
  }

  @Override
  public Real kl(BernoulliLogits other) {
    return kls(other).sum();
  }

  /** The divergences, element by element. */
  Real kls(BernoulliLogits other) {
    Real weighted = logits.sigmoid().times(logits.minus(other.logits));
    return weighted.plus(other.logits.softplus()).minus(logits.softplus());
  }

  private Real complement() {
    return logits.unaryMinus().sigmoid();
  }

  /** The difference between one and zero, of which one was drawn. */
  @Override
  public List<WeakDerivative> weakDerivatives(Int value, RandomStream noise) {
    Int flipped = value.unaryMinus().plus(1);
    Real sign = flipped.minus(value).toReal();
    return List.of(new WeakDerivative(logits, sign.times(variance()), flipped));
  }
}
