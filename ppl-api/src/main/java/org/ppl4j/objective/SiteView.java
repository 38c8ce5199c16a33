package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.dist.Univariate;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Density;
import org.ppl4j.model.Structure;
import org.ppl4j.op.Ops;
import org.ppl4j.strategy.Continuation;
import org.ppl4j.strategy.Pathwise;
import org.ppl4j.strategy.Site;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * A random site and its continuation for some terms of the cost, as a strategy sees them: from
 * within those outermost plates whose elements the terms keep apart. What the strategy builds there
 * is lifted out of the plates at once.
 */
final class SiteView implements Site<Object>, Continuation {
  private final RandomSite site;
  private final int depth;
  private final Expr cost;
  private final Shape costShape;
  private final SideEffects effects;
  private final RandomStream noise;
  private final List<NodeMap<Expr>> more = new ArrayList<>();

  /**
   * A view.
   *
   * @param depth from within how many plates
   * @param cost the terms' cost as the whole objective sees it: axes for those plates, then, if
   *     each of the site's own numbers has a cost of its own, theirs
   */
  SiteView(RandomSite site, int depth, Expr cost, SideEffects effects) {
    this(site, depth, cost, cost.shape().slice(depth, cost.shape().rank()), effects);
  }

  /** A view from within all plates, for a strategy that gives a value and asks for no cost. */
  SiteView(RandomSite site, SideEffects effects) {
    this(site, site.depth(), Ops.real(0), Shape.SCALAR, effects);
  }

  private SiteView(RandomSite site, int depth, Expr cost, Shape costShape, SideEffects effects) {
    this.site = site;
    this.depth = depth;
    this.cost = cost;
    this.costShape = costShape;
    this.effects = effects;
    this.noise = new RandomStream(site.noise());
    for (int i = 0; i < site.depth(); i++) {
      more.add(new NodeMap<>());
    }
  }

  /** A pathwise strategy's value, as the whole objective sees it. */
  @SuppressWarnings("unchecked")
  Expr value() {
    Value value = ((Pathwise<Object>) site.strategy()).value(this);
    requireType(value, site.at(depth).type());
    return outside(value.expr());
  }

  /** A draw through which no derivative passes, as the whole objective sees it. */
  Expr drawn() {
    return Ops.stopGradient(outside(draw().expr()));
  }

  /** The strategy's estimate, as the whole objective sees it. */
  @SuppressWarnings("unchecked")
  Expr estimate() {
    Real estimate = ((Strategy<Object>) site.strategy()).estimate(this, this);
    if (!estimate.shape().equals(costShape)) {
      throw ShapeMismatch.of(
          Report.of(
                  "strategy "
                      + site.strategy().name()
                      + " estimates "
                      + estimate.expr().type()
                      + " for a cost of shape "
                      + costShape
                      + ".")
              .where("estimate", estimate.expr().party())
              .at(site.source())
              .cure("an estimate has the shape that the continuation gives for one value"));
    }
    return outside(estimate.expr());
  }

  /** What an expression inside the plates is for the whole objective. */
  private Expr outside(Expr inside) {
    return site.lift(inside, depth, 0, more);
  }

  /** What an expression inside all of the site's plates is in this view. */
  private Expr inside(Expr innermost) {
    return site.lift(innermost, site.depth(), depth, more);
  }

  /** A value of the whole objective, with the plates' axes outermost, as it is seen inside. */
  private Real seen(Expr whole) {
    Expr now = whole;
    for (int i = 0; i < depth; i++) {
      Type type = now.type();
      Expr element =
          Input.create("cost", "cost", type.withShape(type.shape().slice(1, type.shape().rank())));
      more.get(i).put(element, now);
      now = element;
    }
    return new Real(now);
  }

  @Override
  public Real apply(Value value) {
    requireType(value, site.at(depth).type());
    return seen(costOf(outside(value.expr())));
  }

  private Expr costOf(Expr value) {
    return Substitute.substitute(List.of(cost), replacing(site.outermost(), value)).get(0);
  }

  @Override
  public Real applyBatched(Value values) {
    int count = batch(values);
    Expr front = toFront(outside(values.expr()));
    Expr costs = Batch.batch(List.of(cost), replacing(site.outermost(), front), count).get(0);
    return seen(fromFront(costs));
  }

  @Override
  public Real numbers(Value values) {
    batch(values);
    Expr front = toFront(outside(values.expr()));
    return seen(fromFront(new Numbers(cost, site.outermost()).of(front)));
  }

  @Override
  public Real numbersOneByOne(Value drawn, Value others) {
    batch(others);
    Expr costs =
        new Numbers(cost, site.outermost())
            .oneByOne(
                depth, site.ownAxes(), outside(drawn.expr()), toFront(outside(others.expr())));
    return seen(fromFront(costs));
  }

