package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.mcmc.Draws.Chain;
import org.ppl4j.mcmc.Draws.Samples;

/** Fewer draws of a run, or the chains of two runs together. */
final class ChainEdits {
  private ChainEdits() {}

  /** Every k-th draw of each chain, the last one among them. */
  static Draws thin(Draws draws, int k) {
    if (k < 1) {
      throw InvalidArgument.of(
          Report.of("one draw of " + k + " cannot be kept.")
              .at(Source.here())
              .cure("thin by 1 or more"));
    }
    List<Chain> chains = new ArrayList<>();
    for (Chain chain : draws.chains()) {
      chains.add(
          new Chain(
              chain.number(), thin(chain.warmup(), k), thin(chain.samples(), k), chain.tuning()));
    }
    return new Draws(
        draws.model(),
        draws.kernel(),
        draws.seed(),
        draws.warmup(),
        draws.thinning() * k,
        draws.quantities(),
        draws.statistics(),
        chains);
  }

  private static Samples thin(Samples samples, int k) {
    int count = samples.count();
    return new Samples(
        count / k,
        every(samples.unconstrained(), count, k),
        samples.values().stream().map(all -> every(all, count, k)).toList(),
        samples.statistics().stream().map(all -> every(all, count, k)).toList());
  }

  private static double[] every(double[] all, int count, int k) {
    int kept = count / k;
    int size = count == 0 ? 0 : all.length / count;
    double[] out = new double[kept * size];
    for (int t = 0; t < kept; t++) {
      System.arraycopy(all, (t * k + k - 1) * size, out, t * size, size);
    }
    return out;
  }

  /** The chains of both, renumbered, cut to the length of the shortest. */
  static Draws join(Draws one, Draws other) {
    if (!one.quantities().equals(other.quantities())
        || !one.statistics().equals(other.statistics())
        || one.thinning() != other.thinning()) {
      throw InvalidArgument.of(
          Report.of(
                  "the draws of \""
                      + one.model()
                      + "\" and of \""
                      + other.model()
                      + "\" do not go together: they are of different quantities, statistics or"
                      + " thinning.")
              .at(Source.here())
              .cure("join runs of one model and kernel"));
    }
    List<Chain> chains = new ArrayList<>();
    for (Draws draws : List.of(one, other)) {
      for (Chain chain : draws.chains()) {
        chains.add(new Chain(chains.size(), chain.warmup(), chain.samples(), chain.tuning()));
      }
    }
    return new Draws(
            one.model(),
            one.kernel(),
            one.seed(),
            one.warmup(),
            one.thinning(),
            one.quantities(),
            one.statistics(),
            chains)
        .cut(chains.stream().mapToInt(chain -> chain.samples().count()).min().orElse(0));
  }
}
