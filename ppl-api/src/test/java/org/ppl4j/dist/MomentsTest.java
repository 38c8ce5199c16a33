package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Value;
import org.ppl4j.type.Tensor;

/** Means, variances, entropies and divergences against sums over quadrature points. */
final class MomentsTest {
  static List<Case> cases() {
    return DistributionTable.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void moments(Case at) {
    Optional<Quadrature> found = Quadrature.of(at);
    if (!(at.distribution() instanceof HasMoments moments) || found.isEmpty()) {
      return;
    }
    Quadrature quadrature = found.get();
    double[] mean = moments.mean().value().data();
    double[] variance = moments.variance().value().data();
    for (int i = 0; i < mean.length; i++) {
      int element = i;
      double[] x = new double[quadrature.probabilities().length];
      Arrays.setAll(x, k -> quadrature.points().get(k * mean.length + element));
      double scale = Math.sqrt(variance[i]);
      if (scale > 0 && Double.isFinite(scale)) {
        double center = mean[i];
        double[] z = Arrays.stream(x).map(v -> (v - center) / scale).toArray();
        double[] square = Arrays.stream(z).map(v -> v * v).toArray();
        assertThat(Math.abs(quadrature.expectation(z)))
            .as("%s: mean %s, error in standard deviations", at, mean[i])
            .isLessThan(10 * quadrature.tolerance() * (1 + Math.abs(mean[i] / scale)));
        assertThat(Math.abs(quadrature.expectation(square) - 1))
            .as("%s: variance %s, relative error", at, variance[i])
            .isLessThan(10 * quadrature.tolerance());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void entropy(Case at) {
    Optional<Quadrature> quadrature = Quadrature.of(at);
    if (!(at.distribution() instanceof HasEntropy entropy) || quadrature.isEmpty()) {
      return;
    }
    double value = entropy.entropy().value().doubleValue();
    double[] log = logDensities(at, quadrature.get());
    double truth = -quadrature.get().expectation(log);
    assertThat(Math.abs(value - truth))
        .as("%s: entropy %s, not %s", at, value, truth)
        .isLessThan(10 * quadrature.get().tolerance() * (1 + Math.abs(truth)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings({"unchecked", "rawtypes"})
  void divergence(Case at) {
    Optional<Quadrature> quadrature = Quadrature.of(at);
    if (!(at.distribution() instanceof HasKl kl) || quadrature.isEmpty()) {
      return;
    }
    double[] log = logDensities(at, quadrature.get());
    for (Case other : at.row().cases()) {
      boolean counts = at.row().integers.stream().allMatch(i -> sameInteger(at, other, i));
      if (!other.type().equals(at.type()) || !counts) {
        continue;
      }
      double[] gap = logDensities(other, quadrature.get());
      for (int i = 0; i < gap.length; i++) {
        gap[i] = log[i] - gap[i];
      }
      double truth = quadrature.get().expectation(gap);
      double value = kl.kl(other.distribution()).value().doubleValue();
      assertThat(value == truth ? 0 : Math.abs(value - truth))
          .as("kl of %s from %s: %s, not %s", at, other, value, truth)
          .isLessThan(10 * quadrature.get().tolerance() * (1 + Math.abs(truth)));
    }
  }

  private static boolean sameInteger(Case at, Case other, int index) {
    return at.parameters().get(index).equals(other.parameters().get(index));
  }

  private static double[] logDensities(Case at, Quadrature quadrature) {
    Value x = at.value();
    Tensor log =
        Draws.map(List.of(at.distribution().logDensity(x).expr()), x.expr(), quadrature.points())
            .get(0);
    return log.toDoubles();
  }
}
