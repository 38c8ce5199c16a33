package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.logNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.objective.Objective.maximize;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.model.GuideFit;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;
import org.ppl4j.vi.guide.Flows;
import org.ppl4j.vi.guide.Guides;

/** Automatic guides in the objective language. */
class GuidesInObjectivesTest {
  private static final Model<NoArguments, Real> MODEL =
      Model.model(
          "m",
          m -> {
            Real s = m.sample("s", logNormal(0, 0.5));
            m.plate("n", 3)
                .forEach(
                    i -> {
                      Real z = m.sample("z", normal(0, s));
                      m.observe("y", normal(z, 0.5), Real.constant(0.4, 1.1, -0.7).at(i));
                    });
            return s;
          });

  static List<Model<NoArguments, ?>> guides() {
    return List.of(
        Guides.normal(MODEL),
        Guides.fullRankNormal(MODEL),
        Guides.structured(MODEL),
        Guides.flow(MODEL, Flows.planar(2)),
        Guides.flow(MODEL, Flows.neuralSpline(2, 3, 4)));
  }

  /** The same ELBO as by hand, twice over: each simulation has noise of its own. */
  @ParameterizedTest
  @MethodSource("guides")
  void haveTheElboThatTheyHaveByHand(Model<NoArguments, ?> guide) {
    Objective elbo =
        maximize(
            "elbo",
            e -> {
              var one = e.simulate(guide);
              var two = e.simulate(guide);
              Real first = e.logDensity(MODEL, one.choices()).minus(one.logDensity());
              Real second = e.logDensity(MODEL, two.choices()).minus(two.logDensity());
              return first.plus(second).times(0.5);
            });
    Moments found = Moments.of(elbo.estimate(), 2000, 3);
    Moments half =
        Moments.of(
            maximize(
                    "elbo",
                    e -> {
                      var run = e.simulate(guide);
                      return e.logDensity(MODEL, run.choices()).minus(run.logDensity());
                    })
                .estimate(),
            2000,
            4);
    double byHand = new GuideFit(MODEL, guide, 500).elbo(8);
    double error = Math.sqrt(half.variance()[0] / 2000);
    assertThat(half.mean()[0]).isCloseTo(byHand, within(5 * error));
    assertThat(found.mean()[0]).isCloseTo(byHand, within(5 * error));
    assertThat(found.variance()[0] / half.variance()[0]).isBetween(0.4, 0.62);
    assertThat(found.mean()).doesNotContain(Double.NaN);
  }
}
