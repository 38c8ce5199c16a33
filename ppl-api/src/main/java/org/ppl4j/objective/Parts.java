package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Algorithm;
import org.ppl4j.model.Algorithm.Target;
import org.ppl4j.model.Approximation;
import org.ppl4j.model.Block;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handler;
import org.ppl4j.model.Model;
import org.ppl4j.model.Program;
import org.ppl4j.model.Runs;
import org.ppl4j.model.Simulation;
import org.ppl4j.model.Site;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.transform.Substitute;

/** Has the algorithms of parts estimate their densities. */
final class Parts {
  private Parts() {}

  /**
   * Estimates a part's density.
   *
   * @param runs runs models, given what is known around the part
   * @param around the block that the part is in
   * @param known what the block's placeholders are
   * @param isGiven whether the part's values are given; else they are drawn in this run
   */
  static Unfold.Approximated estimate(
      Runs runs, Approximation part, Block around, NodeMap<Expr> known, boolean isGiven) {
    Runs inside = new Inside(runs, part.params());
    Algorithm algorithm = part.algorithm();
    if (part.drawn() && !isGiven) {
      Algorithm.Draw draw = algorithm.draw(inside, new Target(part.model(), Choices.empty()));
      Map<String, Expr> drawn = new HashMap<>();
      for (String address : draw.latent().addresses()) {
        drawn.put(address, draw.latent().get(address).expr());
      }
      return new Unfold.Approximated(draw.logDensity().expr(), drawn);
    }
    Choices kept = values(part.kept(), around, known);
    Real density;
    if (part.drawn()) {
      density = algorithm.logDensity(inside, new Target(part.model(), Choices.empty()), kept);
    } else if (isGiven) {
      density = algorithm.logIntegral(inside, new Target(part.model(), kept));
    } else {
      Choices exact = values(part.integrated(), around, known);
      density = algorithm.logIntegral(inside, new Target(part.model(), kept), exact);
    }
    return new Unfold.Approximated(density.expr(), Map.of());
  }

  /** The values of some sites, as the block around them sees them. */
  private static Choices values(Set<String> addresses, Block around, NodeMap<Expr> known) {
    Choices out = Choices.empty();
    for (Program.Entry entry : around.entries()) {
      if (addresses.contains(entry.site().address())) {
        Expr value =
            entry.site() instanceof Site.Observe observe
                ? data(observe, entry)
                : requireNonNull(entry.value());
        Expr now = Substitute.substitute(List.of(value), known).get(0);
        out = out.and(entry.site().address(), Value.of(now));
      }
    }
    return out;
  }

  /** A site's value that a handler around the part made data. */
  private static Expr data(Site.Observe observe, Program.Entry entry) {
    Expr value = observe.data().expr();
    for (int i = entry.frames().size() - 1; i >= 0; i--) {
      value = entry.frames().get(i).lift(List.of(value), new NodeMap<>()).get(0);
    }
    return value;
  }

  /**
   * Runs models as if they were in the part's place: the layers around it answer for their params.
   */
  private record Inside(Runs runs, Handler params) implements Runs {
    @Override
    public <A extends Record, R> Simulation<R> simulate(Model<A, R> model, A with) {
      return runs.simulate(model.with(params), with);
    }

    @Override
    public <A extends Record> Real logDensity(Model<A, ?> model, A with, Choices choices) {
      return runs.logDensity(model.with(params), with, choices);
    }

    @Override
    public <V extends Value, D extends Distribution<V>> V sample(
        String name, D distribution, Strategy<? super D> strategy) {
      return runs.sample(name, distribution, strategy);
    }

    @Override
    public <T> T replicate(int count, Function<Int, T> body) {
      return runs.replicate(count, body);
    }

    @Override
    public <T> T independently(int count, Function<Int, T> body) {
      return runs.independently(count, body);
    }
  }
}
