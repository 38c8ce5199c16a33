package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ppl4j.Expectation;
import org.ppl4j.Real;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;

/**
 * What training raises or lowers: the expectation of a computation over runs of models.
 *
 * <pre>{@code
 * static Objective elbo(Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
 *   return Objective.maximize("elbo", e -> {
 *     var t = e.simulate(q);
 *     return e.logDensity(p, t.choices()).minus(t.logDensity());
 *   });
 * }
 * }</pre>
 */
public final class Objective {
  private final String name;
  private final boolean maximized;
  private final boolean biased;
  private final Function<ObjectiveScope, ? extends Expectation> body;
  private final Source source;

  private Objective(
      String name,
      boolean maximized,
      boolean biased,
      Function<ObjectiveScope, ? extends Expectation> body,
      Source source) {
    this.name = name;
    this.maximized = maximized;
    this.biased = biased;
    this.body = body;
    this.source = source;
  }

  /** An objective to be raised. */
  public static Objective maximize(
      String name, Function<ObjectiveScope, ? extends Expectation> body) {
    return new Objective(name, true, false, body, Source.here());
  }

  /** An objective to be lowered. */
  public static Objective minimize(
      String name, Function<ObjectiveScope, ? extends Expectation> body) {
    return new Objective(name, false, false, body, Source.here());
  }

  /** The same, which may hold strategies whose gradients are biased. */
  public Objective biased() {
    return new Objective(name, maximized, true, body, source);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Whether it is to be raised. */
  public boolean isMaximized() {
    return maximized;
  }

  /**
   * Turns it into an estimate over noise: traces the computation, then has each random site's
   * strategy, the last site first, replace the terms that depend on the site.
   *
   * @throws org.ppl4j.error.PplException if the computation or a strategy is wrong
   */
  public Estimate estimate() {
    ObjectiveScope scope = new ObjectiveScope();
    Real whole = body.apply(scope).estimate();
    if (!whole.shape().isScalar()) {
      throw ShapeMismatch.of(
          Report.of(
                  "objective \"" + name + "\" must be one number, not " + whole.expr().type() + ".")
              .where("value", whole.expr().party())
              .at(source)
              .cure("sum it, or take logMeanExp over replicated weights"));
    }
    List<Pending> pending = scope.pending();
    List<Expr> placeholders = new ArrayList<>();
    Learned learned = new Learned();
    for (Pending choice : pending) {
      choice.require(name, biased, learned);
      placeholders.addAll(choice.placeholders());
    }
    SideEffects effects = new SideEffects();
    Expr total = estimate(whole.expr(), pending, placeholders, effects);
    Expr side = estimate(scope.sideLoss(), pending, placeholders, effects);
    Expr loss = Ops.plus(maximized ? Ops.negate(total) : total, side);
    Expr lowered = Ops.plus(loss, effects.loss());
    List<Expr> outputs = new ArrayList<>(List.of(total, lowered));
    effects.states().forEach(state -> outputs.add(state.next()));
    List<Expr> bound = Substitute.substitute(outputs, scope.params().bindings());
    List<Estimate.State> states = new ArrayList<>();
    for (int i = 0; i < effects.states().size(); i++) {
      Estimate.State state = effects.states().get(i);
      states.add(
          new Estimate.State(state.name(), state.value(), state.initial(), bound.get(2 + i)));
    }
    return new Estimate(
        name,
        maximized,
        scope.params().all(),
        scope.arguments(),
        bound.get(0),
        bound.get(1),
        states);
  }

  private static Expr estimate(
      Expr whole, List<Pending> pending, List<Expr> placeholders, SideEffects effects) {
    Cost cost = new Cost(whole, placeholders, effects);
    for (int i = pending.size() - 1; i >= 0; i--) {
      pending.get(i).eliminate(cost);
    }
    return cost.total();
  }
}
