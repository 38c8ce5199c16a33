package org.ppl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import example.PosteriorDbModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.cli.data.DataFiles;
import org.ppl4j.cli.program.PplFile;
import org.ppl4j.mcmc.Draws;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/**
 * The posteriors of {@code ../shared/posteriordb} in the language: they sample to the reference
 * through the command, and give the draws of the same models in Java.
 */
class PosteriorDbTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/posteriordb");

  private static Path shared(String name, String file) {
    String property = System.getProperty("ppl4j.shared");
    Path below = Path.of("posteriordb", name, file);
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = (property == null ? at.resolve("shared") : Path.of(property)).resolve(below);
      if (Files.exists(found)) {
        return found;
      }
    }
    assumeTrue(false, "skipped: there is no ../shared/" + below + " beside the repository");
    throw new IllegalStateException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eight_schools-eight_schools_noncentered",
        "sblri-blr",
        "gp_pois_regr-gp_regr",
      })
  void samplesToTheReference(String name) throws IOException {
    check(name);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arK-arK",
        "arma-arma11",
        "garch-garch11",
        "kidiq-kidscore_interaction",
        "earnings-logearn_height",
        "low_dim_gauss_mix-low_dim_gauss_mix",
        "mesquite-logmesquite",
        "nes1980-nes",
        "kilpisjarvi_mod-kilpisjarvi",
        "hmm_example-hmm_example",
      })
  void theRestSamplesToTheReference(String name) throws IOException {
    check(name);
  }

  private static void check(String name) throws IOException {
    Path data = shared(name, "data.json");
    Cli.Result result =
        Cli.run(
            "sample",
            PROGRAMS.resolve(name + ".ppl"),
            "--data",
            data,
            "--seed",
            17,
            "--format",
            "json");
    assertThat(result.code()).as(result.err()).isZero();
    JsonNode found = new ObjectMapper().readTree(result.out());
    JsonNode reference =
        new ObjectMapper().readTree(shared(name, "ref.json").toFile()).required("params");
    for (Map.Entry<String, JsonNode> entry : reference.properties()) {
      JsonNode expected = entry.getValue();
      JsonNode actual = found.required(entry.getKey());
      double difference = number(actual, "mean") - number(expected, "mean");
      double error = Math.hypot(number(actual, "mcse"), number(expected, "mcse_mean"));
      assertThat(difference / error).as(entry.getKey() + " in errors").isBetween(-4.0, 4.0);
      assertThat(difference / number(expected, "sd"))
          .as(entry.getKey() + " in sds")
          .isBetween(-0.1, 0.1);
      assertThat(number(actual, "rhat")).as("R-hat of " + entry.getKey()).isLessThan(1.01);
    }
  }

  private static double number(JsonNode node, String name) {
    return node.required(name).doubleValue();
  }

  /**
   * The vectors that the sampler moved are the same, but for the rounding of sums in another order.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arK-arK",
        "arma-arma11",
        "garch-garch11",
        "kidiq-kidscore_interaction",
        "earnings-logearn_height",
        "low_dim_gauss_mix-low_dim_gauss_mix",
        "mesquite-logmesquite",
        "nes1980-nes",
        "sblri-blr",
        "kilpisjarvi_mod-kilpisjarvi",
        "gp_pois_regr-gp_regr",
        "hmm_example-hmm_example",
        "eight_schools-eight_schools_noncentered",
        "eight_schools-eight_schools_centered",
      })
  void givesTheDrawsOfTheSameModelInJava(String name) {
    PplFile file = PplFile.read(PROGRAMS.resolve(name + ".ppl"));
    Draws ours = draws(file.given(DataFiles.read(shared(name, "data.json"))));
    Draws java = draws(PosteriorDbModels.get(name));
    for (int chain = 0; chain < 2; chain++) {
      assertThat(ours.chains().get(chain).samples().unconstrained())
          .usingComparatorWithPrecision(1e-5)
          .containsExactly(java.chains().get(chain).samples().unconstrained());
    }
  }

  private static Draws draws(Model<NoArguments, ?> model) {
    return Mcmc.of(model).chains(2).warmup(20).draws(10).seed(17).run().draws();
  }
}
