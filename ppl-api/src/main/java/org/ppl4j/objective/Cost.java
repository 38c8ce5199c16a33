package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;

/**
 * The cost of an objective as a sum of terms, and what its estimate does on the side. Its random
 * choices are eliminated one by one, the last first: each replaces the terms that depend on it by
 * an estimate of their mean.
 */
final class Cost {
  private final Set<Expr> random = Collections.newSetFromMap(new IdentityHashMap<>());
  private List<Term> terms = new ArrayList<>();
  private final SideEffects effects;

  Cost(Expr root, List<Expr> placeholders, SideEffects effects) {
    random.addAll(placeholders);
    this.effects = effects;
    add(new Term(Ops.real(1), root));
  }

  SideEffects effects() {
    return effects;
  }

  /** Adds a term, in as many parts as it falls into. */
  void add(Term term) {
    terms.addAll(Term.split(term, moving(term.body())));
  }

  /** Takes out and returns the terms that depend on a placeholder, which is known from here on. */
  List<Term> take(Expr placeholder) {
    List<Term> taken = new ArrayList<>();
    List<Term> kept = new ArrayList<>();
    Set<Expr> roots = reached(placeholder);
    for (Term term : terms) {
      (roots.contains(term.body()) ? taken : kept).add(term);
    }
    terms = kept;
    random.remove(placeholder);
    return taken;
  }

  /**
   * Puts a value in a placeholder's place, through which derivatives pass.
   *
   * @param taken the terms that depend on it
   * @param strategy the name of the strategy that gave the value, so that the terms must be smooth
   *     in it; else null
   */
  void replace(List<Term> taken, Expr placeholder, Expr value, @Nullable String strategy) {
    List<Expr> bodies = taken.stream().map(Term::body).toList();
    if (strategy != null) {
      Smoothness.check(placeholder, bodies, strategy);
    }
    NodeMap<Expr> replacement = new NodeMap<>();
    replacement.put(placeholder, value);
    List<Expr> now = Substitute.substitute(bodies, replacement);
    for (int i = 0; i < now.size(); i++) {
      add(new Term(taken.get(i).factor(), now.get(i)));
    }
  }

  private Set<Expr> reached(Expr placeholder) {
    List<Expr> bodies = terms.stream().map(Term::body).toList();
    return dependents(Graph.nodes(bodies), node -> node == placeholder);
  }

  /** The nodes below a body that depend on some random choice. */
  private Predicate<Expr> moving(Expr body) {
    return dependents(Graph.nodes(List.of(body)), random::contains)::contains;
  }

  /** The placeholders of random choices that an expression depends on. */
  Set<Expr> choicesIn(Expr body) {
    Set<Expr> out = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr node : Graph.nodes(List.of(body))) {
      if (node.op() instanceof Input && random.contains(node)) {
        out.add(node);
      }
    }
    return out;
  }

  private static Set<Expr> dependents(List<Expr> nodes, Predicate<Expr> source) {
    Set<Expr> out = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr node : nodes) {
      if (source.test(node) || node.inputs().stream().anyMatch(out::contains)) {
        out.add(node);
      }
    }
    return out;
  }

  /** The whole: one number. */
  Expr total() {
    return Term.total(terms);
  }
}
