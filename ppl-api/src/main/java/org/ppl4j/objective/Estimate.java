package org.ppl4j.objective;

import java.util.List;
import org.ppl4j.dist.Support;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.Tensor;

/**
 * An objective after its random sites have gone: an unbiased estimate over noise, whose ordinary
 * derivatives in the params are unbiased estimates of the objective's.
 *
 * @param name the objective's name
 * @param maximized whether the objective is to be raised; else it is to be lowered
 * @param params what is learned, each by its placeholder in {@code value} and {@code loss}
 * @param arguments the placeholders of what is fed in at each evaluation
 * @param value the estimate of the objective: a real scalar
 * @param loss what a step lowers: the objective, negated if maximized, and whatever the strategies
 *     minimize on the side; a real scalar
 * @param states what strategies remember from one evaluation to the next
 */
public record Estimate(
    String name,
    boolean maximized,
    List<Param> params,
    List<Expr> arguments,
    Expr value,
    Expr loss,
    List<State> states) {
  /** Copies the lists. */
  public Estimate {
    params = List.copyOf(params);
    arguments = List.copyOf(arguments);
    states = List.copyOf(states);
  }

  /**
   * A value to be learned.
   *
   * @param address its site's address
   * @param value its placeholder: a value inside the support
   * @param initial where learning begins
   * @param support where it must stay; learning moves in the unconstrained space of its bijector
   */
  public record Param(String address, Expr value, Tensor initial, Support support) {}

  /**
   * Something remembered, like a moving average.
   *
   * @param name what it is
   * @param value its placeholder
   * @param initial what it is before the first evaluation
   * @param next what it becomes in an evaluation
   */
  public record State(String name, Expr value, Tensor initial, Expr next) {}
}
