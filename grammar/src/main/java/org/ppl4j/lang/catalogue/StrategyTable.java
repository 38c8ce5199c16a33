package org.ppl4j.lang.catalogue;

import static org.ppl4j.lang.catalogue.Builtin.Sort.ALGORITHM;
import static org.ppl4j.lang.catalogue.Builtin.Sort.BASELINE;
import static org.ppl4j.lang.catalogue.Builtin.Sort.STRATEGY;
import static org.ppl4j.strategy.Strategies.*;

import java.util.Map;
import org.ppl4j.strategy.Baseline;

/**
 * The gradient strategies, their baselines, and the algorithms of {@code marginal} and {@code
 * normalize}, a line for each. A proposal is handed over as a function from choices to a model.
 */
final class StrategyTable {
  /** In a model: the site is summed out, exactly. No strategy of Java's: a handler. */
  static final String MARGINALIZE = "marginalize";

  private StrategyTable() {}

  static Map<String, Builtin> strategies() {
    return new Entries()
        .plain(STRATEGY, "reparam(): strategy", "reparam()", a -> reparam())
        .plain(
            STRATEGY, "implicit_reparam(): strategy", "implicitReparam()", a -> implicitReparam())
        .plain(
            STRATEGY,
            "rejection_reparam(augmentation_: size): strategy",
            "rejectionReparam(1) || rejectionReparam({0})",
            a -> rejectionReparam(a.size(0, 1)))
        .plain(
            STRATEGY,
            "reinforce(baseline_: baseline): strategy",
            "reinforce() || reinforce({0})",
            a -> a.has(0) ? reinforce(a.as(Baseline.class, 0)) : reinforce())
        .plain(
            STRATEGY,
            "leave_one_out(count_: size): strategy",
            "leaveOneOut(4) || leaveOneOut({0})",
            a -> leaveOneOut(a.size(0, 4)))
        .plain(STRATEGY, "enumerate(): strategy", "enumerate()", a -> enumerate())
        .plain(
            STRATEGY, "enumerate_in_turn(): strategy", "enumerateInTurn()", a -> enumerateInTurn())
        .plain(STRATEGY, "measure_valued(): strategy", "measureValued()", a -> measureValued())
        .plain(STRATEGY, "arm(): strategy", "arm()", a -> arm())
        .plain(STRATEGY, "disarm(): strategy", "disarm()", a -> disarm())
        .plain(
            STRATEGY,
            "stick_breaking_disarm(): strategy",
            "stickBreakingDisarm()",
            a -> stickBreakingDisarm())
        .plain(
            STRATEGY,
            "rebar(temperature: real<lower = 0>, scale: real): strategy",
            "rebar({*})",
            a -> rebar(a.real(0), a.real(1)))
        .plain(
            STRATEGY,
            "gumbel_softmax(temperature: real<lower = 0>): strategy",
            "gumbelSoftmax({0})",
            a -> gumbelSoftmax(a.real(0)))
        .plain(
            STRATEGY,
            "straight_through_gumbel(temperature: real<lower = 0>): strategy",
            "straightThroughGumbel({0})",
            a -> straightThroughGumbel(a.number(0)))
        .plain(
            STRATEGY, "straight_through(): strategy", "straightThrough()", a -> straightThrough())
        .plain(STRATEGY, "detached(): strategy", "detached()", a -> detached())
        .special(
            STRATEGY,
            MARGINALIZE + "(): strategy",
            "Handlers.marginalize",
            a -> {
              throw new IllegalStateException("marginalize is a handler");
            })
        .all();
  }

  static Map<String, Builtin> baselines() {
    return new Entries()
        .plain(
            BASELINE,
            "constant(value: real): baseline",
            "Baseline.constant({0})",
            a -> Baseline.constant(a.number(0)))
        .plain(
            BASELINE,
            "moving_average(decay: real<lower = 0, upper = 1>): baseline",
            "Baseline.movingAverage({0})",
            a -> Baseline.movingAverage(a.number(0)))
        .plain(
            BASELINE,
            "learned(prediction: real): baseline",
            "Baseline.learned({0})",
            a -> Baseline.learned(a.real(0)))
        .all();
  }

  static Map<String, Builtin> algorithms() {
    return new Entries()
        .plain(
            ALGORITHM,
            "importance(particles: size, proposal_: proposal): algorithm",
            "importance({*})",
            Algorithmic::importance)
        .plain(
            ALGORITHM,
            "sir(particles: size, proposal: proposal): algorithm",
            "sir({*}, enumerate())",
            Algorithmic::sir)
        .plain(
            ALGORITHM,
            "annealed(particles: size, steps: size, step_size: real<lower = 0>, proposal: proposal): algorithm",
            "annealed({*})",
            Algorithmic::annealed)
        .all();
  }
}
