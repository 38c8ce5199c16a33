package org.ppl4j.dist;

import java.util.stream.IntStream;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The categorical distribution over vectors that are 1 at the drawn category and 0 elsewhere, by
 * unnormalised log probabilities; see {@link OneHotCategorical}.
 *
 * @param logits of each category along the innermost axis, finite; other axes are those of
 *     independent draws
 */
public record OneHotCategoricalLogits(Real logits)
    implements Distribution<Real>,
        HasMoments,
        HasEntropy,
        HasKl<OneHotCategoricalLogits>,
        FiniteSupport,
        OverCategories<Real> {
  /** Checks parameters. */
  public OneHotCategoricalLogits {
    VectorParameters.logits("oneHotCategoricalLogits", "logits", logits);
    Parameters.finite("oneHotCategoricalLogits", "logits", logits);
  }

  @Override
  public Shape shape() {
    return logits.shape();
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public boolean isReparameterized() {
    return false;
  }

  @Override
  public Support support() {
    return Supports.oneHot();
  }

  @Override
  public Real logDensity(Real value) {
    return LastAxis.logSoftmax(logits).times(value).sum();
  }

  @Override
  public Real draw(RandomStream noise) {
    Real u = noise.uniform(LastAxis.outer(logits));
    return Categories.index(Categories.weights(logits), u).oneHot(LastAxis.size(logits));
  }

  @Override
  public Real mean() {
    return LastAxis.softmax(logits);
  }

  @Override
  public Real variance() {
    Real p = mean();
    return p.times(p.unaryMinus().plus(1));
  }

  @Override
  public Real entropy() {
    return new CategoricalLogits(logits).entropy();
  }

  @Override
  public Real kl(OneHotCategoricalLogits other) {
    return new CategoricalLogits(logits).kl(new CategoricalLogits(other.logits));
  }

  @Override
  public Real value(Int index) {
    return index.oneHot(LastAxis.size(logits));
  }

  @Override
  public boolean isKnown() {
    return true;
  }

  @Override
  public Real values() {
    int count = LastAxis.size(logits);
    int[] all = LastAxis.outer(logits).prepend(count).dims();
    int[] thin = IntStream.range(0, all.length).map(i -> i == 0 ? count : 1).toArray();
    return value(Int.range(count).reshape(thin).expand(all));
  }

  @Override
  public int independentAxes() {
    return LastAxis.of(logits);
  }
}
