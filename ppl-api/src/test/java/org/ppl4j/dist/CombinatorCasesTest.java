package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.censored;
import static org.ppl4j.dist.Distributions.delta;
import static org.ppl4j.dist.Distributions.flat;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.independent;
import static org.ppl4j.dist.Distributions.masked;
import static org.ppl4j.dist.Distributions.mixture;
import static org.ppl4j.dist.Distributions.mixtureSameFamily;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.dist.Distributions.relaxedBernoulliLogits;
import static org.ppl4j.dist.Distributions.relaxedOneHotCategorical;
import static org.ppl4j.dist.Distributions.relaxedOneHotCategoricalLogits;
import static org.ppl4j.dist.Distributions.restricted;
import static org.ppl4j.dist.Distributions.transformed;
import static org.ppl4j.dist.Distributions.truncated;
import static org.ppl4j.dist.Distributions.zeroInflated;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

final class CombinatorCasesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final Tally TALLY = new Tally(Real.constant(2.5));

  /** Expected values: SciPy 1.17. */
  @Test
  void densitiesMatchPublishedOnes() {
    assertThat(at(truncated(normal(0, 1), 8, INFINITY), 8.1)).isCloseTo(1.2894986267098858, near());
    assertThat(at(truncated(normal(0, 1), -INFINITY, -20), -20.05))
        .isCloseTo(1.996966837892586, within(1e-12));
    assertThat(at(truncated(normal(0, 1), -0.5, 1.5), 0.3)).isCloseTo(-0.4933831677887732, near());
    assertThat(at(truncated(normal(0, 1), 30, 31), 30.01))
        .isCloseTo(3.1022554231386152, within(1e-11));
    assertThat(truncated(normal(0, 1), 8, INFINITY).quantile(Real.constant(0.3)).value().get(0))
        .isCloseTo(8.043801652928057, within(1e-12));
    assertThat(truncated(normal(0, 1), 30, 31).quantile(Real.constant(0.9)).value().get(0))
        .isCloseTo(30.076570337034926, within(1e-12));
    assertThat(at(censored(normal(0, 1), -1, 2), -1)).isCloseTo(-1.8410216450092634, near());
    assertThat(at(censored(normal(0, 1), -1, 2), 2)).isCloseTo(-3.7831843336820317, near());
    assertThat(at(censored(normal(0, 1), -1, 2), 0.5)).isCloseTo(-1.0439385332046727, near());
    assertThat(at(censored(normal(0, 1), -1, 2), 2.5)).isEqualTo(-INFINITY);
    // Truth by SciPy: logcdf, logpmf and logsf of poisson(2.5).
    assertThat(at(censored(poisson(2.5), 1, 5), 1)).isCloseTo(-1.247237031504632, near());
    assertThat(at(censored(poisson(2.5), 1, 5), 3)).isCloseTo(-1.5428872736055896, near());
    assertThat(at(censored(poisson(2.5), 1, 5), 5)).isCloseTo(-2.2180419329269676, near());
    assertThat(at(censored(poisson(2.5), 1, 5), 6)).isEqualTo(-INFINITY);
    assertThat(at(truncated(TALLY, 1, Integer.MAX_VALUE), 3))
        .isCloseTo(-1.4572367898635514, near());
    assertThat(at(zeroInflated(0.3, TALLY), 0)).isCloseTo(-1.028733212673555, near());
    assertThat(at(zeroInflated(0.3, TALLY), 4)).isCloseTo(-2.3695658467900578, near());
    Real weights = Real.constant(0.3, 0.7);
    assertThat(at(mixture(weights, normal(-1, 1), normal(2, 0.5)), 0.5))
        .isCloseTo(-3.0997633072207615, near());
    assertThat(at(transformed(normal(0.3, 0.7), Bijectors.exp()), 2))
        .isCloseTo(-1.413129857154696, near());
  }

  @Test
  void discreteProbabilitiesSumToOneAndDrawsFollowThem() {
    Real weights = Real.constant(0.4, 0.6);
    List<Univariate<Int>> all =
        List.of(
            truncated(TALLY, 1, Integer.MAX_VALUE),
            truncated(TALLY, 2, 5),
            zeroInflated(0.3, TALLY),
            zeroInflated(0, TALLY),
            mixture(weights, TALLY, new Tally(Real.constant(6.0))),
            mixture(weights, TALLY, truncated(new Tally(Real.constant(6.0)), 4, 9)),
            mixtureSameFamily(weights, new Tally(Real.constant(1.0, 7))),
            masked(TALLY, Bool.constant(true)),
            mixture(weights, TALLY, delta(Int.constant(3))));
    for (Univariate<Int> d : all) {
      int[] values = IntStream.range(0, 60).toArray();
      double[] logs = iid(d, 60).logDensities(Int.constant(values)).value().data();
      double[] p = Arrays.stream(logs).map(Math::exp).toArray();
      assertThat(Arrays.stream(p).sum()).as(d.name()).isCloseTo(1, within(1e-9));
      int n = 20_000;
      double[] counts = new double[60];
      for (double draw : Runs.draw(iid(d, n), 11)) {
        counts[(int) draw]++;
      }
      double mean = 0;
      double square = 0;
      for (int x = 0; x < 60; x++) {
        double room = 4.5 * Math.sqrt(n * p[x] * (1 - p[x])) + 1e-9;
        assertThat(counts[x]).as(d.name() + " at " + x).isCloseTo(n * p[x], within(room));
        mean += x * p[x];
        square += x * x * p[x];
      }
      if (d instanceof HasMoments moments && !(d instanceof TruncatedInteger<?>)) {
        if (d instanceof MixtureUnivariate<?> m
            && m.components().stream().anyMatch(c -> c instanceof TruncatedInteger<?>)) {
          assertThatThrownBy(moments::mean).hasMessageContaining("truncated has no mean");
          continue;
        }
        assertThat(moments.mean().value().get(0)).isCloseTo(mean, within(1e-9));
        assertThat(moments.variance().value().get(0)).isCloseTo(square - mean * mean, within(1e-8));
      }
    }
    Real twos = zeroInflated(0.3, TALLY).cdf(Int.constant(2));
    assertThat(twos.value().get(0)).isCloseTo(0.3 + 0.7 * 0.5438131158833297, within(1e-12));
  }

  @Test
  void repeatedDrawsAreIndependentOnlyInTheirOwnNoise() {
    RandomStream outer = new RandomStream("outer");
    Real centre = outer.normal(Shape.SCALAR);
    Iid<Real> whole = new Iid<>(independent(normal(centre, 1e-9)), Shape.of(2, 3));
    double[] draws = Evaluator.evaluate(Runs.drawn(whole.draw(outer), 1)).data();
    assertThat(Arrays.stream(draws).distinct().count()).isEqualTo(6);
    for (double draw : draws) {
      assertThat(draw).isCloseTo(draws[0], within(1e-7));
    }
    Real vector = Real.constant(0.0, 1, 2);
    Distribution<Real> nested = iid(iid(independent(normal(vector, 1)), 2), 4);
    assertThat(nested.shape()).isEqualTo(Shape.of(4, 2, 3));
    double[] many = Runs.draw(nested, 2);
    assertThat(Arrays.stream(many).distinct().count()).isEqualTo(24);
    Real value = Real.constant(many, 4, 2, 3);
    double expected = normal(vector.expand(4, 2, 3), 1.0).logDensity(value).value().get(0);
    assertThat(nested.logDensity(value).value().get(0)).isCloseTo(expected, within(1e-12));
    Univariate<Real> each = iid(normal(vector, 1), 4, 2);
    assertThat(each.logDensities(value).shape()).isEqualTo(Shape.of(4, 2, 3));
    assertThat(each.logDensity(value).value().get(0)).isCloseTo(expected, within(1e-12));
    double[] constant = Runs.draw(iid(delta(vector), 2), 3);
    assertThat(constant).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void wholeArraysAreMixedWhole() {
    Real weights = Real.constant(0.25, 0.75);
    Real low = Real.constant(-50.0, -50, -50, -50);
    Distribution<Real> whole =
        mixture(weights, independent(normal(low, 1)), independent(normal(low.unaryMinus(), 1)));
    Univariate<Real> each = mixture(weights, normal(low, 1), normal(low.unaryMinus(), 1));
    int mixed = 0;
    for (int seed = 0; seed < 20; seed++) {
      double sum = Arrays.stream(Runs.draw(whole, seed)).map(Math::signum).sum();
      assertThat(Math.abs(sum)).isEqualTo(4);
      mixed += Math.abs(Arrays.stream(Runs.draw(each, seed)).map(Math::signum).sum()) < 4 ? 1 : 0;
    }
    assertThat(mixed).isGreaterThan(5);
    double one = normal(low, 1).logDensity(low).value().get(0);
    assertThat(whole.logDensity(low).value().get(0)).isCloseTo(one + Math.log(0.25), near());
    assertThat(each.logDensity(low).value().get(0)).isCloseTo(one + 4 * Math.log(0.25), near());
    Real own = Real.constant(new double[] {1, 0, 0, 1}, 2, 2);
    Real centres = Real.constant(new double[] {1, 2, 3, 4}, 2, 2);
    MixtureSameFamily<Real> family = mixtureSameFamily(own, normal(centres, 1e-9));
    assertThat(family.shape()).isEqualTo(Shape.of(2));
    assertThat(Runs.draw(family, 1)[0]).isCloseTo(1, within(1e-7));
    assertThat(Runs.draw(family, 1)[1]).isCloseTo(4, within(1e-7));
    assertThat(family.mean().value().data()).containsExactly(1, 4);
    double[] many =
        Runs.draw(iid(mixture(weights, independent(normal(-9, 1)), normal(9, 1)), 4000), 4);
    assertThat(Arrays.stream(many).filter(x -> x < 0).count()).isBetween(1000L - 120, 1000L + 120);
    assertThatThrownBy(() -> mixture(weights, normal(0, 1), normal(low, 1)))
        .isInstanceOf(InvalidArgument.class);
    assertThatThrownBy(() -> mixture(weights, normal(0, 1))).isInstanceOf(ShapeMismatch.class);
  }

  @Test
  void restrictionsLimitTheDensity() {
    Real centre = Real.constant(0.0, 0, 0);
    Restricted ordered = restricted(normal(centre, 1), Supports.ordered());
    Real rising = Real.constant(-1.0, 0, 2);
    assertThat(ordered.logDensity(rising).value())
        .isEqualTo(normal(centre, 1).logDensity(rising).value());
    assertThat(ordered.logDensity(rising.unaryMinus()).value().get(0)).isEqualTo(-INFINITY);
    assertThatThrownBy(() -> ordered.draw(new RandomStream("r")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("normal limited to ordered cannot be drawn from")
        .hasMessageContaining("MCMC");
    Restricted half = restricted(normal(0, 1), Supports.positive());
    Truncated<Normal> same = truncated(normal(0, 1), 0, INFINITY);
    for (int seed = 0; seed < 5; seed++) {
      assertThat(Runs.draw(half, seed)[0]).isPositive().isEqualTo(Runs.draw(same, seed)[0]);
    }
    Real high = Real.constant(1.5);
    Restricted staged = restricted(normal(0, 1), Supports.interval(Real.constant(1.0), high));
    assertThat(Runs.draw(staged, 3)[0]).isBetween(1.0, 1.5);
    assertThat(staged.logDensity(Real.constant(1.6)).value().get(0)).isEqualTo(-INFINITY);
    assertThat(truncated(transformed(normal(0, 1), Bijectors.exp()), -1, 2).support().describe())
        .isEqualTo("interval(0.0, 2.0)");
  }

  @Test
  void pointsAndFlats() {
    Delta<Real> point = delta(Real.constant(1.0, 2));
    assertThat(point.logDensity(Real.constant(1.0, 2)).value().get(0)).isZero();
    assertThat(point.logDensity(Real.constant(1.0, 3)).value().get(0)).isEqualTo(-INFINITY);
    Real theta = Real.input("theta");
    Real score = delta(theta).logDensity(delta(theta).draw(new RandomStream("r")));
    assertThat(Runs.gradient(theta, new double[] {2}, score)[0]).isZero();
    assertThat(delta(Int.constant(3)).dtype()).isEqualTo(DType.INT);
    Flat flat = flat(Supports.positive(), 3);
    assertThat(flat.logDensity(Real.constant(1.0, 2, 3)).value().get(0)).isZero();
    assertThatThrownBy(() -> flat.draw(new RandomStream("r")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("flat(positive) is improper");
    assertThatThrownBy(() -> flat(Supports.bools())).hasMessageContaining("bools is discrete");
  }

  @Test
  void masksHideBadValuesAndTheirGradients() {
    Bool mask = Bool.constant(true, false, true);
    Real m = Real.input("m");
    Real x = Real.constant(1.0, Double.NaN, 3);
    Real log = masked(transformed(normal(m.expand(3), 1), Bijectors.exp()), mask).logDensity(x);
    Real kept =
        transformed(normal(m.expand(2), 1), Bijectors.exp()).logDensity(Real.constant(1.0, 3));
    double[] at = {0.4};
    assertThat(Runs.run(m, at, log)[0]).isCloseTo(Runs.run(m, at, kept)[0], near());
    assertThat(Runs.gradient(m, at, log)[0]).isCloseTo(Runs.gradient(m, at, kept)[0], near());
    Distribution<Real> whole = masked(independent(normal(0, 1)), Bool.constant(false));
    assertThat(whole.logDensity(Real.constant(1.0)).value().get(0)).isZero();
    assertThatThrownBy(
            () -> masked(independent(normal(Real.constant(1.0, 2), 1)), Bool.constant(true, true)))
        .isInstanceOf(ShapeMismatch.class);
  }

  @Test
  void gradientsOfTailsAndEdgesAreFinite() {
    Real m = Real.input("m");
    Real x = Real.constant(0.5);
    Univariate<Real> fromZero = transformed(normal(m, 1), Bijectors.exp());
    List<Real> logs =
        List.of(
            truncated((TransformedUnivariate) fromZero, 0, 1).logDensity(x),
            truncated(normal(m, 1), -300, 300).logDensity(x),
            truncated(normal(m, 1), 0.4, 300).logDensity(x),
            truncated(normal(m, 1), 100, 101).logDensity(Real.constant(100.01)),
            truncated(new Tally(m.exp()), 0, Integer.MAX_VALUE).logDensity(Int.constant(3)),
            zeroInflated(m.sigmoid(), new Tally(m.exp().times(2000))).logDensity(Int.constant(0)));
    for (Real log : logs) {
      assertThat(Runs.run(m, new double[] {0.2}, log)[0]).isFinite();
      assertThat(Runs.gradient(m, new double[] {0.2}, log)[0]).isFinite();
    }
    assertThat(truncated(normal(0, 1), 0, 1).logDensity(Real.constant(2.0)).value().get(0))
        .isEqualTo(-INFINITY);
  }

  @Test
  void relaxedCategoricalsAreSimplexDistributions() {
    Real logits = Real.constant(0.4, -0.3, 0.1);
    RelaxedOneHotCategorical d = relaxedOneHotCategoricalLogits(Real.constant(1.3), logits);
    int n = 120;
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j + i < n; j++) {
        // Centroids of the triangles that halve each square of the grid.
        for (double part : new double[] {1 / 3.0, 2 / 3.0}) {
          double a = (i + part) / n;
          double b = (j + part) / n;
          if (a + b < 1) {
            double log = d.logDensity(Real.constant(a, b, 1 - a - b)).value().get(0);
            total += Math.exp(log) / (2.0 * n * n);
          }
        }
      }
    }
    assertThat(total).isCloseTo(1, within(0.02));
    double two =
        relaxedOneHotCategoricalLogits(Real.constant(0.7), Real.constant(0.9, 0))
            .logDensity(Real.constant(0.2, 0.8))
            .value()
            .get(0);
    assertThat(two)
        .isCloseTo(at(relaxedBernoulliLogits(Real.constant(0.7), Real.constant(0.9)), 0.2), near());
    Distribution<Real> cold = iid(relaxedOneHotCategorical(0.01, Real.constant(0.2, 0.8)), 5000);
    double[] draws = Runs.draw(cold, 1);
    assertThat(cold.support().contains(Real.constant(draws, 5000, 2)).value().get(0)).isEqualTo(1);
    assertThat(Arrays.stream(draws).filter(x -> x > 0.5).count()).isEqualTo(5000);
    long first = IntStream.range(0, 5000).filter(i -> draws[2 * i] > 0.5).count();
    assertThat(first).isBetween(1000L - 130, 1000L + 130);
    assertThat(cold.logDensity(Real.constant(draws, 5000, 2)).value().get(0)).isFinite();
  }

  @Test
  void transformsOfWholeArraysKeepTheirShapes() {
    Transformed logistic =
        transformed(independent(normal(Real.constant(0.0, 0), 1)), Bijectors.stickBreaking());
    assertThat(logistic.shape()).isEqualTo(Shape.of(3));
    double[] draw = Runs.draw(logistic, 1);
    assertThat(logistic.support().contains(Real.constant(draw)).value().get(0)).isEqualTo(1);
    assertThat(logistic.support().contains(Real.constant(0.5, 0.5, 0.5)).value().get(0)).isZero();
    assertThat(Runs.draw(iid(logistic, 5), 1)).hasSize(15);
  }

  private static Offset<Double> near() {
    return within(2e-14);
  }

  private static double at(Univariate<Real> d, double x) {
    return d.logDensity(Real.constant(x)).value().get(0);
  }

  private static double at(Univariate<Int> d, int x) {
    return d.logDensity(Int.constant(x)).value().get(0);
  }
}
