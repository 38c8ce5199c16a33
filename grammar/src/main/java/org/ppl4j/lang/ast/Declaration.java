package org.ppl4j.lang.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.source.Span;

/** What a file declares. */
public sealed interface Declaration extends Ast {
  /** The comment before it. */
  Doc doc();

  /** What it is called. */
  Ast.Name name();

  /** Declarations that are programs: models and guides. */
  sealed interface Program extends Declaration {
    /** The arguments in their own parentheses; of a guide without any, none. */
    List<Ast.Parameter> parameters();

    /** What they do. */
    Body body();
  }

  /** {@code model name(arguments) { ... }}. */
  record Model(Doc doc, Ast.Name name, List<Ast.Parameter> parameters, Body body, Span span)
      implements Program {}

  /**
   * {@code guide name for target(arguments) { ... }}.
   *
   * @param hasParameters whether it has parentheses; without, it takes its model's arguments
   */
  record Guide(
      Doc doc,
      Ast.Name name,
      Ast.Name target,
      boolean hasParameters,
      List<Ast.Parameter> parameters,
      Body body,
      Span span)
      implements Program {}

  /** {@code objective name(arguments) = maximize { ... }}. */
  record Objective(
      Doc doc,
      Ast.Name name,
      List<Ast.Parameter> parameters,
      boolean isBiased,
      boolean isMaximized,
      Ast.Block body,
      Span span)
      implements Declaration {}

  /**
   * {@code fun name(arguments): type = expression}, or with a block of {@code let} and {@code
   * return}.
   */
  record Function(
      Doc doc,
      Ast.Name name,
      List<Ast.Parameter> parameters,
      @Nullable TypeNode type,
      Body body,
      Span span)
      implements Declaration {}

  /** {@code const name: type = expression}. */
  record Constant(Doc doc, Ast.Name name, @Nullable TypeNode type, Expression value, Span span)
      implements Declaration {}

  /** What stands after a head: statements in braces, or an expression after {@code =}. */
  sealed interface Body {}

  /** Statements. */
  record Statements(Ast.Block block) implements Body {}

  /** One expression; of a model {@code marginal ...}, {@code normalize ...} or another's call. */
  record Value(Expression expression) implements Body {}
}
