package org.ppl4j.mcmc.kernel;

import java.util.List;
import java.util.Set;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Graph;
import org.ppl4j.mcmc.potential.Layout;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.SlotBuffers;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;

/**
 * For Geweke's test: draws a real site, on which no other depends, from its distribution given all
 * others: new data for the parameters.
 */
record PriorDraw(String site) implements Kernel {
  @Override
  public String name() {
    return "prior-draw";
  }

  @Override
  public Set<String> discreteSites() {
    return Set.of();
  }

  @Override
  public Transition on(Potential potential, Target target) {
    Layout.Slot slot = target.layout().slot(site);
    Graph graph =
        new Graph("prior", target.placeholders(), target.unconstrained().priorDraws(List.of(site)));
    Executable drawn = target.executor().compile(Pipeline.value().run(graph));
    SlotBuffers inputs = new SlotBuffers(target.layout(), 1);
    Values out = Values.allocate(graph.outputTypes());
    return new WithoutGradient(potential) {
      @Override
      public List<String> statistics() {
        return List.of();
      }

      @Override
      public List<Tunable> tunables() {
        return List.of();
      }

      @Override
      public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
        next.copy(state);
        inputs.load(state.vector(), 0, 0);
        drawn.call(key, 0, inputs.values(), out);
        System.arraycopy(out.doubles(0), 0, next.vector(), slot.offset(), slot.part().size());
        next.setLogDensity(potential.logDensity(next.vector()));
      }
    };
  }
}
