package org.ppl4j.lang.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.source.Span;

/** A step of a body. */
public sealed interface Statement extends Ast {
  /** The comment before it. */
  Doc doc();

  /**
   * {@code name: type ~ distribution via strategy where mask}.
   *
   * @param type the declared one, or null
   * @param distribution a distribution, or a model, whose sites then lie below the name
   */
  record Sample(
      Doc doc,
      Ast.Name name,
      @Nullable TypeNode type,
      Expression distribution,
      Clauses clauses,
      Span span)
      implements Statement {}

  /**
   * {@code observe target ~ distribution where mask as name}.
   *
   * @param target the data
   */
  record Observe(Doc doc, Expression target, Expression distribution, Clauses clauses, Span span)
      implements Statement {}

  /**
   * {@code param name: type = initial}: a value to be learned.
   *
   * @param type its shape and support; null for those of the initial value
   * @param initial where it begins, a scalar for all elements or a value for each; null for the
   *     image of 0
   */
  record Param(
      Doc doc, Ast.Name name, @Nullable TypeNode type, @Nullable Expression initial, Span span)
      implements Statement {}

  /** {@code network name = kind(...)}: parameters to be learned, and the function they make. */
  record Network(Doc doc, Ast.Name name, Expression value, Span span) implements Statement {}

  /** {@code let name: type = value}. */
  record Let(Doc doc, Ast.Name name, @Nullable TypeNode type, Expression value, Span span)
      implements Statement {}

  /** {@code deterministic name: type = value}: the same, kept for the program's readers. */
  record Deterministic(Doc doc, Ast.Name name, @Nullable TypeNode type, Expression value, Span span)
      implements Statement {}

  /** {@code factor name = term}: a term of the log density; the name may be left out. */
  record Factor(Doc doc, Ast.@Nullable Name name, Expression term, Span span)
      implements Statement {}

  /** {@code plate name[i: N] subsample M { ... }}. */
  record Plate(
      Doc doc,
      Ast.Name name,
      Ast.Binder binder,
      @Nullable Expression subsample,
      Ast.Block body,
      Span span)
      implements Statement {}

  /** {@code scan name[t: T](carry = initial) { ... next carry = value }}. */
  record Scan(
      Doc doc, Ast.Name name, Ast.Binder binder, List<Carry> carries, Ast.Block body, Span span)
      implements Statement {}

  /** {@code next carry = value}: what a scan's step hands to the one after it. */
  record Next(Doc doc, Ast.Name name, Expression value, Span span) implements Statement {}

  /** {@code minimize term}, in an objective: what training lowers, or raises, on the side. */
  record Side(Doc doc, boolean isMaximized, Expression term, Span span) implements Statement {}

  /** {@code return value}. */
  record Return(Doc doc, Expression value, Span span) implements Statement {}

  /** What a scan carries from step to step, and what it is before the first. */
  record Carry(Ast.Name name, Expression initial, Span span) implements Ast {}

  /**
   * What may follow a distribution, in any order.
   *
   * @param via the gradient strategy, of a sample statement
   * @param where a truth value; where it is false the site does not count
   * @param as the site's name, of an observe statement whose target's name is not it
   * @param repeated clauses that stand there twice
   */
  record Clauses(
      @Nullable Via via, @Nullable Expression where, Ast.@Nullable Name as, List<Span> repeated) {}

  /** {@code via name(arguments)}. */
  record Via(Ast.Name name, List<Ast.Argument> arguments, Span span) implements Ast {}
}
