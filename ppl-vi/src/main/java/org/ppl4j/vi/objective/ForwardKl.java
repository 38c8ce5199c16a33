package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The forward (inclusive) divergence {@code KL(p(z | x) || q) = E_p(z | x)[log p(z | x) - log
 * q(z)]}, by self-normalised importance sampling from the guide: {@code sum_i v_i log(k v_i)} with
 * the normalised weights {@code v}. Its gradient in the guide's params is {@code -sum_i v_i dlog
 * q(z_i)}, draws and weights held; that is wake-phi of wake-sleep. Estimates are right for many
 * draws, and biased for few: what is lowered is what is said here. The model's params are held.
 * Sources: Bornschein and Bengio, Reweighted wake-sleep (2015); Naesseth, Lindsten and Blei,
 * Markovian score climbing (2020), on the bias.
 *
 * @param particles the number of draws {@code k}
 * @param isDoublyReparameterized whether the guide's score is reparameterised
 */
public record ForwardKl(int particles, boolean isDoublyReparameterized) implements GuideObjective {
  /**
   * With the guide's score reparameterised: path derivatives weighted by {@code v (1 - v)}. Source:
   * Tucker et al. (2019).
   */
  public ForwardKl doublyReparameterized() {
    return new ForwardKl(particles, true);
  }

  @Override
  public String name() {
    return "forwardKl";
  }

  @Override
  public boolean isMaximized() {
    return false;
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    if (isDoublyReparameterized) {
      PathWeights w = PathWeights.of(e, p, q, particles);
      Real v = w.normalized(1);
      Real logWeights = w.ofModel().stopGradient();
      return w.attach(divergence(v, logWeights, logWeights), v.square().minus(v));
    }
    LogDensities z = LogDensities.given(e, p, q, particles);
    return divergence(z.normalized(), z.ofGuide(), z.weight().stopGradient());
  }

  private static Real divergence(Real v, Real moving, Real logWeights) {
    return v.times(moving).sum().minus(logWeights.logMeanExp());
  }
}
