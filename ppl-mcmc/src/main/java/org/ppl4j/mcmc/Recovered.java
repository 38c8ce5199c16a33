package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.mcmc.Draws.Chain;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.mcmc.Draws.Samples;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.model.Structure;
import org.ppl4j.model.Trace;
import org.ppl4j.type.Tensor;

/** Draws with values of the sites that were summed over, and of what depends on them. */
final class Recovered {
  private final Draws draws;
  private final List<Quantity> quantities = new ArrayList<>();

  /** For each quantity its values for all draws, chain after chain; null if the draws have them. */
  private final List<@Nullable Tensor> found = new ArrayList<>();

  private Recovered(Draws draws) {
    this.draws = draws;
  }

  /**
   * Adds to draws what they lack.
   *
   * @param program the model's
   * @param trace a run of it for each draw, with the draw's values
   */
  static Draws of(Draws draws, Program program, Trace<?> trace) {
    Recovered out = new Recovered(draws);
    for (Program.Entry entry : program.samples()) {
      if (!((Site.Sample) entry.site()).hidden()) {
        out.add(Kind.SITE, entry.site().address(), trace.get(entry.site().address()));
      }
    }
    for (Program.Entry entry : program.entries()) {
      if (entry.site() instanceof Site.Deterministic) {
        out.add(Kind.DETERMINISTIC, entry.site().address(), trace.get(entry.site().address()));
      }
    }
    List<String> names = Structure.names(trace.result());
    List<Value> values = Structure.values(trace.result());
    for (int i = 0; i < names.size(); i++) {
      out.add(Kind.RESULT, names.get(i), values.get(i).value());
    }
    return out.draws();
  }

  private void add(Kind kind, String name, Tensor pooled) {
    Quantity quantity =
        new Quantity(name, kind, pooled.type().withShape(pooled.shape().without(0)));
    quantities.add(quantity);
    found.add(draws.quantities().contains(quantity) ? null : pooled);
  }

  private Draws draws() {
    List<Chain> chains = new ArrayList<>();
    for (Chain chain : draws.chains()) {
      Samples samples = chain.samples();
      List<double[]> values = new ArrayList<>();
      List<double[]> none = new ArrayList<>();
      for (int i = 0; i < quantities.size(); i++) {
        Tensor pooled = found.get(i);
        values.add(
            pooled == null
                ? samples.values().get(draws.quantities().indexOf(quantities.get(i)))
                : part(pooled, chains.size(), quantities.get(i).type().shape().size()));
        none.add(new double[0]);
      }
      List<double[]> nothing = draws.statistics().stream().map(name -> new double[0]).toList();
      chains.add(
          new Chain(
              chain.number(),
              new Samples(0, new double[0], none, nothing),
              new Samples(samples.count(), samples.unconstrained(), values, samples.statistics()),
              chain.tuning()));
    }
    return new Draws(
        draws.model(),
        draws.kernel(),
        draws.seed(),
        draws.warmup(),
        draws.thinning(),
        quantities,
        draws.statistics(),
        chains);
  }

  /** One chain's values. */
  private double[] part(Tensor pooled, int chain, int size) {
    int length = draws.chains().get(chain).samples().count() * size;
    return Arrays.copyOfRange(pooled.data(), chain * length, (chain + 1) * length);
  }
}
