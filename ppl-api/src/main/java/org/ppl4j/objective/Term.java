package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Div;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Reshape;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Times;
import org.ppl4j.op.Transpose;

/**
 * A part of a cost: a factor times the sum of all elements of a body.
 *
 * @param factor a scalar that depends on no random choice
 * @param body a real value
 */
record Term(Expr factor, Expr body) {

  /** What it adds to the cost: one number. */
  Expr value() {
    return Ops.times(factor, body.shape().isScalar() ? body : Ops.sum(body));
  }

  static Expr total(List<Term> terms) {
    Expr total = Ops.real(0);
    for (Term term : terms) {
      total = Ops.plus(total, term.value());
    }
    return total;
  }

  /**
   * The parts of a term: it goes backwards through what is linear, as a derivative would, with one
   * factor for all elements of a node. A node that is met on several ways is met once.
   *
   * @param random whether a node depends on a random choice
   */
  static List<Term> split(Term term, Predicate<Expr> random) {
    NodeMap<Expr> factors = new NodeMap<>();
    factors.put(term.body(), term.factor());
    List<Term> parts = new ArrayList<>();
    List<Expr> nodes = Graph.nodes(List.of(term.body()));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Expr node = nodes.get(i);
      Expr factor = factors.find(node);
      if (factor != null && !(random.test(node) && passes(node, factor, factors, random))) {
        parts.add(new Term(factor, node));
      }
    }
    return parts;
  }

  /** Hands a node's factor on to its inputs; false if the node is not linear in one. */
  private static boolean passes(
      Expr node, Expr factor, NodeMap<Expr> factors, Predicate<Expr> random) {
    if (node.op() instanceof Plus) {
      meet(node, 0, factor, factors);
      meet(node, 1, factor, factors);
    } else if (node.op() instanceof Minus) {
      meet(node, 0, factor, factors);
      meet(node, 1, Ops.negate(factor), factors);
    } else if (node.op() instanceof Negate) {
      meet(node, 0, Ops.negate(factor), factors);
    } else if (node.op() instanceof Sum
        || node.op() instanceof Reshape
        || node.op() instanceof Transpose
        || node.op() instanceof Expand) {
      meet(node, 0, factor, factors);
    } else {
      return scaled(node, factor, factors, random);
    }
    return true;
  }

  private static boolean scaled(
      Expr node, Expr factor, NodeMap<Expr> factors, Predicate<Expr> random) {
    if (node.op() instanceof Times) {
      for (int i = 0; i < 2; i++) {
        Expr other = scale(node.input(1 - i), random);
        if (other != null) {
          meet(node, i, Ops.times(factor, other), factors);
          return true;
        }
      }
    }
    if (node.op() instanceof Div) {
      Expr divisor = scale(node.input(1), random);
      if (divisor != null) {
        meet(node, 0, Ops.div(factor, divisor), factors);
        return true;
      }
    }
    return false;
  }

  /** A scalar, or a value repeated from one, that depends on no random choice; else null. */
  private static @Nullable Expr scale(Expr node, Predicate<Expr> random) {
    Expr source = node;
    while (source.op() instanceof Expand) {
      source = source.input(0);
    }
    return source.shape().isScalar() && !random.test(source) ? source : null;
  }

  private static void meet(Expr node, int input, Expr factor, NodeMap<Expr> factors) {
    Expr part = node.input(input);
    Expr own = factor;
    if (part.shape().size() != node.shape().size() && !(node.op() instanceof Sum)) {
      own = Ops.times(factor, Ops.real((double) node.shape().size() / part.shape().size()));
    }
    Expr before = factors.find(part);
    factors.put(part, before == null ? own : Ops.plus(before, own));
  }

  /** Whether nothing is added. */
  boolean isZero() {
    return body.op() instanceof Constant constant
        && constant.value().shape().isScalar()
        && constant.value().get(0) == 0;
  }
}
