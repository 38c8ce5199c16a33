package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.dist.Univariate;
import org.ppl4j.error.PplException;
import org.ppl4j.error.Source;
import org.ppl4j.error.UnsupportedStrategy;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Site;
import org.ppl4j.op.Credited;
import org.ppl4j.op.Ops;
import org.ppl4j.strategy.Pathwise;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.transform.Substitute;

/** A random site of a simulated model: a placeholder until its strategy eliminates it. */
final class RandomSite implements Pending {
  private final Site.Sample sample;
  private final Distribution<?> distribution;
  private final Strategy<?> strategy;
  private final String noise;
  private final NodeMap<Expr> known;
  private final List<Level> levels = new ArrayList<>();
  private final List<Expr> seen = new ArrayList<>();

  /**
   * A site inside some plates.
   *
   * @param sample the site as its program has it
   * @param distribution its distribution over this simulation's placeholders
   * @param noise what keys its draws
   * @param known what the program's placeholders are in this simulation
   */
  RandomSite(Site.Sample sample, Distribution<?> distribution, String noise, NodeMap<Expr> known) {
    this.sample = sample;
    this.distribution = distribution;
    this.strategy =
        Strategies.of(sample.address(), sample.value(), distribution, sample.strategy());
    this.noise = noise;
    this.known = known;
    seen.add(Level.alike(sample.value(), sample.value().shape()));
  }

  @Override
  public void within(Level level) {
    seen.add(level.widen(outermost()));
    levels.add(level);
  }

  @Override
  public List<Expr> placeholders() {
    return List.of(outermost());
  }

  /** Its placeholder, as it is seen from within all its plates. */
  Expr innermost() {
    return seen.get(0);
  }

  /** Its placeholder, as the whole objective sees it. */
  Expr outermost() {
    return seen.get(seen.size() - 1);
  }

  /** Its placeholder, as it is seen from within so many of its outermost plates. */
  Expr at(int depth) {
    return seen.get(levels.size() - depth);
  }

  /** How many plates it is in. */
  int depth() {
    return levels.size();
  }

  /** The plate that is the outermost but so many. */
  Level level(int outside) {
    return levels.get(levels.size() - 1 - outside);
  }

  Distribution<?> distribution() {
    return distribution;
  }

  Strategy<?> strategy() {
    return strategy;
  }

  String address() {
    return sample.address();
  }

  Source source() {
    return sample.source();
  }

  String noise() {
    return noise;
  }

  /** What an expression of the program's author is in this simulation. */
  Expr known(Expr written) {
    return Substitute.substitute(List.of(written), known).get(0);
  }

  /** What an expression inside some plates is inside fewer of them. */
  Expr lift(Expr inside, int from, int to, List<NodeMap<Expr>> more) {
    Expr now = inside;
    for (int depth = from - 1; depth >= to; depth--) {
      now = level(depth).lift(List.of(now), more.get(depth)).get(0);
    }
    return now;
  }

  @Override
  public void eliminate(Cost cost) {
    cost.effects().settle(outermost(), () -> new SiteView(this, cost.effects()).drawn());
    List<Term> taken = cost.take(outermost());
    if (taken.isEmpty()) {
      return;
    }
    if (strategy instanceof Pathwise<?>) {
      Expr value = new SiteView(this, cost.effects()).value();
      cost.replace(taken, outermost(), value, strategy.name());
      return;
    }
    if (strategy.isPathwise()) {
      Smoothness.check(outermost(), taken.stream().map(Term::body).toList(), strategy.name());
    }
    Map<Key, List<Term>> groups = new LinkedHashMap<>();
    for (Term term : taken) {
      if (credited(term, cost)) {
        continue;
      }
      groups.computeIfAbsent(key(term, cost), key -> new ArrayList<>()).add(term);
    }
    for (Map.Entry<Key, List<Term>> group : groups.entrySet()) {
      cost.add(estimate(group.getKey(), group.getValue(), cost.effects()));
    }
  }

  @Override
  public void require(String objective, boolean mayBeBiased, Learned learned) {
    boolean moves = learned.moves(distribution);
    if (moves && strategy.isPathwise()) {
      learned.add(seen);
    }
    if (!mayBeBiased && !strategy.isUnbiased(moves)) {
      throw UnsupportedStrategy.biased(strategy.name(), innermost().party(), objective, source());
    }
  }

  @Override
  public List<Expr> draws() {
    Expr inside = distribution.draw(new RandomStream(noise)).expr();
    List<NodeMap<Expr>> none = levels.stream().map(level -> new NodeMap<Expr>()).toList();
    return List.of(lift(inside, depth(), 0, none));
  }

  /** Terms that a strategy sees together. */
  private record Key(int lanes, Set<Expr> choices) {}

  private Key key(Term term, Cost cost) {
    Set<Expr> choices = Collections.newSetFromMap(new IdentityHashMap<>());
    choices.addAll(cost.choicesIn(term.body()));
    return new Key(usable(Lanes.follow(outermost(), ownAxes(), term.body())), choices);
  }

  /** All axes, or some of the plates'. */
  private int usable(Lanes lanes) {
    int count = lanes.count();
    return count == ownAxes() ? count : Math.min(count, depth());
  }

  /**
   * Treats a bound over replicates of which this site is part: its draws are scored by what is to
   * each replicate's credit, and the bound is left as it is for them.
   */
  private boolean credited(Term term, Cost cost) {
    if (!(term.body().op() instanceof Credited) || !strategy.scoresDraws()) {
      return false;
    }
    Expr replicates = term.body().input(2);
    Lanes lanes = Lanes.follow(outermost(), ownAxes(), replicates);
    int count = usable(lanes);
    if (!lanes.reaches(replicates.shape().rank() - 1, count)) {
      return false;
    }
    Expr aligned = lanes.of(term.body().input(1)).aligned(count);
    Expr score = estimate(count, Ops.times(term.factor(), aligned), cost.effects());
    cost.add(new Term(Ops.real(1), Ops.minus(score, Ops.stopGradient(score))));
    NodeMap<Expr> drawn = new NodeMap<>();
    drawn.put(outermost(), new SiteView(this, cost.effects()).drawn());
    cost.add(new Term(term.factor(), Substitute.substitute(List.of(term.body()), drawn).get(0)));
    return true;
  }

  /** The axes along which its values are independent: those of its plates, and its own numbers'. */
  int ownAxes() {
    return distribution instanceof Univariate ? outermost().shape().rank() : depth();
  }

  private Term estimate(Key key, List<Term> terms, SideEffects effects) {
    Expr cost = Ops.real(0);
    for (Term term : terms) {
      Expr aligned = Lanes.follow(outermost(), ownAxes(), term.body()).aligned(key.lanes());
      cost = Ops.plus(cost, Ops.times(term.factor(), aligned));
    }
    return new Term(Ops.real(1), estimate(key.lanes(), cost, effects));
  }

  private Expr estimate(int lanes, Expr cost, SideEffects effects) {
    SiteView view = new SiteView(this, Math.min(lanes, depth()), cost, effects);
    try {
      return view.estimate();
    } catch (PplException e) {
      throw e.during("estimating over \"" + address() + "\" by " + strategy.name());
    }
  }
}
