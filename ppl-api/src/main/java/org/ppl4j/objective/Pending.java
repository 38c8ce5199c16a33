package org.ppl4j.objective;

import java.util.List;
import org.ppl4j.ir.Expr;

/** A random choice that is still a placeholder in the cost. */
interface Pending {
  /**
   * Replaces the terms that depend on it by an estimate of their mean over it.
   *
   * @param cost the cost, from which whatever comes after it in the program is gone
   */
  void eliminate(Cost cost);

  /** Adds the next plate around it, whose other random choices before this one are known to it. */
  void within(Level level);

  /** Its placeholders, as the whole objective sees them. */
  List<Expr> placeholders();

  /**
   * Fails if a strategy is biased, and the objective does not say that it may be.
   *
   * @param objective the objective's name
   * @param learned what moves with the params before it; it adds itself
   */
  void require(String objective, boolean mayBeBiased, Learned learned);

  /** What it is drawn as, placeholder by placeholder, where only values matter. */
  List<Expr> draws();
}
