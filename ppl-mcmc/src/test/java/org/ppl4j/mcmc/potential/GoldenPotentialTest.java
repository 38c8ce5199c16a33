package org.ppl4j.mcmc.potential;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import example.BenchModels;
import example.Shared;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.compiler.Executor;

/** Log densities and gradients that two independent implementations agree on. */
class GoldenPotentialTest {
  static List<String> models() {
    return BenchModels.names();
  }

  @ParameterizedTest
  @MethodSource("models")
  void agreesWithTheGoldenValues(String name) {
    JsonObject golden = Shared.json("bench/data/golden_logp.json").getAsJsonObject(name);
    BenchModels.Bench bench = BenchModels.get(name);
    int dimension = golden.get("dim").getAsInt();
    for (String executor : List.of("interp", "jvm", "torch")) {
      Target target = Target.of(bench.model(), Set.of(), Executor.named(executor));
      assertThat(target.layout().size()).isEqualTo(dimension);
      try (Potential potential = target.potential()) {
        for (JsonElement element : golden.getAsJsonArray("points")) {
          JsonObject point = element.getAsJsonObject();
          double[] u = ours(target, bench.order(), Shared.doubles(point, "u"));
          double[] expected = ours(target, bench.order(), Shared.doubles(point, "grad"));
          double logp = point.get("logp").getAsDouble();
          double[] gradient = new double[dimension];
          double found = potential.logDensity(u, gradient);
          assertThat(found).isCloseTo(logp, near(logp));
          assertThat(potential.logDensity(u)).isCloseTo(logp, near(logp));
          for (int i = 0; i < dimension; i++) {
            assertThat(gradient[i]).isCloseTo(expected[i], near(expected[i]));
          }
        }
      }
    }
  }

  private static Offset<Double> near(double value) {
    return Offset.offset(1e-8 * Math.max(1, Math.abs(value)));
  }

  /** A golden vector in the order of our sites. */
  private static double[] ours(Target target, List<String> order, double[] golden) {
    double[] out = new double[golden.length];
    int next = 0;
    for (String address : order) {
      Layout.Slot slot = target.layout().slot(address);
      System.arraycopy(golden, next, out, slot.offset(), slot.part().size());
      next += slot.part().size();
    }
    return out;
  }
}
