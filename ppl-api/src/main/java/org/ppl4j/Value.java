package org.ppl4j;

import org.ppl4j.error.Source;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/**
 * A staged value: a handle on an expression that is computed when its program runs. Shapes are
 * static and strict: an elementwise operation takes equal shapes, or a scalar with anything.
 */
public abstract sealed class Value permits Real, Int, Bool {
  private final Expr expr;

  Value(Expr expr) {
    this.expr = expr;
  }

  /** The typed handle on an expression. */
  public static Value of(Expr expr) {
    return switch (expr.dtype()) {
      case REAL -> new Real(expr);
      case INT -> new Int(expr);
      case BOOL -> new Bool(expr);
    };
  }

  /** The expression, as the compiler sees it. */
  public final Expr expr() {
    return expr;
  }

  /** The static shape. */
  public final Shape shape() {
    return expr.shape();
  }

  /**
   * Computes a value that depends on no placeholder, in float64.
   *
   * @throws org.ppl4j.error.FreePlaceholder if it depends on one
   */
  public final Tensor value() {
    return Evaluator.evaluate(expr);
  }

  /** The typed text of the expression. */
  @Override
  public final String toString() {
    return expr.toString();
  }

  /**
   * Marks an expression made from this one, unless it is this one: a copy of a node is another
   * node, whose derivative does not count as this one's.
   */
  final Expr marked(Expr made) {
    return made == expr ? made : here(made);
  }

  /**
   * Marks a new expression with the line of the user's program that asked for it. A placeholder
   * stays the node that it is.
   */
  static Expr here(Expr expr) {
    return expr.op() instanceof Input ? expr : expr.at(Source.here());
  }
}
