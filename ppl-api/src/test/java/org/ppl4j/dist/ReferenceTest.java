package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/** Densities, distribution functions, quantiles, moments, entropies: against outside numbers. */
final class ReferenceTest {
  private static final double BOUND = 1e-9;
  private static final Set<String> SUMS = Set.of("logDensity", "entropy", "kl");

  static List<Row> rows() {
    return DistributionTable.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void agrees(Row row) {
    for (References reference : References.of(row)) {
      Tensor truth = reference.truthTensor();
      Tensor value = compute(reference).value();
      assertThat(value.shape().size()).as("%s: size", reference).isEqualTo(truth.shape().size());
      for (int i = 0; i < truth.shape().size(); i++) {
        assertThat(error(reference.quantity(), value.get(i), truth.get(i)))
            .as("%s: computed %s, not %s", reference, value.get(i), truth.get(i))
            .isLessThanOrEqualTo(BOUND);
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Value compute(References reference) {
    Distribution<Value> distribution = reference.at().distribution();
    return switch (reference.quantity()) {
      case "logDensity" -> distribution.logDensity(value(reference));
      case "cdf" -> ((HasCdf<Value>) distribution).cdf(value(reference));
      case "logCdf" -> ((HasCdf<Value>) distribution).logCdf(value(reference));
      case "logSurvival" -> ((HasCdf<Value>) distribution).logSurvival(value(reference));
      case "quantile" ->
          ((HasQuantile<Value>) distribution)
              .quantile(Real.constant(Double.parseDouble(reference.argument())));
      case "mean" -> ((HasMoments) distribution).mean();
      case "variance" -> ((HasMoments) distribution).variance();
      case "entropy" -> ((HasEntropy) distribution).entropy();
      case "kl" -> ((HasKl) distribution).kl(reference.other().distribution());
      default -> throw new AssertionError(reference.quantity());
    };
  }

  private static Value value(References reference) {
    return Value.of(Ops.constant(reference.value()));
  }

  /**
   * The relative error. Numbers below 1e-300 are all alike; log densities, entropies and
   * divergences are sums that may cancel, so that below 1e-3 their absolute error counts.
   */
  private static double error(String quantity, double value, double truth) {
    if (value == truth || Double.isNaN(value) && Double.isNaN(truth)) {
      return 0;
    }
    double least = SUMS.contains(quantity) ? 1e-3 : 1e-300;
    double error = Math.abs(value - truth) / Math.max(Math.abs(truth), least);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
