package example;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.oneHotCategorical;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.strategy.Strategies.disarm;
import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.reparam;
import static org.ppl4j.strategy.Strategies.straightThrough;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Binomial;
import org.ppl4j.ir.Expr;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Objective;
import org.ppl4j.transform.Grad;

/** Strategies that a site does not have, or that do not go with its use. */
final class StrategyMistakes {
  private StrategyMistakes() {}

  static void addTo(BiConsumer<String, Runnable> all) {
    all.accept(
        "missing-strategy",
        () ->
            estimate(m -> m.sample("count", poisson(m.param("rate", Real.constant(2)))).toReal()));
    all.accept(
        "unsupported-strategy",
        () -> estimate(m -> m.sample("step", oneHotCategorical(third()), reparam()).sum()));
    all.accept(
        "unsupported-strategy-trials",
        () ->
            estimate(
                m -> {
                  Int trials = m.sample("trials", bernoulli(0.4), enumerate()).plus(3);
                  Real half = Real.constant(0.5);
                  return m.sample("wins", new Binomial(trials, half), enumerate()).toReal();
                }));
    all.accept(
        "unsupported-strategy-mixing",
        () ->
            estimate(
                m ->
                    m.plate("coin", 3)
                        .map(i -> m.sample("heads", bernoulli(0.4), enumerate()).toReal())
                        .sum()
                        .square()));
    all.accept(
        "unsupported-strategy-biased",
        () -> estimate(m -> m.sample("step", oneHotCategorical(third()), straightThrough()).sum()));
    all.accept(
        "non-smooth-use",
        () -> estimate(m -> m.sample("height", normal(0, 1)).greaterThan(0.5).toReal().plus(1)));
    all.accept("not-differentiable-twice", StrategyMistakes::twice);
  }

  private static Real third() {
    return Real.constant(0.25, 0.25, 0.5);
  }

  private static Estimate estimate(Function<Scope, Real> body) {
    Model<NoArguments, Real> guide = model("guide", body);
    Objective objective = maximize("gain", e -> e.simulate(guide).result());
    return objective.estimate();
  }

  private static void twice() {
    Estimate estimate =
        estimate(
            m -> {
              Real chance = m.param("chance", Real.constant(0.4));
              return m.sample("heads", bernoulli(chance), disarm()).toReal();
            });
    List<Expr> params = List.of(estimate.params().get(0).value());
    Grad.gradients(Grad.gradients(estimate.value(), params).get(0), params);
  }
}
