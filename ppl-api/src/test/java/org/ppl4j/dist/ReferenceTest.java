package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/** Densities, distribution functions, quantiles, moments, entropies: against outside numbers. */
final class ReferenceTest {
  private static final double BOUND = 1e-9;

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
        assertThat(error(value.get(i), truth.get(i)))
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

  /** The relative error; numbers below 1e-300 are all alike. */
  private static double error(double value, double truth) {
    if (value == truth || Double.isNaN(value) && Double.isNaN(truth)) {
      return 0;
    }
    double error = Math.abs(value - truth) / Math.max(Math.abs(truth), 1e-300);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
