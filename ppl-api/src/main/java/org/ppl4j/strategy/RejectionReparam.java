package org.ppl4j.strategy;

import static org.ppl4j.strategy.Gradients.magicBox;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.OfGammaNumbers;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * Reparameterisation through a rejection sampler. A gamma number of shape {@code a} is {@code h(e,
 * a) = (a - 1/3) (1 + e / sqrt(9 a - 3))^3} (Marsaglia and Tsang), where the density of an accepted
 * {@code e} is {@code q(h(e, a)) dh/de}; derivatives pass through {@code h}, and what is left of
 * them is the score of {@code e}: {@code d/da E[f(z)] = E[f'(z) dh/da + f(z) d log(q(h)
 * dh/de)/da]}. The score falls as {@code a} grows, so that a number of shape {@code a} is made from
 * one of shape {@code a + B} and {@code B} uniform numbers: {@code h(e, a + B) prod_i u_i^(1 / (a +
 * i))}. No proposal need be rejected: the number is drawn exactly, and {@code e} found from it.
 * Unbiased, of every order, where the cost is smooth. Source: Naesseth, Ruiz, Linderman and Blei,
 * Reparameterization gradients through acceptance-rejection sampling algorithms (2017).
 *
 * @param augmentation {@code B}, such that {@code a + B} is at least 1
 */
public record RejectionReparam(int augmentation) implements Strategy<OfGammaNumbers> {
  /** Checks the augmentation. */
  public RejectionReparam {
    if (augmentation < 0) {
      throw InvalidArgument.of(
          Report.of("rejectionReparam: augmented " + augmentation + " times.")
              .at(Source.here())
              .cure("0 or more, such that each gamma number's shape, with it, is at least 1"));
    }
  }

  @Override
  public String name() {
    return "rejectionReparam(" + augmentation + ")";
  }

  @Override
  public Real estimate(Site<? extends OfGammaNumbers> site, Continuation rest) {
    Real shapes = site.distribution().concentrations();
    RandomStream noise = site.noise();
    Real a = shapes.plus(augmentation);
    Real z = a.gammaPInverse(noise.uniform(a.shape())).stopGradient();
    Real centre = a.minus(1.0 / 3);
    Real width = a.times(9).minus(3).pow(-0.5);
    Real accepted = z.div(centre).log().div(3).exp().minus(1).div(width).stopGradient();
    Real cubed = accepted.times(width).log1p();
    Real log = centre.log().plus(cubed.times(3));
    Real density = a.minus(1).times(log).minus(log.exp()).minus(a.lgamma());
    Real stretch = centre.log().plus(cubed.times(2)).plus(width.log());
    for (int i = 0; i < augmentation; i++) {
      log = log.plus(noise.uniform(a.shape()).log().div(shapes.plus(i)));
    }
    Real score = density.plus(stretch).sum(a.shape().rank() - 1);
    Real cost = rest.apply(site.distribution().ofLogs(log));
    return cost.times(magicBox(site.total(score)));
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return distribution instanceof OfGammaNumbers;
  }

  @Override
  public boolean isPathwise() {
    return true;
  }
}
