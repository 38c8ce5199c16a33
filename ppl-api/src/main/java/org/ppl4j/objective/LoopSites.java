package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.strategy.Reparam;

/** The reparameterised sites of a scan, drawn together in one loop. */
final class LoopSites implements Pending {
  private final List<Expr> placeholders = new ArrayList<>();
  private final List<Expr> values = new ArrayList<>();

  /**
   * Adds one site.
   *
   * @param like the placeholder that its program has for it
   * @param value what the loop draws for all its steps
   * @return its placeholder
   */
  Expr add(Expr like, Expr value) {
    Input op = (Input) like.op();
    Expr placeholder = Input.create(op.label(), op.kind(), op.type()).at(like.source());
    placeholders.add(placeholder);
    values.add(value);
    return placeholder;
  }

  @Override
  public void within(Level level) {
    List<Expr> lifted = level.lift(values, new NodeMap<>());
    for (int i = 0; i < placeholders.size(); i++) {
      Expr inside = placeholders.get(i);
      Input op = (Input) inside.op();
      Expr outside =
          Input.create(
                  op.label(),
                  op.kind(),
                  op.type().withShape(inside.shape().prepend(level.frame().size())))
              .at(inside.source());
      level.stacked().put(inside, outside);
      placeholders.set(i, outside);
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
      Expr placeholder = placeholders.get(i);
      Expr value = values.get(i);
      cost.effects().settle(placeholder, () -> value);
      List<Term> taken = cost.take(placeholder);
      cost.replace(taken, placeholder, value, new Reparam().name());
    }
  }

  /** Reparameterisation is unbiased. */
  @Override
  public void require(String objective, boolean mayBeBiased) {}
}
