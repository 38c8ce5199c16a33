package org.ppl4j.dist;

import static org.ppl4j.dist.Distributions.masked;
import static org.ppl4j.dist.Distributions.mixture;
import static org.ppl4j.dist.Distributions.mixtureSameFamily;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.relaxedBernoulliLogits;
import static org.ppl4j.dist.Distributions.transformed;
import static org.ppl4j.dist.Distributions.truncated;

import java.util.function.Function;
import java.util.stream.Stream;
import org.ppl4j.Bool;
import org.ppl4j.Real;

/**
 * What is tested of each continuous univariate distribution made of others.
 *
 * @param name what failures print
 * @param make the distribution, of a staged scalar parameter about 0
 * @param from where its mass begins, for a parameter up to 1 either way
 * @param to where it ends
 */
record WrapperRows(String name, Function<Real, Univariate<Real>> make, double from, double to) {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  static Stream<WrapperRows> all() {
    Real weights = Real.constant(0.3, 0.7);
    Real widths = Real.constant(0.5, 1);
    return Stream.of(
        row("log-normal", m -> transformed(normal(m, 0.4), Bijectors.exp()), 1e-6, 40),
        row("falling", m -> transformed(normal(m, 0.5), Bijectors.affine(1, -2)), -10, 12),
        row("logit-normal", m -> transformed(normal(m, 1), Bijectors.sigmoid()), 1e-9, 1 - 1e-9),
        row("truncated", m -> truncated(normal(m, 1), -0.5, 1.5), -0.5, 1.5),
        row("upper tail", m -> truncated(normal(m, 1), 9, INFINITY), 9, 14),
        row("lower tail", m -> truncated(normal(m, 1), -INFINITY, -9), -14, -9),
        row("narrow tail", m -> truncated(normal(m, 1), 12, 12.5), 12, 12.5),
        row("staged bounds", m -> truncated(normal(0, 1), m, m.plus(2)), -1, 3),
        row(
            "truncated log-normal",
            m -> truncated(transformed(normal(m, 0.5), Bijectors.exp()), 0.5, 2),
            0.5,
            2),
        row("mixture", m -> mixture(weights, normal(m, 1), normal(2, 0.5)), -10, 10),
        row(
            "mixture of supports",
            m -> mixture(weights, normal(m, 1), transformed(normal(m, 0.3), Bijectors.exp())),
            -8,
            12),
        row(
            "same family",
            m -> mixtureSameFamily(weights, normal(m.expand(2).plus(widths), widths)),
            -8,
            10),
        row("relaxed", m -> relaxedBernoulliLogits(Real.constant(0.9), m), 1e-12, 1 - 1e-12),
        row("masked", m -> masked(normal(m, 1), Bool.constant(true)), -9, 9));
  }

  private static WrapperRows row(
      String name, Function<Real, Univariate<Real>> make, double from, double to) {
    return new WrapperRows(name, make, from, to);
  }

  @Override
  public String toString() {
    return name;
  }
}
