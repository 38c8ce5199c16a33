package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/** The distributions made of others, by name; {@link Distributions} has them all. */
abstract class CombinedDistributions {
  CombinedDistributions() {}

  /** See {@link Transformed}. */
  public static Transformed transformed(Distribution<Real> base, Bijector bijector) {
    return new Transformed(base, bijector);
  }

  /** See {@link TransformedUnivariate}. */
  public static TransformedUnivariate transformed(
      Univariate<Real> base, ElementwiseBijector bijector) {
    return new TransformedUnivariate(base, bijector);
  }

  /** See {@link Delta}. */
  public static <V extends Value> Delta<V> delta(V value) {
    return new Delta<>(value);
  }

  /** See {@link Flat}. */
  public static Flat flat(Support support, int... dims) {
    return new Flat(support, Shape.of(dims));
  }

  /** See {@link Flat}. */
  public static Flat improperUniform(Support support, int... dims) {
    return flat(support, dims);
  }

  /** See {@link Restricted}. */
  public static Restricted restricted(Distribution<Real> base, Support to) {
    return new Restricted(base, to);
  }

  /** See {@link Truncated}. */
  public static <D extends Univariate<Real> & HasCdf<Real> & HasQuantile<Real>>
      Truncated<D> truncated(D base, Real lower, Real upper) {
    return new Truncated<>(base, lower, upper);
  }

  /** See {@link Truncated}. */
  public static <D extends Univariate<Real> & HasCdf<Real> & HasQuantile<Real>>
      Truncated<D> truncated(D base, double lower, double upper) {
    return new Truncated<>(base, Real.constant(lower), Real.constant(upper));
  }

  /** See {@link TruncatedInteger}. */
  public static <D extends Univariate<Int> & HasCdf<Int> & HasQuantile<Int>>
      TruncatedInteger<D> truncated(D base, Int first, Int last) {
    return new TruncatedInteger<>(base, first, last);
  }

  /** See {@link TruncatedInteger}. */
  public static <D extends Univariate<Int> & HasCdf<Int> & HasQuantile<Int>>
      TruncatedInteger<D> truncated(D base, int first, int last) {
    return new TruncatedInteger<>(base, Int.constant(first), Int.constant(last));
  }

  /** See {@link Censored}. */
  public static <D extends Univariate<Real> & HasCdf<Real>> Censored<D> censored(
      D base, Real lower, Real upper) {
    return new Censored<>(base, lower, upper);
  }

  /** See {@link Censored}. */
  public static <D extends Univariate<Real> & HasCdf<Real>> Censored<D> censored(
      D base, double lower, double upper) {
    return new Censored<>(base, Real.constant(lower), Real.constant(upper));
  }

  /** See {@link CensoredInteger}. */
  public static <D extends Univariate<Int> & HasCdf<Int>> CensoredInteger<D> censored(
      D base, Int first, Int last) {
    return new CensoredInteger<>(base, first, last);
  }

  /** See {@link CensoredInteger}. */
  public static <D extends Univariate<Int> & HasCdf<Int>> CensoredInteger<D> censored(
      D base, int first, int last) {
    return new CensoredInteger<>(base, Int.constant(first), Int.constant(last));
  }

  /** See {@link Masked}. */
  public static <V extends Value> Distribution<V> masked(Distribution<V> base, Bool mask) {
    return base instanceof Univariate<V> each ? masked(each, mask) : new Masked<>(base, mask);
  }

  /** See {@link Masked.Elementwise}. */
  public static <V extends Value> Univariate<V> masked(Univariate<V> base, Bool mask) {
    return new Masked.Elementwise<>(base, mask);
  }

  /** See {@link Iid}. */
  public static <V extends Value> Distribution<V> iid(Distribution<V> base, int... dims) {
    return base instanceof Univariate<V> each ? iid(each, dims) : new Iid<>(base, Shape.of(dims));
  }

  /** See {@link IidUnivariate}. */
  public static <V extends Value> IidUnivariate<V> iid(Univariate<V> base, int... dims) {
    return new IidUnivariate<>(base, Shape.of(dims));
  }

  /** See {@link Independent}. */
  public static <V extends Value> Independent<V> independent(Distribution<V> base) {
    return new Independent<>(base);
  }

  /** See {@link Mixture}; of univariate components {@link MixtureUnivariate}. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <V extends Value> Distribution<V> mixture(
      Real weights, Distribution<V>... components) {
    List<Univariate<V>> each = new ArrayList<>();
    for (Distribution<V> component : components) {
      if (component instanceof Univariate<V> one) {
        each.add(one);
      }
    }
    return each.size() == components.length
        ? new MixtureUnivariate<>(weights, each)
        : new Mixture<>(weights, List.of(components));
  }

  /** See {@link MixtureUnivariate}. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <V extends Value> MixtureUnivariate<V> mixture(
      Real weights, Univariate<V>... components) {
    return new MixtureUnivariate<>(weights, List.of(components));
  }

  /** See {@link MixtureSameFamily}. */
  public static <V extends Value> MixtureSameFamily<V> mixtureSameFamily(
      Real weights, Univariate<V> components) {
    return new MixtureSameFamily<>(weights, components);
  }

  /** See {@link ZeroInflated}. */
  public static ZeroInflated zeroInflated(Real probability, Univariate<Int> base) {
    return new ZeroInflated(probability, base);
  }

  /** See {@link ZeroInflated}. */
  public static ZeroInflated zeroInflated(double probability, Univariate<Int> base) {
    return new ZeroInflated(Real.constant(probability), base);
  }

  /** See {@link RelaxedBernoulli}. */
  public static RelaxedBernoulli relaxedBernoulliLogits(Real temperature, Real logits) {
    return new RelaxedBernoulli(temperature, logits);
  }

  /** See {@link RelaxedBernoulli}. */
  public static RelaxedBernoulli relaxedBernoulli(Real temperature, Real probability) {
    return relaxedBernoulliLogits(
        temperature, probability.log().minus(probability.unaryMinus().log1p()));
  }

  /** See {@link RelaxedBernoulli}. */
  public static RelaxedBernoulli relaxedBernoulli(double temperature, Real probability) {
    return relaxedBernoulli(Real.constant(temperature), probability);
  }

  /** See {@link RelaxedBernoulli}. */
  public static RelaxedBernoulli relaxedBernoulli(double temperature, double probability) {
    return relaxedBernoulli(Real.constant(temperature), Real.constant(probability));
  }

  /** See {@link RelaxedOneHotCategorical}. */
  public static RelaxedOneHotCategorical relaxedOneHotCategoricalLogits(
      Real temperature, Real logits) {
    return new RelaxedOneHotCategorical(temperature, logits);
  }

  /** See {@link RelaxedOneHotCategorical}. */
  public static RelaxedOneHotCategorical relaxedOneHotCategorical(
      Real temperature, Real probabilities) {
    return relaxedOneHotCategoricalLogits(temperature, probabilities.log());
  }

  /** See {@link RelaxedOneHotCategorical}. */
  public static RelaxedOneHotCategorical relaxedOneHotCategorical(
      double temperature, Real probabilities) {
    return relaxedOneHotCategorical(Real.constant(temperature), probabilities);
  }
}
