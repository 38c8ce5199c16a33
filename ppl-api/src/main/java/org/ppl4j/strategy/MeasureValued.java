package org.ppl4j.strategy;

import static org.ppl4j.strategy.Gradients.stopGradient;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.HasWeakDerivatives;
import org.ppl4j.dist.WeakDerivative;

/**
 * Measure-valued derivatives: {@code d/dt E[f(z)] = E[c (f(z+) - f(z-))]}, for any cost, smooth or
 * not. Only the cost of the draw itself is differentiated; the others are numbers, for which the
 * sites further on are drawn and no more. Where the cost mixes independent numbers, one of them is
 * moved at a time. Unbiased, to first order. Sources: Pflug (1989); Mohamed, Rosca, Figurnov and
 * Mnih (2020).
 */
public record MeasureValued() implements Strategy<HasWeakDerivatives<?>> {
  @Override
  public String name() {
    return "measureValued";
  }

  @Override
  public Real estimate(Site<? extends HasWeakDerivatives<?>> site, Continuation rest) {
    Value z = stopGradient(site.draw());
    List<WeakDerivative> derivatives = derivatives(site.distribution(), z, site);
    Moves moves = new Moves(z, site.isJoint());
    for (WeakDerivative derivative : derivatives) {
      moves.add(derivative.positive());
      Value negative = derivative.negative();
      if (negative != null) {
        moves.add(negative);
      }
    }
    moves.run(rest);
    Real drawn = rest.apply(z);
    Real estimate = drawn;
    for (WeakDerivative derivative : derivatives) {
      Real parameter = derivative.parameter();
      Real positive = moves.next(parameter.shape());
      Real negative =
          derivative.negative() == null
              ? Gradients.along(drawn.stopGradient(), parameter.shape())
              : moves.next(parameter.shape());
      Real slope = derivative.constant().times(positive.minus(negative));
      for (WeakDerivative other : derivatives) {
        // It depends on the other parameters too, in a way that is not known.
        if (other.parameter() != parameter) {
          slope = Gradients.attach(slope, other.parameter(), slope.stopGradient().times(0));
        }
      }
      estimate = Gradients.attach(estimate, parameter, slope);
    }
    return estimate;
  }

  @SuppressWarnings("unchecked") // A site's draw is of the type that its distribution draws.
  private static <V extends Value> List<WeakDerivative> derivatives(
      HasWeakDerivatives<V> distribution, Value value, Site<?> site) {
    return distribution.weakDerivatives((V) value, site.noise());
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return distribution instanceof HasWeakDerivatives;
  }
}
