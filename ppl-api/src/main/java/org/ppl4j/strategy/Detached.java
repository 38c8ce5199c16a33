package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;

/**
 * No derivative passes: the draw is taken as given, like data. So it is right where the site's
 * distribution does not depend on what is learned, and where an objective is defined over draws
 * that are given, as wake-sleep's are.
 */
public record Detached() implements Strategy<Distribution<?>> {
  @Override
  public String name() {
    return "detached";
  }

  @Override
  public Real estimate(Site<? extends Distribution<?>> site, Continuation rest) {
    return rest.apply(Gradients.stopGradient(site.draw()));
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return true;
  }
}
