package org.ppl4j.compiler.rewrite;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.TensorOp;

/**
 * One rewrite.
 *
 * @param name what it is called in dumps and tests
 * @param on the operations that it is tried on
 * @param rewrite the better node of the same type, or null if the rule does not apply
 */
public record Rule(String name, Class<? extends Op> on, Rewrite rewrite) {
  /** A rule on operations of one result. */
  public Rule(String name, Rewrite rewrite) {
    this(name, TensorOp.class, rewrite);
  }

  /** What a rule does to one node. */
  @FunctionalInterface
  public interface Rewrite {
    /** The better node of the same type, or null if the rule does not apply. */
    @Nullable Expr apply(Expr node);
  }
}
