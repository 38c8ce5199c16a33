package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The categorical distribution by unnormalised log probabilities, of mass {@code exp(l[x]) / sum_j
 * exp(l[j])}.
 *
 * @param logits of each category along the innermost axis, where -infinity rules a category out;
 *     other axes are those of independent draws
 */
public record CategoricalLogits(Real logits)
    implements Univariate<Int>,
        FiniteSupport,
        HasEntropy,
        HasKl<CategoricalLogits>,
        OverCategories<Int>,
        HasWeakDerivatives<Int> {
  /** Checks parameters. */
  public CategoricalLogits {
    VectorParameters.logits("categoricalLogits", "logits", logits);
  }

  @Override
  public Shape shape() {
    return LastAxis.outer(logits);
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    int last = LastAxis.size(logits) - 1;
    return Supports.integerRange(Int.constant(0), Int.constant(last));
  }

  /** The logarithm of the mass of each index by itself; the indices must be those of categories. */
  @Override
  public Real logDensities(Int value) {
    return LastAxis.pick(logits, value).minus(logits.logSumExp(LastAxis.of(logits)));
  }

  @Override
  public Int draw(RandomStream noise) {
    return Categories.index(Categories.weights(logits), noise.uniform(shape()));
  }

  @Override
  public Real entropy() {
    Real logs = LastAxis.logSoftmax(logits);
    return Categories.crossEntropyOfLogs(logs, logs);
  }

  @Override
  public Real kl(CategoricalLogits other) {
    Real logs = LastAxis.logSoftmax(logits);
    Real others = LastAxis.logSoftmax(other.logits);
    return Categories.crossEntropyOfLogs(logs, others).minus(entropy());
  }

  @Override
  public Int value(Int index) {
    return index;
  }

  /** The difference between each category and the one that was drawn. */
  @Override
  public List<WeakDerivative> weakDerivatives(Int value, RandomStream noise) {
    return List.of(new WeakDerivative(logits, LastAxis.softmax(logits), (Int) values()));
  }
}
