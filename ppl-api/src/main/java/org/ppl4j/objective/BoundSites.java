package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;

/** Sites whose values are known expressions: drawn together in one loop, or given. */
final class BoundSites implements Pending {
  private final @Nullable String strategy;
  private final List<Expr> placeholders = new ArrayList<>();
  private final List<Expr> values = new ArrayList<>();

  /**
   * No sites yet.
   *
   * @param strategy the strategy through which derivatives pass the values, which the cost must be
   *     smooth in; null where they were chosen elsewhere
   */
  BoundSites(@Nullable String strategy) {
    this.strategy = strategy;
  }

  /** Adds one site; returns its placeholder, which is made like another. */
  Expr add(Expr like, Expr value) {
    Expr placeholder = Level.alike(like, like.shape());
    placeholders.add(placeholder);
    values.add(value);
    return placeholder;
  }

  @Override
  public void within(Level level) {
    List<Expr> lifted = level.lift(values, new NodeMap<>());
    for (int i = 0; i < placeholders.size(); i++) {
      placeholders.set(i, level.widen(placeholders.get(i)));
      values.set(i, lifted.get(i));
    }
  }

  @Override
  public List<Expr> placeholders() {
    return List.copyOf(placeholders);
  }

  @Override
  public void eliminate(Cost cost) {
    for (int i = 0; i < placeholders.size(); i++) {
      Expr value = values.get(i);
      cost.effects().settle(placeholders.get(i), () -> value);
      List<Term> taken = cost.take(placeholders.get(i));
      cost.replace(taken, placeholders.get(i), value, strategy);
    }
  }

  @Override
  public void require(String objective, boolean mayBeBiased, Learned learned) {
    // Whoever chose the values answered for them. They may well move.
    learned.add(placeholders);
  }

  @Override
  public List<Expr> draws() {
    return List.copyOf(values);
  }
}
