package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A choice among distributions of whole values: {@code log p(x) = log sum_k w_k p_k(x)}. One
 * component gives the whole array; {@link MixtureUnivariate} chooses for each number by itself.
 *
 * @param weights the probabilities of the components, summing to 1
 * @param components distributions of one shape and support
 * @param <V> what a draw is
 */
public record Mixture<V extends Value>(Real weights, List<Distribution<V>> components)
    implements Distribution<V> {
  /** Checks shapes and literal weights. */
  public Mixture {
    components = List.copyOf(components);
    Parts.requireAlike("mixture", components);
    Choice.check("mixture", weights, components.size(), Shape.SCALAR);
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
  public Real logDensity(V value) {
    Real[] each = new Real[components.size()];
    for (int k = 0; k < each.length; k++) {
      each[k] = components.get(k).logDensity(value);
    }
    return Real.stack(each).plus(weights.log()).logSumExp();
  }

  @Override
  public V draw(RandomStream noise) {
    Real uniform = noise.uniform(Shape.SCALAR);
    List<V> draws = new ArrayList<>();
    for (Distribution<V> component : components) {
      draws.add(component.draw(noise));
    }
    return Choice.pick(this, Choice.index(weights, uniform), draws);
  }

  /** The choice jumps as the weights move. */
  @Override
  public boolean isReparameterized() {
    return false;
  }
}
