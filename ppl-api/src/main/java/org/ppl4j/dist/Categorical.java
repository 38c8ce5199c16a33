package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The categorical distribution over the indices 0 to before the number of categories, of mass
 * {@code p[x]}.
 *
 * @param probabilities of each category along the innermost axis, which sum to 1; other axes are
 *     those of independent draws
 */
public record Categorical(Real probabilities)
    implements Univariate<Int>,
        FiniteSupport,
        HasEntropy,
        HasKl<Categorical>,
        OverCategories<Int>,
        HasWeakDerivatives<Int> {
  /** Checks parameters. */
  public Categorical {
    VectorParameters.simplex("categorical", "probabilities", probabilities);
  }

  @Override
  public Shape shape() {
    return LastAxis.outer(probabilities);
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    int last = LastAxis.size(probabilities) - 1;
    return Supports.integerRange(Int.constant(0), Int.constant(last));
  }

  /** The logarithm of the mass of each index by itself; the indices must be those of categories. */
  @Override
  public Real logDensities(Int value) {
    return LastAxis.pick(probabilities, value).log();
  }

  @Override
  public Int draw(RandomStream noise) {
    return Categories.index(probabilities, noise.uniform(shape()));
  }

  @Override
  public Real entropy() {
    return Categories.crossEntropy(probabilities, probabilities);
  }

  @Override
  public Real kl(Categorical other) {
    return Categories.crossEntropy(probabilities, other.probabilities).minus(entropy());
  }

  @Override
  public Real logits() {
    return probabilities.maximum(Double.MIN_NORMAL).log();
  }

  @Override
  public Int value(Int index) {
    return index;
  }

  /** The difference between each category and the one that was drawn. */
  @Override
  public List<WeakDerivative> weakDerivatives(Int value, RandomStream noise) {
    Real one = Real.constant(1.0).expand(probabilities.shape().dims());
    return List.of(new WeakDerivative(probabilities, one, (Int) values()));
  }
}
