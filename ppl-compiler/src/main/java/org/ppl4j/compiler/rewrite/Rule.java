package org.ppl4j.compiler.rewrite;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/**
 * One rewrite.
 *
 * @param name what it is called in dumps and tests
 * @param rewrite the better node of the same type, or null if the rule does not apply
 */
public record Rule(String name, Rewrite rewrite) {
  /** What a rule does to one node. */
  @FunctionalInterface
  public interface Rewrite {
    /** The better node of the same type, or null if the rule does not apply. */
    @Nullable Expr apply(Expr node);
  }
}
