package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;

/**
 * No derivative passes: the draw is taken as given, like data. Unbiased where the site's
 * distribution does not depend on what is learned; elsewhere an objective must say that it is
 * biased. One that is defined over draws that are given, as wake-sleep's are, holds their params
 * too: see {@link org.ppl4j.model.Handlers#detached}.
 */
public record Detached() implements Strategy<Distribution<?>> {
  @Override
  public String name() {
    return "detached";
  }

  @Override
  public boolean isUnbiased(boolean learned) {
    return !learned;
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
