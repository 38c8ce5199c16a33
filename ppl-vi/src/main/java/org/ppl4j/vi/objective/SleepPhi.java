package org.ppl4j.vi.objective;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The sleep phase of an amortized guide: {@code E_p(x, z)[log q(z | x)]}, over data and values that
 * the model dreams; raised, it lowers {@code E_p(x) KL(p(z | x) || q(z | x))}. Unbiased, with no
 * strategy for the model's sites, whose params are held. Source: Hinton, Dayan, Frey and Neal, The
 * wake-sleep algorithm (1995).
 *
 * @param model the model; its observations are drawn
 * @param guide the guide for dreamt observations, which it finds by their addresses
 */
public record SleepPhi(
    Model<NoArguments, ?> model, Function<Choices, Model<NoArguments, ?>> guide) {
  /** Its estimate, in the scope of an objective. */
  public Real estimate(ObjectiveScope e) {
    Model<NoArguments, ?> dreaming = model.with(Handlers.uncondition());
    Choices all = e.simulate(dreaming.with(Handlers.detached())).choices().stopGradient();
    Set<String> observed =
        model.trace().observations().stream()
            .map(entry -> entry.site().address())
            .collect(Collectors.toSet());
    Choices z = all.only(address -> !observed.contains(address));
    return e.logDensity(guide.apply(all.only(observed::contains)), z);
  }

  /** The objective. */
  public Objective objective() {
    return Objective.maximize("sleepPhi", this::estimate);
  }
}
