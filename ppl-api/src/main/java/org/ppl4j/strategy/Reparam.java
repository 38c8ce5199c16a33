package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;

/**
 * Reparameterisation: the value is a smooth function of noise and parameters, and derivatives pass
 * through it: {@code d/dt E[f(z)] = E[f'(z(e, t)) dz/dt]}. Unbiased, of every order, where the cost
 * is continuous in the value, which is checked; an angle must go into periodic functions, which is
 * not checked. Where the draw is a quantile (gamma, beta, dirichlet, student-t, von Mises) its
 * derivative is the implicit one. Sources: Kingma and Welling (2014); Rezende, Mohamed and Wierstra
 * (2014); Figurnov, Mohamed and Mnih (2018).
 */
public record Reparam() implements Pathwise<Distribution<Real>> {
  @Override
  public String name() {
    return "reparam";
  }

  @Override
  public Value value(Site<? extends Distribution<Real>> site) {
    return site.draw();
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return distribution.isReparameterized();
  }
}
