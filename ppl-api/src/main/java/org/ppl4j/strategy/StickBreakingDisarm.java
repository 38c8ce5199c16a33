package org.ppl4j.strategy;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.OverCategories;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

/**
 * The antithetic estimator for categories. A category is the first of a row of zeros and ones to be
 * one, of probabilities {@code p[k] = P(z = k | z >= k)} with log-odds {@code a[k]}; rows are drawn
 * in antithetic pairs, as {@link Disarm} does, and those zeros and ones that the pair {@code (low,
 * high)} of categories leaves open are integrated out:
 *
 * <pre>
 * d/da[k] E[f(z)] = E[(f(low) - f(high)) m[k]] / 2, where
 * m[low] = max(p[low], 1 - p[low]),   m[k] = p[k] between,   m[high] = p[high] - 1,   else 0.
 * </pre>
 *
 * Two costs, however many numbers are drawn together. Unbiased, to first order. With two categories
 * it is {@link Disarm}. Source: Dong, Mnih and Tucker, Coupled gradient estimators for discrete
 * latent variables (2021), DisARM-SB.
 */
public record StickBreakingDisarm() implements Strategy<OverCategories<?>> {
  @Override
  public String name() {
    return "stickBreakingDisarm";
  }

  @Override
  public Real estimate(Site<? extends OverCategories<?>> site, Continuation rest) {
    OverCategories<?> distribution = site.distribution();
    Sticks sticks = Sticks.of(distribution.logits());
    Real u = site.noise().uniform(sticks.logits.shape());
    Int one = sticks.first(u.unaryMinus().plus(1));
    Int other = sticks.first(u);
    Expr pair =
        Expr.of(
            new Concat(0),
            List.of(front(distribution.value(one)), front(distribution.value(other))));
    Real costs = rest.applyBatched(Value.of(Ops.stopGradient(pair)));
    Real sign = other.minus(one).toReal().sign();
    Real difference = costs.at(0).minus(costs.at(1)).times(sign.times(0.5));
    Real slope =
        sticks.slope(
            Gradients.along(difference, sticks.logits.shape()),
            one.minimum(other),
            one.maximum(other));
    return Gradients.attach(costs.mean(0), sticks.logits, slope);
  }

  private static Expr front(Value value) {
    return Ops.expandFront(value.expr(), 1);
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return distribution instanceof OverCategories;
  }

  @Override
  public boolean scoresDraws() {
    return true;
  }

  /**
   * Categories as first ones in rows, along the innermost axis.
   *
   * @param weights of the categories, the greatest being 1
   * @param tails the sums of each category's weight and those after it
   * @param index of each category, of the same shape
   */
  private record Sticks(Real logits, Real weights, Real tails, Int index) {
    static Sticks of(Real logits) {
      Shape shape = logits.shape();
      int axis = shape.rank() - 1;
      Real below = logits.minus(Gradients.along(logits.max(axis), shape));
      Real weights = below.exp();
      Real tails = weights.reverse(axis).cumsum(axis).reverse(axis);
      return new Sticks(logits, weights, tails, Int.range(shape.dim(axis)).expand(shape.dims()));
    }

    private int axis() {
      return logits.shape().rank() - 1;
    }

    private int last() {
      return logits.shape().dim(axis()) - 1;
    }

    private Real probabilities() {
      return weights.div(tails.maximum(Double.MIN_NORMAL));
    }

    /** The first place of a one; the last place is always one. */
    Int first(Real u) {
      Int ones = u.lessThan(probabilities()).toInt();
      return ones.times(index.unaryMinus().plus(last())).max(axis()).unaryMinus().plus(last());
    }

    /** The derivative in the logits. */
    Real slope(Real difference, Int low, Int high) {
      Int first = spread(low);
      Int second = spread(high);
      Real p = probabilities();
      Real rest = p.unaryMinus().plus(1);
      Real inside = index.greaterThan(first).and(index.lessThan(second)).select(p, 0);
      Real ends = index.equalTo(second).select(rest.unaryMinus(), inside);
      Real odds = index.equalTo(first).select(p.maximum(rest), ends).times(difference);
      int before = last();
      Real after = tails.slice(axis(), 1, before + 1).maximum(Double.MIN_NORMAL);
      Real shares = odds.slice(axis(), 0, before).div(after).cumsum(axis()).pad(axis(), 1, 0);
      return odds.minus(weights.times(shares));
    }

    private Int spread(Int x) {
      int[] axes = Gradients.outer(x.shape());
      return new Int(Ops.expand(x.expr(), index.shape(), axes));
    }
  }
}
