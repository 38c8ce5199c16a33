package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.CategoricalLogits;
import org.ppl4j.model.Algorithm;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Elements;
import org.ppl4j.model.Runs;
import org.ppl4j.strategy.Strategy;

/**
 * Weighted particles: an integral is estimated by the mean weight, and a draw is one of the
 * particles, taken with a probability proportional to its weight (sampling importance resampling).
 * Given an exact draw, it takes one particle's place, so that the reciprocal of the mean weight is
 * unbiased (conditional SIR). Sources: Burda, Grosse and Salakhutdinov (2016); Andrieu, Doucet and
 * Holenstein (2010); Domke and Sheldon, Importance weighting and variational inference (2018).
 *
 * @param count how many particles
 * @param sampler what draws a particle and gives its weight
 * @param resampling how gradients pass the choice of a particle
 */
record Particles(int count, Sampler sampler, Strategy<? super CategoricalLogits> resampling)
    implements Algorithm {

  /** Draws particles. */
  interface Sampler {
    /** A particle with the logarithm of its weight, whose mean is the target's integral. */
    Weighted draw(Runs runs, Target target);

    /** The logarithm of the weight that a particle would have, had it been drawn. */
    Real logWeight(Runs runs, Target target, Choices particle);
  }

  /** A particle with the logarithm of its weight. */
  record Weighted(Choices particle, Real logWeight) {}

  @Override
  public Real logIntegral(Runs runs, Target target) {
    if (count == 1) {
      return sampler.draw(runs, target).logWeight();
    }
    return runs.replicate(count, k -> sampler.draw(runs, target).logWeight())
        .logSumExp()
        .minus(Math.log(count));
  }

  @Override
  public Real logIntegral(Runs runs, Target target, Choices exact) {
    Real own = sampler.logWeight(runs, target, exact);
    if (count == 1) {
      return own;
    }
    Real others = runs.replicate(count - 1, k -> sampler.draw(runs, target).logWeight());
    return Real.concat(0, own.reshape(1), others).logSumExp().minus(Math.log(count));
  }

  @Override
  public Draw draw(Runs runs, Target target) {
    List<String> addresses = new ArrayList<>();
    List<Value> all =
        runs.replicate(
            count,
            k -> {
              Weighted one = sampler.draw(runs, target);
              addresses.addAll(one.particle().addresses());
              List<Value> values = new ArrayList<>();
              values.add(one.logWeight());
              addresses.forEach(address -> values.add(one.particle().get(address)));
              return values;
            });
    Real weights = (Real) all.get(0);
    Int chosen = runs.sample("particle", new CategoricalLogits(weights), resampling);
    Choices latent = Choices.empty();
    for (int i = 0; i < addresses.size(); i++) {
      latent = latent.and(addresses.get(i), Elements.at(all.get(i + 1), chosen));
    }
    Real mean = weights.logSumExp().minus(Math.log(count));
    return new Draw(latent, target.logDensity(runs, latent).minus(mean));
  }

  @Override
  public Real logDensity(Runs runs, Target target, Choices latent) {
    return target.logDensity(runs, latent).minus(logIntegral(runs, target, latent));
  }
}