  @Override
  public Real applyInTurn(Value values) {
    batch(values);
    return seen(fromFront(Loop.over(cost, site.outermost(), toFront(outside(values.expr())))));
  }

  private int batch(Value values) {
    Shape shape = values.shape();
    int count = shape.isScalar() ? 0 : shape.dim(0);
    Type one = site.at(depth).type();
    requireType(values, one.withShape(one.shape().prepend(count)));
    return count;
  }

  /** Moves the axis of several values from behind the plates' axes to the front. */
  private Expr toFront(Expr whole) {
    int[] order = Axes.range(0, whole.shape().rank()).toArray();
    for (int i = depth; i > 0; i--) {
      order[i] = i - 1;
    }
    order[0] = depth;
    return Ops.transpose(whole, order);
  }

  private Expr fromFront(Expr whole) {
    int[] order = Axes.range(0, whole.shape().rank()).toArray();
    for (int i = 0; i < depth; i++) {
      order[i] = i + 1;
    }
    order[depth] = 0;
    return Ops.transpose(whole, order);
  }

  private static NodeMap<Expr> replacing(Expr placeholder, Expr value) {
    NodeMap<Expr> out = new NodeMap<>();
    out.put(placeholder, value);
    return out;
  }

  private void requireType(Value value, Type wanted) {
    if (!value.expr().type().equals(wanted)) {
      throw ShapeMismatch.of(
          Report.of(
                  "the continuation of \""
                      + address()
                      + "\" takes "
                      + wanted
                      + ", not "
                      + value.expr().type()
                      + ".")
              .where("value", value.expr().party())
              .at(site.source())
              .cure("a strategy hands over values of the site's type"));
    }
  }

  @Override
  public String address() {
    return site.address();
  }

  @Override
  public Source source() {
    return site.source();
  }

  @Override
  public Object distribution() {
    Distribution<?> one = site.distribution();
    if (depth == site.depth()) {
      return one;
    }
    Shape shape = one.shape();
    return Structure.map(
        one,
        value -> {
          boolean stretched = one instanceof Univariate && value.shape().isScalar();
          Expr full = stretched ? Ops.expand(value.expr(), shape) : value.expr();
          return Value.of(inside(full));
        });
  }

  @Override
  public boolean isJoint() {
    Distribution<?> one = site.distribution();
    int vector = one.shape().rank() - one.independentAxes();
    Shape shape = site.at(depth).shape();
    return costShape.isScalar() && shape.slice(0, shape.rank() - vector).size() != 1;
  }

  @Override
  public RandomStream noise() {
    return noise;
  }

  @Override
  public Value draw() {
    return Value.of(inside(innermostDraw().expr()));
  }

  private Value innermostDraw() {
    return site.distribution().draw(noise);
  }

  @Override
  public Value draws(int count) {
    int before = noise.made().size();
    Expr one = innermostDraw().expr();
    NodeMap<Expr> fresh = new NodeMap<>();
    for (Expr made : noise.made().subList(before, noise.made().size())) {
      fresh.put(made, Expr.of(((Noise) made.op()).repeated(count), List.of()));
    }
    Expr several = inside(Batch.batch(List.of(one), fresh, count).get(0));
    int moved = site.depth() - depth;
    int[] order = Axes.range(0, several.shape().rank()).toArray();
    for (int i = moved; i > 0; i--) {
      order[i] = i - 1;
    }
    order[0] = moved;
    return Value.of(Ops.transpose(several, order));
  }

  @Override
  public Real logDensity(Value value) {
    requireType(value, site.at(depth).type());
    return total(new Real(densityOf(value.expr())));
  }

  @Override
  public Real logDensities(Value values) {
    int count = batch(values);
    Expr placeholder = site.at(depth);
    NodeMap<Expr> mapped = replacing(placeholder, values.expr());
    return totals(new Real(Batch.batch(List.of(densityOf(placeholder)), mapped, count).get(0)));
  }

  /** The log density of each independent number, or vector. */
  private Expr densityOf(Expr value) {
    Expr density = Density.of(site.distribution(), Value.of(site.innermost()));
    NodeMap<Expr> replaced = replacing(site.at(depth), value);
    return Substitute.substitute(List.of(inside(density)), replaced).get(0);
  }

  @Override
  public Real total(Real each) {
    return costShape.isScalar() ? each.sum() : each;
  }

  @Override
  public Real totals(Real each) {
    int rank = each.shape().rank();
    return costShape.isScalar() && rank > 1 ? each.sum(IntStream.range(1, rank).toArray()) : each;
  }

  @Override
  public Real runningMean(String name, Real value, double decay) {
    String full = site.noise() + " " + name;
    return new Real(effects.runningMean(full, outside(value.expr()), decay));
  }

  @Override
  public void minimize(Real loss) {
    effects.minimize(outside(loss.expr()));
  }

  @Override
  public Real beside(Real value) {
    return new Real(inside(site.known(value.expr())));
  }
}
