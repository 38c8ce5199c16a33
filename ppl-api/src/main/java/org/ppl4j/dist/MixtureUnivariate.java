package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A choice among univariate distributions, for each number by itself: {@code log p(x) = log sum_k
 * w_k p_k(x)}. Moments and distribution function are there where all components have them.
 *
 * @param weights the probabilities of the components, summing to 1: a vector, or one for each
 *     number along a further innermost axis
 * @param components distributions of one shape, whose supports may differ if they have bounds
 * @param <V> what a draw is
 */
public record MixtureUnivariate<V extends Value>(Real weights, List<Univariate<V>> components)
    implements Univariate<V>, HasMoments, HasCdf<V> {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  /** Checks shapes and literal weights. */
  public MixtureUnivariate {
    components = List.copyOf(components);
    Parts.requireAlike("mixture", components);
    Choice.check("mixture", weights, components.size(), components.get(0).shape());
  }

  @Override
  public String name() {
    return "mixture";
  }

  @Override
  public Shape shape() {
    return components.get(0).shape();
  }

  @Override
  public DType dtype() {
    return components.get(0).dtype();
  }

  @Override
  public Support support() {
    return Choice.union(components);
  }

  @Override
  public Real logDensities(V value) {
    Support all = support();
    return logMean(component -> logDensities(component, all, value));
  }

  @Override
  public V draw(RandomStream noise) {
    Real uniform = noise.uniform(shape());
    List<V> draws = new ArrayList<>();
    for (Univariate<V> component : components) {
      draws.add(component.draw(noise));
    }
    return Choice.pick(this, Choice.index(weights, uniform), draws);
  }

  /** The choice jumps as the weights move. */
  @Override
  public boolean isReparameterized() {
    return false;
  }

  /**
   * See {@link HasMoments#mean}.
   *
   * @throws org.ppl4j.error.InvalidArgument if a component has none
   */
  @Override
  public Real mean() {
    return average(component -> moments(component).mean());
  }

  /**
   * The components' variances and those of their means, averaged.
   *
   * @throws org.ppl4j.error.InvalidArgument if a component has none
   */
  @Override
  public Real variance() {
    Real mean = mean();
    return average(
        component -> {
          HasMoments moments = moments(component);
          return moments.variance().plus(moments.mean().minus(mean).square());
        });
  }

  /**
   * See {@link HasCdf#cdf}.
   *
   * @throws org.ppl4j.error.InvalidArgument if a component has none
   */
  @Override
  public Real cdf(V value) {
    return average(component -> Parts.inside(component, value, withCdf(component)::cdf, 0, 1));
  }

  @Override
  public Real logCdf(V value) {
    return logMean(
        component -> Parts.inside(component, value, withCdf(component)::logCdf, NONE, 0));
  }

  @Override
  public Real logSurvival(V value) {
    return logMean(
        component -> Parts.inside(component, value, withCdf(component)::logSurvival, 0, NONE));
  }

  /** A component whose support is narrower has density 0 outside. */
  private Real logDensities(Univariate<V> component, Support all, V value) {
    if (all.equals(component.support())) {
      return component.logDensities(value);
    }
    return Parts.inside(component, value, component::logDensities, NONE, NONE);
  }

  private Real average(Function<Univariate<V>, Real> of) {
    Real total = Real.constant(0.0);
    for (int k = 0; k < components.size(); k++) {
      total = total.plus(Choice.weight(weights, k).times(of.apply(components.get(k))));
    }
    return total;
  }

  private Real logMean(Function<Univariate<V>, Real> of) {
    Real[] each = new Real[components.size()];
    for (int k = 0; k < each.length; k++) {
      each[k] = Choice.weight(weights, k).log().plus(of.apply(components.get(k)));
    }
    return Real.stack(each).logSumExp(0);
  }

  private static HasMoments moments(Univariate<?> component) {
    return Parts.require("mixture", component, HasMoments.class, "mean or variance");
  }

  @SuppressWarnings("unchecked")
  private HasCdf<V> withCdf(Univariate<V> component) {
    return Parts.require("mixture", component, HasCdf.class, "distribution function");
  }
}
