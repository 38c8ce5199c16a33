package org.ppl4j.vi.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.logNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.uniform;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.error.Source;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Ratios;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Agreement;

/** What must hold of every guide, for a model of many kinds of sites. */
class GuideTableTest {
  private static final String ROWS = "org.ppl4j.vi.guide.GuideTable#all";

  /** Sites of many kinds, one with bounds that depend on another; no data. */
  private static final Model<NoArguments, Real> PRIOR =
      Model.model(
          "prior",
          m -> {
            Real s = m.sample("s", logNormal(0, 0.8));
            Real x = m.sample("x", uniform(s.unaryMinus(), s));
            m.sample("p", dirichlet(Real.constant(2.0, 3, 2.5)));
            m.plate("n", 2)
                .forEach(
                    i -> {
                      m.sample("z", normal(x, 1));
                      m.sample("b", uniform(0.0, 1.0));
                      m.plate("k", 1).forEach(j -> m.sample("w", beta(2, 3)));
                    });
            return x;
          });

  @ParameterizedTest
  @MethodSource(ROWS)
  void agreesWithItsModel(GuideTable row) {
    Model<NoArguments, ?> guide = row.guide().apply(Guides.of(PRIOR));
    Agreement.check(PRIOR.trace(), guide.trace(), Set.of(), Source.here());
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void scoresItsOwnDrawsAsItDrewThem(GuideTable row) {
    Model<NoArguments, ?> guide = row.guide().apply(Guides.of(PRIOR).scale(0.7));
    for (int seed = 0; seed < 3; seed++) {
      Trace<?> run = guide.simulate(Key.of(seed));
      assertThat(guide.logDensity(run.choices())).isCloseTo(run.logDensity().get(0), within(1e-9));
      assertThat(PRIOR.logDensity(run.choices())).isFinite();
    }
  }

  /** By draws of the prior, of wider tails: the density is 1 in all, and has the draws' means. */
  @ParameterizedTest
  @MethodSource(ROWS)
  void itsDensityIsThatOfItsDraws(GuideTable row) {
    Model<NoArguments, ?> guide = row.guide().apply(Guides.of(PRIOR).scale(0.8));
    Ratios prior = Ratios.of(PRIOR, guide, 3);
    Ratios own = Ratios.of(guide, guide, 3);
    double[] weights = prior.logRatios().stream().mapToDouble(Math::exp).toArray();
    assertThat(Statistics.error(weights)).isLessThan(0.15);
    assertThat(Statistics.mean(weights)).isCloseTo(1, within(4 * Statistics.error(weights)));
    prior
        .values()
        .forEach(
            (address, values) -> {
              double[] weighted = new double[weights.length];
              Arrays.setAll(weighted, i -> weights[i] * values.get(i));
              double[] drawn = own.values().get(address).stream().mapToDouble(x -> x).toArray();
              double error = Math.hypot(Statistics.error(weighted), Statistics.error(drawn));
              assertThat(Statistics.mean(weighted))
                  .as(address)
                  .isCloseTo(Statistics.mean(drawn), within(4.5 * error));
            });
  }
}
