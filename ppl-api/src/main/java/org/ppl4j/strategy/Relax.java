package org.ppl4j.strategy;

import static org.ppl4j.strategy.Gradients.magicBox;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Binary;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.OverCategories;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;

/**
 * The score function estimator with a learned control variate of the relaxed value:
 *
 * <pre>E[f(z)] = E[(f(z) - c(r')) magicBox(log q(z)) + c(r)],</pre>
 *
 * where {@code r} are the perturbed logits of which {@code z} is the greatest (for a truth value
 * the perturbed log odds, of which it is the sign), and {@code r'} is drawn anew given {@code z}.
 * One cost. The params of {@code c} learn, on the side, to lower the square of the gradient in the
 * logits. Unbiased, of every order, whatever {@code c}. Source: Grathwohl, Choi, Wu, Roeder and
 * Duvenaud, Backpropagation through the void: optimizing control variates for black-box gradient
 * estimation (2018).
 *
 * @param control {@code c}: from relaxed values, the categories along the innermost axis, to the
 *     cost's shape; its params are declared outside of the site's plates
 */
public record Relax(UnaryOperator<Real> control) implements Strategy<Distribution<?>> {
  @Override
  public String name() {
    return "relax";
  }

  @Override
  public Real estimate(Site<? extends Distribution<?>> site, Continuation rest) {
    Object distribution = site.distribution();
    Real logits =
        distribution instanceof Binary binary
            ? binary.logits()
            : ((OverCategories<?>) distribution).logits();
    Draw draw =
        distribution instanceof OverCategories<?> categories
            ? ofCategories(categories, logits, site.noise())
            : ofTruth(logits, site.noise());
    Real cost = rest.apply(draw.value());
    Real log = site.total(draw.logDensity());
    site.minimize(squaredGradient(combined(cost.stopGradient(), draw, log), logits));
    return combined(cost, draw, log);
  }

  /** A value with its log density, its perturbed logits, and others drawn anew given the value. */
  private record Draw(Value value, Real logDensity, Real perturbed, Real again) {}

  private Real combined(Real cost, Draw draw, Real log) {
    Real surplus = cost.minus(control.apply(draw.again()));
    return surplus.times(magicBox(log)).plus(control.apply(draw.perturbed()));
  }

  /** The square of the estimate's derivative in the logits, which are themselves held fast. */
  private static Real squaredGradient(Real estimate, Real logits) {
    Expr fixed = Ops.stopGradient(logits.expr());
    NodeMap<Expr> replaced = new NodeMap<>();
    replaced.put(logits.expr(), fixed);
    Expr total = Substitute.substitute(List.of(estimate.sum().expr()), replaced).get(0);
    return new Real(Grad.gradients(total, List.of(fixed)).get(0)).square().sum();
  }

  private static Draw ofCategories(
      OverCategories<?> distribution, Real logits, RandomStream noise) {
    RelaxedDraw draw = RelaxedDraw.of(logits, noise);
    int axis = logits.shape().rank() - 1;
    Real logs = logits.minus(Gradients.along(logits.logSumExp(axis), logits.shape()));
    Real chosen = draw.index().oneHot(logits.shape().dim(axis));
    Real log = chosen.times(logs).sum(axis);
    return new Draw(distribution.value(draw.index()), log, draw.perturbed(), draw.again());
  }

  private static Draw ofTruth(Real logits, RandomStream noise) {
    Real u = noise.uniform(logits.shape());
    Real v = noise.uniform(logits.shape());
    Real perturbed = logits.plus(logOdds(u));
    Int value = perturbed.stopGradient().greaterThan(0).toInt();
    Real one = value.toReal();
    Real yes = logits.sigmoid();
    Real no = logits.unaryMinus().sigmoid();
    // Given a one the uniform lies above the odds of a zero; given a zero, below.
    Real given = one.times(no.plus(v.times(yes))).plus(one.unaryMinus().plus(1).times(v.times(no)));
    Real log = one.times(logits).minus(logits.softplus());
    return new Draw(value, log, perturbed, logits.plus(logOdds(given)));
  }

  private static Real logOdds(Real u) {
    return u.log().minus(u.unaryMinus().log1p());
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return distribution instanceof Binary || distribution instanceof OverCategories;
  }
}
