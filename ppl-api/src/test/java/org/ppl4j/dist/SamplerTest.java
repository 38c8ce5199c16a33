package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/** Draws: they have the law that they should, and lie in the support. */
final class SamplerTest {
  static List<Case> cases() {
    return DistributionTable.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void drawsHaveTheLaw(Case at) {
    Tensor draws = at.draws(at.row().draws);
    double[] p = at.flat();
    for (Row.Marginal marginal : at.row().marginals) {
      Value x = at.value();
      Value projected = marginal.of().apply(x);
      double[] sample = Draws.map(List.of(projected.expr()), x.expr(), draws).get(0).data();
      double probability =
          projected instanceof Real
              ? Statistics.kolmogorovSmirnov(sample, v -> marginal.law().at(p, v))
              : Statistics.chiSquare(sample, v -> marginal.law().at(p, v));
      assertThat(probability)
          .as("probability of so poor a fit of %s of %s", marginal.name(), at)
          .isGreaterThan(Statistics.level());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void drawsHaveTheMoments(Case at) {
    if (!(at.distribution() instanceof HasMoments moments)) {
      return;
    }
    Tensor draws = at.draws(at.row().draws);
    double[] mean = moments.mean().value().data();
    double[] variance = moments.variance().value().data();
    int count = at.row().draws;
    for (int i = 0; i < mean.length; i++) {
      // Without a finite variance the mean's error has another law.
      if (!Double.isFinite(variance[i])) {
        continue;
      }
      double[] sample = new double[count];
      for (int k = 0; k < count; k++) {
        sample[k] = draws.get(k * mean.length + i);
      }
      double z = (Arrays.stream(sample).average().orElseThrow() - mean[i]) * Math.sqrt(count);
      assertThat(variance[i] == 0 ? 0 : Math.abs(z) / Math.sqrt(variance[i]))
          .as("z-score of the mean of %s[%d]", at, i)
          .isLessThan(Statistics.normalThreshold());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void supportContainsDraws(Case at) {
    Distribution<Value> distribution = at.distribution();
    Value x = at.value();
    List<Tensor> found =
        Draws.map(
            List.of(distribution.support().contains(x).expr(), distribution.logDensity(x).expr()),
            x.expr(),
            at.draws(Math.min(at.row().draws, 20_000)));
    assertThat(found.get(0).data()).as("%s contains", at).containsOnly(1);
    assertThat(Arrays.stream(found.get(1).data()).allMatch(Double::isFinite))
        .as("%s: log densities of draws are finite", at)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void supportContainsNothingElse(Case at) {
    for (double value : at.row().outside.apply(at.flat())) {
      Value x = Value.of(Ops.constant(Tensor.full(at.type(), value)));
      assertThat(at.distribution().support().contains(x).value().doubleValue())
          .as("%s contains %s", at, value)
          .isZero();
    }
  }
}
