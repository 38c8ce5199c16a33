package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Bijectors one after another, the first nearest to unconstrained space.
 *
 * @param links in the order in which {@link #forward} applies them
 */
public record ChainBijector(List<Bijector> links) implements Bijector {
  /** Copies the list. */
  public ChainBijector {
    links = List.copyOf(links);
  }

  @Override
  public Shape unconstrainedShape(Shape constrained) {
    Shape shape = constrained;
    for (int i = links.size() - 1; i >= 0; i--) {
      shape = links.get(i).unconstrainedShape(shape);
    }
    return shape;
  }

  @Override
  public Real forward(Real unconstrained) {
    Real x = unconstrained;
    for (Bijector link : links) {
      x = link.forward(x);
    }
    return x;
  }

  @Override
  public Real inverse(Real constrained) {
    Real x = constrained;
    for (int i = links.size() - 1; i >= 0; i--) {
      x = links.get(i).inverse(x);
    }
    return x;
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    Real x = unconstrained;
    Real total = Real.constant(0.0);
    for (Bijector link : links) {
      total = total.plus(link.logJacobian(x));
      x = link.forward(x);
    }
    return total;
  }

  /**
   * Elementwise bijectors one after another, the first nearest to unconstrained space.
   *
   * @param links in the order in which {@link #forward} applies them
   */
  public record Elementwise(List<ElementwiseBijector> links) implements ElementwiseBijector {
    /** Copies the list. */
    public Elementwise {
      links = List.copyOf(links);
    }

    @Override
    public Real forward(Real unconstrained) {
      return new ChainBijector(List.copyOf(links)).forward(unconstrained);
    }

    @Override
    public Real inverse(Real constrained) {
      return new ChainBijector(List.copyOf(links)).inverse(constrained);
    }

    @Override
    public Real logSlopes(Real unconstrained) {
      Real x = unconstrained;
      Real total = Real.constant(0.0).expand(x.shape().dims());
      for (ElementwiseBijector link : links) {
        total = total.plus(link.logSlopes(x));
        x = link.forward(x);
      }
      return total;
    }

    @Override
    public boolean isIncreasing() {
      return links.stream().filter(link -> !link.isIncreasing()).count() % 2 == 0;
    }
  }
}
