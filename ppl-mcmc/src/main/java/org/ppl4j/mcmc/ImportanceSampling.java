package org.ppl4j.mcmc;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.math.ParetoSmoothing;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Weighted;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Importance sampling: independent draws from the prior, or from a guide, weighted by {@code
 * p(draw, data) / q(draw)}, the largest weights Pareto smoothed. Right for models of few numbers,
 * and for guides that are close; {@code kHat} below 0.7 says that they are. Source: Vehtari et al.
 * 2024.
 *
 * <pre>{@code
 * var sample = ImportanceSampling.of(model).draws(10_000).seed(1).run();
 * double mean = sample.mean("mu").doubleValue();
 * }</pre>
 */
public final class ImportanceSampling {
  private final Model<NoArguments, ?> model;
  private final @Nullable Model<NoArguments, ?> guide;
  private final int draws;
  private final long seed;

  private ImportanceSampling(
      Model<NoArguments, ?> model, @Nullable Model<NoArguments, ?> guide, int draws, long seed) {
    this.model = model;
    this.guide = guide;
    this.draws = draws;
    this.seed = seed;
  }

  /** 1,000 draws from the model's prior. */
  public static ImportanceSampling of(Model<NoArguments, ?> model) {
    return new ImportanceSampling(model, null, 1000, 0);
  }

  /** From a model with the same random sites, and no data. */
  public ImportanceSampling guide(Model<NoArguments, ?> newGuide) {
    return new ImportanceSampling(model, newGuide, draws, seed);
  }

  /** How many draws. */
  public ImportanceSampling draws(int count) {
    if (count < 1) {
      throw InvalidArgument.of(
          Report.of("the number of draws must be at least 1, not " + count + ".")
              .at(Source.here())
              .cure("give a number in that range"));
    }
    return new ImportanceSampling(model, guide, count, seed);
  }

  /** What all randomness comes from. */
  public ImportanceSampling seed(long newSeed) {
    return new ImportanceSampling(model, guide, draws, newSeed);
  }

  /**
   * Draws and weighs.
   *
   * @throws AddressMismatch if the guide lacks a site
   */
  public Sample run() {
    Program program = model.trace();
    Key key = Key.of(seed);
    Weighted weighted =
        guide == null
            ? Weighted.fromPrior(program, draws, key)
            : Weighted.fromGuide(program, guide.trace(), draws, key);
    double[] raw = weighted.logWeights().data();
    double greatest = Arrays.stream(raw).max().orElseThrow();
    double mean = Arrays.stream(raw).map(w -> Math.exp(w - greatest)).average().orElseThrow();
    ParetoSmoothing smoothed = ParetoSmoothing.smooth(raw);
    double[] weights = Arrays.stream(smoothed.logWeights()).map(Math::exp).toArray();
    return new Sample(
        model.name(),
        weighted.values(),
        Tensor.wrap(Type.real(weights.length), weights),
        smoothed.kHat(),
        greatest + Math.log(mean));
  }

  /**
   * Weighted draws.
   *
   * @param model the model's name
   * @param values by address, the draws as the outermost axis
   * @param weights one for each draw, smoothed; they sum to 1
   * @param kHat the shape of the weights' tail: below 0.7 they can be relied on
   * @param logEvidence the logarithm of the mean of the raw weights: of the data's density
   */
  public record Sample(
      String model, Map<String, Tensor> values, Tensor weights, double kHat, double logEvidence) {
    /** Copies the map. */
    public Sample {
      values = Map.copyOf(values);
    }

    /** How many independent draws of the posterior they are worth: {@code 1 / sum w^2}. */
    public double effectiveSize() {
      return 1 / Arrays.stream(weights.data()).map(w -> w * w).sum();
    }

    /**
     * The posterior mean of a site.
     *
     * @throws AddressMismatch if there is no such site
     */
    public Tensor mean(String address) {
      Tensor all = values.get(address);
      if (all == null) {
        String known = " There are " + values.keySet() + ".";
        throw AddressMismatch.unused(model, address, known, Source.here());
      }
      double[] out = new double[all.shape().size() / weights.shape().size()];
      for (int i = 0; i < weights.shape().size(); i++) {
        for (int k = 0; k < out.length; k++) {
          out[k] += weights.get(i) * all.get(i * out.length + k);
        }
      }
      return Tensor.wrap(Type.real(all.shape().slice(1, all.shape().rank()).dims()), out);
    }
  }
}
