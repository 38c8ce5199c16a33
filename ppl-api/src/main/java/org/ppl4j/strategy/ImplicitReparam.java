package org.ppl4j.strategy;

import static org.ppl4j.strategy.Gradients.stopGradient;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Censored;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.HasCdf;
import org.ppl4j.dist.Univariate;
import org.ppl4j.type.DType;

/**
 * Implicit reparameterisation: a draw moves so that its place in the distribution function stays,
 * {@code dz/dt = -(dF(z)/dt) / q(z)}. It is for univariate distributions whose draws do not move by
 * themselves, such as mixtures; it needs their distribution function and the cost to be smooth.
 * Unbiased, to first order. Sources: Graves, Stochastic backpropagation through mixture density
 * distributions (2016); Figurnov, Mohamed and Mnih (2018).
 */
public record ImplicitReparam() implements Pathwise<HasCdf<Real>> {
  @Override
  public String name() {
    return "implicitReparam";
  }

  @Override
  @SuppressWarnings("unchecked") // What it supports is univariate, and draws reals.
  public Value value(Site<? extends HasCdf<Real>> site) {
    HasCdf<Real> distribution = site.distribution();
    Real z = new Real(stopGradient(site.draw()).expr());
    Real density = ((Univariate<Real>) distribution).logDensities(z).exp();
    return Gradients.attach(z, distribution.cdf(z), density.pow(-1).unaryMinus());
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return distribution instanceof Univariate
        && distribution instanceof HasCdf
        && !(distribution instanceof Censored)
        && distribution.dtype() == DType.REAL;
  }
}
