package org.ppl4j.strategy;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.OverCategories;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.type.Shape;

/**
 * A draw of categories by the greatest of perturbed logits.
 *
 * @param perturbed the log probabilities plus Gumbel noise, along the innermost axis
 * @param index where the greatest is; no derivative passes
 * @param again perturbed logits drawn anew, given where their greatest is
 */
record RelaxedDraw(Real perturbed, Int index, Real again) {
  static RelaxedDraw of(OverCategories<?> distribution, RandomStream noise) {
    return of(distribution.logits(), noise);
  }

  static RelaxedDraw of(Real logits, RandomStream noise) {
    Shape shape = logits.shape();
    int axis = shape.rank() - 1;
    Real logs = logits.minus(Gradients.along(logits.logSumExp(axis), shape));
    Real perturbed = logs.minus(exponential(noise, shape).log());
    Int index = perturbed.stopGradient().argmax(axis);
    // Given that the greatest is e at k, the others are Gumbel numbers below it.
    Real chosen = index.oneHot(shape.dim(axis));
    Real fresh = exponential(noise, shape);
    Real top = Gradients.along(fresh.times(chosen).sum(axis), shape);
    Real below = chosen.unaryMinus().plus(1).times(fresh).div(logs.exp());
    return new RelaxedDraw(perturbed, index, top.plus(below).log().unaryMinus());
  }

  private static Real exponential(RandomStream noise, Shape shape) {
    return noise.uniform(shape).log().unaryMinus();
  }
}
