package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The Bernoulli distribution on {0, 1}, of mass {@code p^x (1 - p)^(1 - x)}.
 *
 * <p>Near 0 and 1 the form in log-odds, {@link BernoulliLogits}, is the more exact one.
 *
 * @param probability of 1, in [0, 1]
 */
public record Bernoulli(Real probability)
    implements Univariate<Int>,
        FiniteSupport,
        HasMoments,
        HasCdf<Int>,
        HasQuantile<Int>,
        HasEntropy,
        HasKl<Bernoulli>,
        Binary,
        HasWeakDerivatives<Int> {
  /** Checks parameters. */
  public Bernoulli {
    Parameters.probability("bernoulli", "probability", probability);
  }

  @Override
  public Shape shape() {
    return probability.shape();
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
    Bool one = value.equalTo(1);
    Real logYes = one.select(probability, Real.constant(1)).log();
    return one.select(logYes, one.select(Real.constant(0), probability.unaryMinus()).log1p());
  }

  @Override
  public Int draw(RandomStream noise) {
    return noise.uniform(shape()).lessThan(probability).toInt();
  }

  @Override
  public Real mean() {
    return probability;
  }

  @Override
  public Real variance() {
    return probability.times(complement());
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
    return crossEntropy(probability).sum();
  }

  @Override
  public Real kl(Bernoulli other) {
    return kls(other).sum();
  }

  /** The divergences, element by element. */
  Real kls(Bernoulli other) {
    return crossEntropy(other.probability).minus(crossEntropy(probability));
  }

  private Real complement() {
    return probability.unaryMinus().plus(1);
  }

  private Real crossEntropy(Real other) {
    Real yes = LogGammas.timesLog(probability, other);
    return yes.plus(LogGammas.timesLogComplement(complement(), other)).unaryMinus();
  }

  @Override
  public Real logits() {
    Real yes = probability.maximum(Double.MIN_NORMAL).log();
    return yes.minus(probability.minimum(1 - 0x1p-53).unaryMinus().log1p());
  }

  /** The difference between one and zero, of which one was drawn. */
  @Override
  public List<WeakDerivative> weakDerivatives(Int value, RandomStream noise) {
    Int flipped = value.unaryMinus().plus(1);
    Real sign = flipped.minus(value).toReal();
    return List.of(new WeakDerivative(probability, sign, flipped));
  }
}
