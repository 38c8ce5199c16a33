package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.UnhealthyPosterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;

/** Runs of hardly any draws: right answers where there are any, NaN where there are none. */
class ShortRunsTest {
  private static final Model<NoArguments, Real> MODEL =
      model(
          "short",
          m -> {
            Real x = m.sample("x", normal(0, 1));
            m.plate("n", 2)
                .forEach(i -> m.observe("y", normal(x, 1), Real.constant(1.0, 2.0).at(i)));
            return x;
          });

  private static Mcmc<Real> mcmc() {
    return Mcmc.of(MODEL).executor(Executor.named("interp")).seed(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "1, 2, 1", "2, 1, 3", "1, 3, 10", "4, 3, 19", "1, 5, 20", "3, 7, 30"})
  void everythingHasAnAnswer(int chains, int draws, int warmup, @TempDir Path folder) {
    Posterior<Real> posterior =
        mcmc().chains(chains).draws(draws).warmup(warmup).thinning(9).csv(folder).run();
    double[][] x = posterior.get("x").element();
    assertThat(x).hasDimensions(chains, draws);
    Summary.Row row = posterior.summary().row("x");
    assertThat(row.mean()).isCloseTo(Columns.mean(x), within(1e-14));
    // A step size of hardly any warm-up may be so large that nothing moves; 0 is right then.
    double[] all = Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
    double sd = Math.sqrt(new Variance().evaluate(all));
    if (all.length > 1) {
      assertThat(row.sd()).isCloseTo(sd, within(1e-14));
    } else {
      assertThat(row.sd()).isNaN();
    }
    // An effective size needs three draws of half a chain.
    if (draws < 6) {
      assertThat(row.bulkEss()).isNaN();
      assertThat(row.rHat()).satisfies(r -> assertThat(Double.isNaN(r) || draws > 3).isTrue());
      assertThatThrownBy(posterior::requireHealthy)
          .isInstanceOf(UnhealthyPosterior.class)
          .hasMessageContaining("say nothing about convergence");
    }
    assertThat(posterior.summary().toString()).contains("mean").contains("R-hat");
    assertThat(posterior.diagnostics().toString()).contains("not to be relied on");
    assertThat(posterior.predictive(Key.of(1)).get("y").draws()).isEqualTo(draws);
    assertThat(posterior.loo().pointwise()).hasSize(2);
    assertThat(posterior.loo().toString()).contains("2 data");
    assertThat(posterior.waic().pointwise()).hasSize(2);
    Path file = folder.resolve("draws.json");
    posterior.save(file);
    assertThat(Posterior.load(MODEL.query(), file).get("x").element()).isDeepEqualTo(x);
    assertThat(posterior.writeCsv(folder.resolve("csv")).get(0))
        .hasSameTextualContentAs(folder.resolve("short_1.csv"));
    assertThat(posterior.thin(draws).draws().chains().get(0).samples().count()).isEqualTo(1);
    assertThatThrownBy(() -> posterior.thin(draws + 1)).isInstanceOf(InvalidArgument.class);
  }

  /** Of a cancelled run those chains are taken that keep the most draws. */
  @Test
  void unevenChainsAreMadeEven() {
    Draws.Chain whole = mcmc().chains(1).warmup(20).draws(50).run().draws().chains().get(0);
    Draws draws = mcmc().chains(1).warmup(20).draws(1).run().draws();
    assertThat(Posterior.of(MODEL, of(draws, whole, 50, 49, 3, 0)).get("x").values().shape().dims())
        .containsExactly(2, 49);
    assertThat(Posterior.of(MODEL, of(draws, whole, 10, 10, 8, 8)).get("x").values().shape().dims())
        .containsExactly(4, 8);
    assertThatThrownBy(() -> Posterior.of(MODEL, of(draws, whole, 0, 0)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("has no draws after warm-up");
  }

  private static Draws of(Draws like, Draws.Chain chain, int... lengths) {
    List<Draws.Chain> chains =
        Arrays.stream(lengths)
            .mapToObj(
                n ->
                    new Draws.Chain(
                        chain.number(), chain.warmup(), chain.samples().first(n), chain.tuning()))
            .toList();
    return new Draws(
        like.model(), like.kernel(), 0, 0, 1, like.quantities(), like.statistics(), chains);
  }
}
