package org.ppl4j.lang.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.source.Span;

/** A node of a file's tree. */
public sealed interface Ast
    permits Ast.File,
        Ast.Name,
        Ast.Parameter,
        Ast.Block,
        Ast.Binder,
        Ast.Argument,
        Declaration,
        TypeNode,
        TypeNode.Field,
        Statement,
        Statement.Carry,
        Statement.Via,
        Expression,
        Expression.Subscript,
        Expression.Branch,
        Expression.Entry {
  /** Where it stands. */
  Span span();

  /** A whole file. */
  record File(List<Declaration> declarations, Span span) implements Ast {}

  /** A name, where it is introduced or used. */
  record Name(String text, Span span) implements Ast {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * An argument that a declaration takes.
   *
   * @param type null where none is given: then it is a model, in an objective
   */
  record Parameter(Doc doc, Name name, @Nullable TypeNode type, Span span) implements Ast {}

  /** Statements in order. */
  record Block(List<Statement> statements, Span span) implements Ast {}

  /**
   * An index over a range of integers, the ends included: {@code i: N} goes from 1, {@code t: 2:T}
   * from 2.
   *
   * @param lower where it begins; null for 1
   * @param upper where it ends
   */
  record Binder(Name name, @Nullable Expression lower, Expression upper, Span span)
      implements Ast {}

  /**
   * What a call hands over.
   *
   * @param name the parameter's, where the call says it: {@code scale = 2}; else null
   */
  record Argument(@Nullable Name name, Expression value, Span span) implements Ast {}
}
