package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import example.PosteriorDbModels;
import example.Shared;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.UnhealthyPosterior;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.mcmc.diagnostics.RHat;
import org.ppl4j.mcmc.diagnostics.StandardError;

/**
 * Reference posteriors: 4 chains of 1,000 + 1,000 iterations; each parameter's mean within 4
 * combined standard errors and 0.1 standard deviations of the reference, R-hat below 1.01.
 */
class PosteriorDbTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "eight_schools-eight_schools_noncentered",
        "mesquite-logmesquite",
        "sblri-blr",
        "arK-arK",
        "arma-arma11",
        "garch-garch11",
        "kidiq-kidscore_interaction",
        "earnings-logearn_height",
        "low_dim_gauss_mix-low_dim_gauss_mix",
        "nes1980-nes",
        "kilpisjarvi_mod-kilpisjarvi",
        "gp_pois_regr-gp_regr",
        "hmm_example-hmm_example",
      })
  void agreesWithTheReference(String name) {
    JsonObject reference =
        Shared.json("posteriordb/" + name + "/ref.json").getAsJsonObject("params");
    Draws draws = run(name, 17).draws();
    for (Map.Entry<String, JsonElement> entry : reference.entrySet()) {
      JsonObject expected = entry.getValue().getAsJsonObject();
      double[][] found = find(draws, entry.getKey());
      double difference = Columns.mean(found) - expected.get("mean").getAsDouble();
      double error = Math.hypot(StandardError.mean(found), expected.get("mcse_mean").getAsDouble());
      assertThat(difference / error).as(entry.getKey() + " in errors").isBetween(-4.0, 4.0);
      assertThat(difference / expected.get("sd").getAsDouble())
          .as(entry.getKey() + " in sds")
          .isBetween(-0.1, 0.1);
      assertThat(RHat.of(found)).as("R-hat of " + entry.getKey()).isLessThan(1.01);
    }
  }

  /** The user hears of it, with any seed, and is told why and what to do. */
  @ParameterizedTest
  @ValueSource(longs = {17, 18, 19, 20, 21})
  void centredSchoolsAreSeenToBeUnhealthy(long seed) {
    Posterior<?> posterior = run("eight_schools-eight_schools_centered", seed);
    assertThatThrownBy(posterior::requireHealthy)
        .isInstanceOf(UnhealthyPosterior.class)
        .hasMessageContaining("ended in a divergence")
        .hasMessageContaining("ESS is")
        .hasMessageContaining("Handlers.nonCentered");
  }

  /** Starts far outside of the invertible region, where densities are 1e100 below the mode. */
  @ParameterizedTest
  @ValueSource(longs = {101, 103, 106, 110, 112})
  void noChainStaysWhereDensitiesAreLostInRounding(long seed) {
    assertThat(RHat.of(run("arma-arma11", seed).get("theta").element())).isLessThan(1.02);
  }

  private static Posterior<?> run(String name, long seed) {
    return Mcmc.of(PosteriorDbModels.get(name)).executor(Executor.named("jvm")).seed(seed).run();
  }

  /** The column of a name like {@code beta[2]}; rows of the transition matrix are by number. */
  private static double[][] find(Draws draws, String name) {
    if (name.startsWith("theta1[") || name.startsWith("theta2[")) {
      int row = name.charAt(5) - '1';
      return column(draws, "theta", 2 * row + name.charAt(7) - '1');
    }
    int bracket = name.indexOf('[');
    if (bracket < 0) {
      return column(draws, name, 0);
    }
    int element = Integer.parseInt(name.substring(bracket + 1, name.length() - 1)) - 1;
    return column(draws, name.substring(0, bracket), element);
  }

  private static double[][] column(Draws draws, String name, int element) {
    for (int q = 0; q < draws.quantities().size(); q++) {
      Quantity quantity = draws.quantities().get(q);
      if (quantity.name().equals(name)) {
        int place = q;
        int size = quantity.type().shape().size();
        return draws.chains().stream()
            .map(
                chain -> {
                  double[] out = new double[chain.samples().count()];
                  for (int i = 0; i < out.length; i++) {
                    out[i] = chain.samples().values().get(place)[i * size + element];
                  }
                  return out;
                })
            .toArray(double[][]::new);
      }
    }
    throw new IllegalArgumentException("no quantity " + name);
  }
}
