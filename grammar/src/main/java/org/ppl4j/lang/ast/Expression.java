package org.ppl4j.lang.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.source.Span;

/** What has a value. */
public sealed interface Expression extends Ast {
  /** A number; {@code text} is how it was written. */
  record Number(String text, double value, boolean isInteger, Span span) implements Expression {}

  /** {@code true} or {@code false}. */
  record Truth(boolean value, Span span) implements Expression {}

  /** {@code "text"}, without the quotes. */
  record Text(String value, Span span) implements Expression {}

  /** A name's value. */
  record Reference(Ast.Name name) implements Expression {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** An operation on one value. */
  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

  /** An operation on two values; {@code sign} is where the operator stands. */
  record Binary(BinaryOperator operator, Expression left, Expression right, Span sign, Span span)
      implements Expression {}

  /** {@code base[1, 2:3]}. */
  record Index(Expression base, List<Subscript> subscripts, Span span) implements Expression {}

  /** {@code base.name}. */
  record Member(Expression base, Ast.Name name, Span span) implements Expression {}

  /** {@code name(arguments)}: of a function, distribution, network, model, ... */
  record Call(Ast.Name name, List<Ast.Argument> arguments, Span span) implements Expression {}

  /** {@code [a, b, c]}. */
  record Array(List<Expression> elements, Span span) implements Expression {}

  /** {@code [first:last]}: integers, both ends included. */
  record Range(Expression first, Expression last, Span span) implements Expression {}

  /** {@code [body for i: N, j: M]}: an array with an axis for each index, the first outermost. */
  record Comprehension(Expression body, List<Ast.Binder> binders, Span span)
      implements Expression {}

  /** {@code {mu, tau: t}}; a field without a value has its own name's. */
  record Fields(List<Entry> entries, Span span) implements Expression {}

  /** {@code if condition then yes else no}: element by element; both are computed. */
  record Select(Expression condition, Expression yes, Expression no, Span span)
      implements Expression {}

  /** {@code if condition { yes } else { no }}: only the chosen branch is computed. */
  record Condition(Expression condition, Branch yes, Branch no, Span span) implements Expression {}

  /** {@code replicate i: K { ... return value }}: the values of K runs, in an objective. */
  record Replicate(Ast.Binder binder, Ast.Block body, Span span) implements Expression {}

  /**
   * {@code minibatch name[i: N] of M { ... return term }}: the sum over N, estimated from M of
   * them.
   */
  record Minibatch(Ast.Name name, Ast.Binder binder, Expression count, Ast.Block body, Span span)
      implements Expression {}

  /** {@code expect { ... return value }}: an expectation, of which no logarithm can be taken. */
  record Expect(Ast.Block body, Span span) implements Expression {}

  /**
   * {@code marginal model(arguments) keep x, y using algorithm(...)}: the model of some of its
   * sites.
   *
   * @param model a call; without parentheses its arguments are empty
   */
  record Marginal(Call model, List<Ast.Name> kept, Call algorithm, Span span)
      implements Expression {}

  /** {@code normalize model(arguments) using algorithm(...)}: the posterior of its sites. */
  record Normalize(Call model, Call algorithm, Span span) implements Expression {}

  /** Stands where the parser found no expression; a message has been given for it. */
  record Missing(Span span) implements Expression {}

  /** One subscript. */
  sealed interface Subscript extends Ast {}

  /** An element, or the elements at an array of integers. */
  record At(Expression index, Span span) implements Subscript {}

  /** {@code first:last}, both ends included; null for the first or last there is. */
  record Slice(@Nullable Expression first, @Nullable Expression last, Span span)
      implements Subscript {}

  /** A branch: names for its own use, and its value. */
  record Branch(List<Statement.Let> lets, Expression value, Span span) implements Ast {}

  /** A field's name and value; {@code {mu}} has a reference to mu as value. */
  record Entry(Ast.Name name, Expression value, Span span) implements Ast {}
}
