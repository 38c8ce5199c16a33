package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.control.Jumps;
import org.ppl4j.control.Loops;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.Shape;

/**
 * Densities and draws are smooth in their real arguments: where they choose between forms of one
 * function, they choose by values that receive no gradient. So whatever a gradient passes through
 * can be told from what would make it wrong.
 */
final class SmoothnessTest {
  static List<Case> cases() {
    return DistributionTable.rows().stream().map(row -> row.cases().get(0)).toList();
  }

  static List<Case> paths() {
    return cases().stream().filter(at -> at.distribution().isReparameterized()).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void logDensities(Case at) {
    List<Value> arguments = at.placeholders();
    Value x = at.value();
    List<Expr> reals = Case.reals(arguments);
    if (x instanceof Real) {
      reals = new ArrayList<>(reals);
      reals.add(x.expr());
    }
    assertThat(jumps(at.distribution(arguments).logDensity(x).expr(), reals)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void draws(Case at) {
    List<Value> arguments = at.placeholders();
    Value draw = at.distribution(arguments).draw(new RandomStream("draw"));
    assertThat(jumps(draw.expr(), Case.reals(arguments))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void distributionFunctionsAndTheirInverses(Case at) {
    List<Value> arguments = at.placeholders();
    Distribution<Value> distribution = at.distribution(arguments);
    if (!(at.value() instanceof Real x)) {
      return;
    }
    List<Expr> reals = new ArrayList<>(Case.reals(arguments));
    reals.add(x.expr());
    if (distribution instanceof HasCdf<?> has) {
      HasCdf<Real> of = cast(has);
      assertThat(jumps(of.cdf(x).expr(), reals)).as("cdf").isEmpty();
      assertThat(jumps(of.logCdf(x).expr(), reals)).as("logCdf").isEmpty();
      assertThat(jumps(of.logSurvival(x).expr(), reals)).as("logSurvival").isEmpty();
    }
    if (distribution instanceof HasQuantile<?> has) {
      HasQuantile<Real> of = cast(has);
      assertThat(jumps(of.quantile(x).expr(), reals)).as("quantile").isEmpty();
      assertThat(jumps(of.upperQuantile(x).expr(), reals)).as("upperQuantile").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void momentsAndEntropies(Case at) {
    List<Value> arguments = at.placeholders();
    Distribution<Value> distribution = at.distribution(arguments);
    List<Expr> reals = Case.reals(arguments);
    if (distribution instanceof HasMoments of) {
      assertThat(jumps(of.mean().expr(), reals)).as("mean").isEmpty();
      assertThat(jumps(of.variance().expr(), reals)).as("variance").isEmpty();
    }
    if (distribution instanceof HasEntropy of) {
      assertThat(jumps(of.entropy().expr(), reals)).as("entropy").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("org.ppl4j.dist.BijectorRows#all")
  void bijectors(BijectorRows row) {
    Bijector bijector = row.bijector();
    Real u = Real.input("u", bijector.unconstrainedShape(row.shape()).dims());
    Real x = Real.input("x", row.shape().dims());
    assertThat(jumps(bijector.forward(u).expr(), List.of(u.expr()))).as("forward").isEmpty();
    assertThat(jumps(bijector.logJacobian(u).expr(), List.of(u.expr()))).as("Jacobian").isEmpty();
    assertThat(jumps(bijector.inverse(x).expr(), List.of(x.expr()))).as("inverse").isEmpty();
  }

  /** Distributions made of others; mixtures of unlike supports do jump, where one of them ends. */
  @Test
  void combinators() {
    Real p = Real.input("p");
    Real x = Real.input("x");
    Normal normal = new Normal(p, Real.constant(1.0));
    List<Univariate<Real>> all =
        List.of(
            Distributions.truncated(normal, p, p.plus(1)),
            new MixtureUnivariate<>(Real.constant(0.5, 0.5), List.of(normal, normal)),
            new TransformedUnivariate(normal, new ExpBijector()),
            new IidUnivariate<>(normal, Shape.SCALAR),
            new RelaxedBernoulli(p, Real.constant(0.5)));
    for (Univariate<Real> each : all) {
      List<Expr> from = List.of(p.expr(), x.expr());
      assertThat(jumps(each.logDensities(x).expr(), from)).as(each.name()).isEmpty();
      if (each.isReparameterized()) {
        Real draw = each.draw(new RandomStream("draw"));
        assertThat(jumps(draw.expr(), from)).as(each.name()).isEmpty();
      }
    }
  }

  @Test
  void theWalkFindsWhatItLooksFor() {
    Real x = Real.input("x", 3);
    List<Expr> from = List.of(x.expr());
    assertThat(jumps(x.lessThan(1).select(x, 0).expr(), from)).containsExactly("less");
    assertThat(jumps(x.floor().sum().expr(), from)).containsExactly("floor");
    assertThat(jumps(x.at(x.argmax(0)).expr(), from)).containsExactly("argMax");
    assertThat(jumps(x.stopGradient().lessThan(1).select(x, 0).expr(), from)).isEmpty();
    Expr doubled =
        Loops.repeat(
                3,
                List.of(x.expr()),
                before -> List.of(new Real(before.get(0)).round().expr()))
            .get(0);
    assertThat(jumps(doubled, from)).containsExactly("round");
    assertThat(jumps(x.at(1).maximum(0).abs().expr(), from)).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object capability) {
    return (T) capability;
  }

  /** The names of what jumps between the start and the output, but for what gets no gradient. */
  private static List<String> jumps(Expr output, Collection<Expr> start) {
    return Jumps.between(start, List.of(output)).stream().map(node -> node.op().name()).toList();
  }
}
