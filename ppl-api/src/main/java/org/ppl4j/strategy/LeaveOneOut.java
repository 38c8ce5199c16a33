package org.ppl4j.strategy;

import static org.ppl4j.strategy.Gradients.magicBox;
import static org.ppl4j.strategy.Gradients.stopGradient;

import java.util.stream.IntStream;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * The score function estimator over several draws, each with the mean cost of the others as its
 * baseline, their costs computed in one pass. Unbiased, of every order. Sources: Salimans and
 * Knowles (2014); Kool, van Hoof and Welling, Buy 4 REINFORCE samples, get a baseline for free
 * (2019).
 *
 * @param count how many draws, at least 2
 */
public record LeaveOneOut(int count) implements Strategy<Distribution<?>> {
  /** Checks the count. */
  public LeaveOneOut {
    if (count < 2) {
      throw InvalidArgument.of(
          Report.of("leaveOneOut: of " + count + " draws, none is left without one.")
              .at(Source.here())
              .cure("take 2 draws or more, or reinforce()"));
    }
  }

  @Override
  public String name() {
    return "leaveOneOut(" + count + ")";
  }

  @Override
  public Real estimate(Site<? extends Distribution<?>> site, Continuation rest) {
    Value z = stopGradient(site.draws(count));
    Real cost = rest.applyBatched(z);
    int[] inner = IntStream.range(1, cost.shape().rank()).toArray();
    Real all = cost.sum(0);
    Real sums = inner.length == 0 ? all.expand(count) : all.expand(cost.shape().dims());
    Real others = sums.minus(cost).div(count - 1.0);
    return cost.minus(others).times(magicBox(site.logDensities(z))).plus(others).mean(0);
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return true;
  }

  @Override
  public boolean scoresDraws() {
    return true;
  }
}
