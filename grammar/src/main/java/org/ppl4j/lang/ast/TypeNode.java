package org.ppl4j.lang.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.source.Span;

/** A type as it is written. */
public sealed interface TypeNode extends Ast {
  /**
   * {@code real<lower = 0>[N, K]}, {@code simplex[K]}.
   *
   * @param name the word it begins with
   * @param lower its lower bound
   * @param upper its upper bound
   * @param others names of bounds that there are not
   * @param dimensions its sizes
   */
  record Values(
      Ast.Name name,
      @Nullable Expression lower,
      @Nullable Expression upper,
      List<Ast.Name> others,
      List<Expression> dimensions,
      Span span)
      implements TypeNode {}

  /** {@code {mu: real, theta: real[J]}}. */
  record Record(List<Field> fields, Span span) implements TypeNode {}

  /** A field of a record type. */
  record Field(Doc doc, Ast.Name name, TypeNode type, Span span) implements Ast {}
}
