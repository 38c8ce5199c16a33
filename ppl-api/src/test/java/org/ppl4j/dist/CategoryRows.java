package org.ppl4j.dist;

import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.categoricalLogits;
import static org.ppl4j.dist.Distributions.dirichletMultinomial;
import static org.ppl4j.dist.Distributions.multinomial;
import static org.ppl4j.dist.Distributions.oneHotCategorical;
import static org.ppl4j.dist.Distributions.oneHotCategoricalLogits;
import static org.ppl4j.dist.Distributions.orderedLogistic;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Rows of the distributions over categories; probabilities are made from logits. */
final class CategoryRows {
  private static final Tensor LOGITS = vector(0.5, -1, 2, 0.1);
  private static final Tensor EXTREME = vector(3, -4, 0, 1);

  private CategoryRows() {}

  static List<Row> rows() {
    return List.of(
        indices(Row.of(Categorical.class, a -> new Categorical(LastAxis.softmax(a.real(0)))))
            .refuses(() -> categorical(0.5, 0.6))
            .refuses(() -> categorical(-0.5, 1.5)),
        indices(Row.of(CategoricalLogits.class, a -> new CategoricalLogits(a.real(0))))
            .refuses(() -> categoricalLogits(0, Double.NaN))
            .refuses(() -> categoricalLogits(Double.NEGATIVE_INFINITY)),
        vectors(
                Row.of(
                    OneHotCategorical.class,
                    a -> new OneHotCategorical(LastAxis.softmax(a.real(0)))))
            .refuses(() -> oneHotCategorical(0.5, 0.6)),
        vectors(Row.of(OneHotCategoricalLogits.class, a -> new OneHotCategoricalLogits(a.real(0))))
            .refuses(() -> oneHotCategoricalLogits(0, Double.NEGATIVE_INFINITY)),
        Row.of(OrderedLogistic.class, a -> new OrderedLogistic(a.real(0), a.real(1)))
            .setting(scalar(0.3), vector(-1, 0.5, 2))
            .setting(scalar(-2), vector(0.7))
            .setting(scalar(1), vector(-3, -2.5, 0, 0.1, 4))
            .refuses(() -> orderedLogistic(Double.NaN, Real.constant(0, 1)))
            .refuses(() -> orderedLogistic(0, Real.constant(new double[] {1, 1}, 2)))
            .outside(p -> new double[] {-1, p.length})
            .range(p -> new int[] {0, p.length - 1})
            .pmf((p, k) -> reached(p, (int) k) - reached(p, (int) k + 1)),
        Row.of(Multinomial.class, a -> new Multinomial(a.integer(0), LastAxis.softmax(a.real(1))))
            .integers(0)
            .setting(count(7), vector(0.5, -1, 2))
            .setting(count(30), vector(0.5, -1, 2, 0.1, 1))
            .setting(count(4), vector(0.3))
            .refuses(() -> multinomial(-1, 0.5, 0.5))
            .refuses(() -> multinomial(3, 0.5, 0.6))
            .countMarginal("first", x -> ((Int) x).at(0), (p, k) -> successes(p, 0, k))
            .countMarginal("last", x -> last((Int) x), (p, k) -> successes(p, p.length - 2, k)),
        Row.of(DirichletMultinomial.class, a -> new DirichletMultinomial(a.integer(0), a.real(1)))
            .integers(0)
            .setting(count(7), vector(0.5, 1, 2.5))
            .setting(count(12), vector(0.1, 3, 2.5, 10))
            .refuses(() -> dirichletMultinomial(-1, 1, 1))
            .refuses(() -> dirichletMultinomial(3, 1, 0))
            .countMarginal("first", x -> ((Int) x).at(0), (p, k) -> share(p, 1, k))
            .countMarginal("last", x -> last((Int) x), (p, k) -> share(p, p.length - 1, k)));
  }

  private static Row indices(Row row) {
    return row.setting(LOGITS)
        .setting(EXTREME)
        .outside(p -> new double[] {-1, p.length})
        .range(p -> new int[] {0, p.length - 1})
        .pmf((p, k) -> probability(p, (int) k));
  }

  private static Row vectors(Row row) {
    return row.setting(LOGITS)
        .setting(EXTREME)
        .countMarginal("index", x -> ((Real) x).argmax(0), (p, k) -> probability(p, (int) k));
  }

  private static Int last(Int counts) {
    return counts.at(counts.shape().dim(0) - 1);
  }

  private static double probability(double[] logits, int k) {
    double total = Arrays.stream(logits).map(Math::exp).sum();
    return k < 0 || k >= logits.length ? 0 : Math.exp(logits[k]) / total;
  }

  /** The probability of a rank of at least k, for the predictor and the cutpoints. */
  private static double reached(double[] p, int k) {
    if (k <= 0 || k >= p.length) {
      return k <= 0 ? 1 : 0;
    }
    return 1 / (1 + Math.exp(p[k] - p[0]));
  }

  private static double successes(double[] p, int category, double k) {
    double probability = probability(Arrays.copyOfRange(p, 1, p.length), category);
    return new BinomialDistribution((int) p[0], probability).probability((int) k);
  }

  private static double share(double[] p, int category, double k) {
    double a = p[category];
    double b = Arrays.stream(p).skip(1).sum() - a;
    return CombinatoricsUtils.binomialCoefficientDouble((int) p[0], (int) k)
        * Math.exp(Beta.logBeta(a + k, b + p[0] - k) - Beta.logBeta(a, b));
  }

  private static Tensor scalar(double x) {
    return Tensor.wrap(Type.real(), new double[] {x});
  }

  private static Tensor count(int n) {
    return Tensor.wrap(Type.integer(), new double[] {n});
  }

  private static Tensor vector(double... x) {
    return Tensor.wrap(Type.real(x.length), x);
  }
}
