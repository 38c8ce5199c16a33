package org.ppl4j.dist;

import java.util.function.Function;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Gather;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A mixture whose components are one family, side by side along the innermost axis of its
 * parameters: parameters of shape {@code [.., K]} make a mixture of {@code K} for each number of a
 * draw of shape {@code [..]}. Moments and distribution function are there where the family has
 * them.
 *
 * <pre>{@code
 * mixtureSameFamily(Real.constant(0.3, 0.7), normal(Real.constant(-1.0, 2), 1));
 * }</pre>
 *
 * @param weights the probabilities of the components, summing to 1: {@code [K]} or {@code [.., K]}
 * @param components the family, of shape {@code [.., K]}
 * @param <V> what a draw is
 */
public record MixtureSameFamily<V extends Value>(Real weights, Univariate<V> components)
    implements Univariate<V>, HasMoments, HasCdf<V> {
  /** Checks shapes and literal weights. */
  public MixtureSameFamily {
    Shape all = components.shape();
    if (all.isScalar()) {
      throw InvalidArgument.of(
          Report.of("mixtureSameFamily: " + components.name() + " has scalar parameters.")
              .at(Source.here())
              .cure("the innermost axis of its parameters runs over the components"));
    }
    int axis = all.rank() - 1;
    Choice.check("mixtureSameFamily", weights, all.dim(axis), all.slice(0, axis));
  }

  @Override
  public Shape shape() {
    return components.shape().slice(0, axis());
  }

  @Override
  public DType dtype() {
    return components.dtype();
  }

  @Override
  public Support support() {
    return components.support();
  }

  @Override
  public Real logDensities(V value) {
    return logMean(components::logDensities, value);
  }

  private Real logMean(Function<V, Real> of, V value) {
    Real each = of.apply(spread(value));
    return each.plus(weights.log().expand(each.shape().dims())).logSumExp(axis());
  }

  @Override
  public V draw(RandomStream noise) {
    Int index = Choice.index(weights, noise.uniform(shape()));
    V all = components.draw(noise);
    Expr chosen = Ops.binary(new Gather(axis(), axis()), all.expr(), index.expr());
    return Parts.typed(this, chosen);
  }

  /** The choice jumps as the weights move. */
  @Override
  public boolean isReparameterized() {
    return false;
  }

  /**
   * See {@link HasMoments#mean}.
   *
   * @throws InvalidArgument if the family has none
   */
  @Override
  public Real mean() {
    return average(moments().mean());
  }

  /**
   * The components' variances and those of their means, averaged.
   *
   * @throws InvalidArgument if the family has none
   */
  @Override
  public Real variance() {
    Real means = moments().mean();
    Real centred = means.minus(LastAxis.spread(average(means), means.shape()));
    return average(moments().variance().plus(centred.square()));
  }

  /**
   * See {@link HasCdf#cdf}.
   *
   * @throws InvalidArgument if the family has none
   */
  @Override
  public Real cdf(V value) {
    return average(withCdf().cdf(spread(value)));
  }

  @Override
  public Real logCdf(V value) {
    return logMean(withCdf()::logCdf, value);
  }

  @Override
  public Real logSurvival(V value) {
    return logMean(withCdf()::logSurvival, value);
  }

  private int axis() {
    return components.shape().rank() - 1;
  }

  /** The value repeated along the components. */
  private V spread(V value) {
    Shape shape = components.shape();
    int[] axes = Axes.range(0, axis()).toArray();
    return Parts.typed(this, Ops.expand(value.expr(), shape, axes));
  }

  private Real average(Real each) {
    return each.times(weights.expand(each.shape().dims())).sum(axis());
  }

  private HasMoments moments() {
    return Parts.require("mixtureSameFamily", components, HasMoments.class, "mean or variance");
  }

  @SuppressWarnings("unchecked")
  private HasCdf<V> withCdf() {
    return Parts.require("mixtureSameFamily", components, HasCdf.class, "distribution function");
  }
}
