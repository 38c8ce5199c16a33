package org.ppl4j.dist;

import java.util.stream.IntStream;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The categorical distribution over vectors that are 1 at the drawn category and 0 elsewhere. They
 * are real, so that they go into matrix products; the log mass is the linear function {@code sum_j
 * x[j] log(p[j])}, whose gradient in {@code x} estimators may use.
 *
 * @param probabilities of each category along the innermost axis, which sum to 1; other axes are
 *     those of independent draws
 */
public record OneHotCategorical(Real probabilities)
    implements Distribution<Real>,
        HasMoments,
        HasEntropy,
        HasKl<OneHotCategorical>,
        FiniteSupport,
        OverCategories<Real> {
  /** Checks parameters. */
  public OneHotCategorical {
    VectorParameters.simplex("oneHotCategorical", "probabilities", probabilities);
  }

  @Override
  public Shape shape() {
    return probabilities.shape();
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
    return LogGammas.timesLog(value, probabilities).sum();
  }

  @Override
  public Real draw(RandomStream noise) {
    Real u = noise.uniform(LastAxis.outer(probabilities));
    return Categories.index(probabilities, u).oneHot(LastAxis.size(probabilities));
  }

  @Override
  public Real mean() {
    return probabilities;
  }

  @Override
  public Real variance() {
    return probabilities.times(probabilities.unaryMinus().plus(1));
  }

  @Override
  public Real entropy() {
    return new Categorical(probabilities).entropy();
  }

  @Override
  public Real kl(OneHotCategorical other) {
    return new Categorical(probabilities).kl(new Categorical(other.probabilities));
  }

  @Override
  public Real logits() {
    return probabilities.maximum(Double.MIN_NORMAL).log();
  }

  @Override
  public Real value(Int index) {
    return index.oneHot(LastAxis.size(probabilities));
  }

  @Override
  public boolean isKnown() {
    return true;
  }

  @Override
  public Real values() {
    int count = LastAxis.size(probabilities);
    int[] all = LastAxis.outer(probabilities).prepend(count).dims();
    int[] thin = IntStream.range(0, all.length).map(i -> i == 0 ? count : 1).toArray();
    return value(Int.range(count).reshape(thin).expand(all));
  }

  @Override
  public int independentAxes() {
    return LastAxis.of(probabilities);
  }
}
