package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Density;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;

/** Scans against their hand-written loops. */
class ScanTest {
  private static final double[] Y = {0.3, -0.2, 1.1, 1.4, 0.9, 2.0, 1.7};
  private static final int N = Y.length;

  record Level(Real level, Real slope) {}

  private static Model<NoArguments, Real> autoregression() {
    return model(
        "ar1",
        m -> {
          Real rho = m.sample("rho", normal(0, 0.5));
          Real scale = m.sample("scale", exponential(1));
          Real y = Real.constant(Y);
          Real start = m.sample("start", normal(0, 1));
          return m.scan(
                  "t",
                  N,
                  start,
                  (before, t) -> {
                    m.observe("y", normal(before.times(rho), scale), y.at(t));
                    return new Step<>(y.at(t), before);
                  })
              .output();
        });
  }

  private static Model<NoArguments, Real> localTrend() {
    return model(
        "local_trend",
        m -> {
          Real scale = m.sample("scale", exponential(1));
          Real y = Real.constant(Y);
          Step<Level, Real> path =
              m.scan(
                  "t",
                  N,
                  new Level(Real.constant(0.0), Real.constant(0.1)),
                  (x, t) -> {
                    Real slope = m.sample("slope", normal(x.slope(), 0.1));
                    Real level = m.sample("level", normal(x.level().plus(slope), scale));
                    m.observe("y", normal(level, 0.5), y.at(t));
                    m.factor("f", slope.square().times(t.toReal()).times(-0.01));
                    return new Step<>(new Level(level, slope), level.exp());
                  });
          m.deterministic("last", path.carry().level());
          return path.output();
        });
  }

  private static Model<NoArguments, Real> localTrendLoop() {
    return model(
        "loop",
        m -> {
          Real scale = m.sample("scale", exponential(1));
          Level x = new Level(Real.constant(0.0), Real.constant(0.1));
          for (int t = 0; t < N; t++) {
            Real slope = m.sample("slope" + t, normal(x.slope(), 0.1));
            Real level = m.sample("level" + t, normal(x.level().plus(slope), scale));
            m.observe("y" + t, normal(level, 0.5), Real.constant(Y[t]));
            m.factor("f" + t, slope.square().times(t * -0.01));
            x = new Level(level, slope);
          }
          return x.level();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void autoregressionHasTheDensityOfItsLoop(String executor) {
    Model<NoArguments, Real> loop =
        model(
            "loop",
            m -> {
              Real rho = m.sample("rho", normal(0, 0.5));
              Real scale = m.sample("scale", exponential(1));
              Real before = m.sample("start", normal(0, 1));
              for (int t = 0; t < N; t++) {
                Real y = Real.constant(Y[t]);
                m.observe("y" + t, normal(before.times(rho), scale), y);
                before = y;
              }
              return before;
            });
    Choices at = Choices.of("rho", 0.6).and("scale", 0.7).and("start", 0.2);
    Scores.same(
        Scores.of(autoregression(), at, executor), Scores.of(loop, at, "interp"), Scores.tight());
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void localTrendHasTheDensityOfItsLoop(String executor) {
    double[] slope = {0.1, 0.2, 0.15, 0.0, -0.1, 0.3, 0.2};
    double[] level = {0.2, 0.1, 0.9, 1.2, 1.1, 1.8, 1.9};
    Choices joint = Choices.of("scale", 0.4).and("slope", slope).and("level", level);
    Choices apart = Choices.of("scale", 0.4);
    for (int t = 0; t < N; t++) {
      apart = apart.and("slope" + t, slope[t]).and("level" + t, level[t]);
    }
    Scores.same(
        Scores.of(localTrend(), joint, executor),
        Scores.of(localTrendLoop(), apart, "interp"),
        Scores.tight());
  }

  @Test
  void simulationCarriesWhatIsDrawnOrGiven() {
    Trace<Real> free = localTrend().simulate(Key.of(3));
    requireConsistent(free);
    double[] slope = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    Trace<Real> given =
        localTrend().query().simulate(Key.of(3), Choices.of("slope", slope).and("scale", 0.01));
    requireConsistent(given);
    assertThat(given.get("slope").data()).containsExactly(slope);
    assertThat(given.get("level").get(N - 1)).isCloseTo(0.5 * N, within(0.2));
    assertThat(given.get("last").doubleValue()).isEqualTo(given.get("level").get(N - 1));
  }

  private static void requireConsistent(Trace<Real> trace) {
    Choices apart = Choices.of("scale", trace.get("scale").doubleValue());
    for (int t = 0; t < N; t++) {
      apart =
          apart
              .and("slope" + t, trace.get("slope").get(t))
              .and("level" + t, trace.get("level").get(t));
      assertThat(trace.result().value().get(t))
          .isCloseTo(Math.exp(trace.get("level").get(t)), within(1e-12));
    }
    assertThat(trace.logDensity().doubleValue())
        .isCloseTo(localTrendLoop().logDensity(apart), Scores.tight());
    assertThat(localTrend().logDensity(trace.choices()))
        .isCloseTo(trace.logDensity().doubleValue(), Scores.tight());
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void scansAndPlatesNestBothWays(String executor) {
    double[][] x = {{0.1, 0.4, -0.3}, {1.0, 0.2, 0.6}};
    Model<NoArguments, Real> scanInPlate =
        model(
            "scan_in_plate",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              return m.plate("n", 2)
                  .map(
                      i ->
                          m.scan(
                                  "t",
                                  3,
                                  mu,
                                  (before, t) -> {
                                    Real now = m.sample("x", normal(before, 1));
                                    return new Step<>(now, now);
                                  })
                              .carry());
            });
    Model<NoArguments, Real> plateInScan =
        model(
            "plate_in_scan",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              return m.scan(
                      "t",
                      3,
                      mu.expand(2),
                      (before, t) -> {
                        Real now = m.plate("n", 2).map(i -> m.sample("x", normal(before.at(i), 1)));
                        return new Step<>(now, now);
                      })
                  .carry();
            });
    Model<NoArguments, Real> loop =
        model(
            "loop",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              for (int i = 0; i < 2; i++) {
                Real before = mu;
                for (int t = 0; t < 3; t++) {
                  before = m.sample("x" + (3 * i + t), normal(before, 1));
                }
              }
              return mu;
            });
    Choices apart = Choices.of("mu", 0.3);
    for (int n = 0; n < 6; n++) {
      apart = apart.and("x" + n, x[n / 3][n % 3]);
    }
    Scores expected = Scores.of(loop, apart, "interp");
    Scores outer =
        Scores.of(scanInPlate, Choices.of("mu", 0.3).and("x", Real.constant(x)), executor);
    Scores.same(outer, expected, Scores.tight());
    Scores inner =
        Scores.of(
            plateInScan, Choices.of("mu", 0.3).and("x", Real.constant(x).transpose()), executor);
    assertThat(inner.value()).isCloseTo(expected.value(), Scores.tight());
    assertThat(inner.gradient().get("mu"))
        .containsExactly(outer.gradient().get("mu"), Scores.tight());
    assertThat(scanInPlate.simulate(Key.of(1)).get("x").shape()).isEqualTo(Shape.of(2, 3));
    assertThat(plateInScan.simulate(Key.of(1)).get("x").shape()).isEqualTo(Shape.of(3, 2));
  }

  @Test
  void subsamplesInAScanAreDrawnAnewForEachStep() {
    Model<NoArguments, Real> model =
        model(
            "m",
            m ->
                m.scan(
                        "t",
                        50,
                        Real.constant(0.0),
                        (x, t) -> {
                          Real picked = m.plate("n", 10).subsample(3).map(i -> i.toReal()).sum();
                          return new Step<>(x, picked);
                        })
                    .output());
    double[] sums = model.simulate(Key.of(2)).result().value().data();
    assertThat(Arrays.stream(sums).distinct().count()).isGreaterThan(5);
    assertThat(Arrays.stream(sums).average().orElse(0)).isCloseTo(13.5, within(3.0));
  }

  @Test
  void aLongScanHasAGraphOfConstantSize() {
    assertThat(size(10)).isEqualTo(size(10_000));
  }

  private static int size(int length) {
    Model<NoArguments, Real> walk =
        model(
            "walk",
            m ->
                m.scan(
                        "t",
                        length,
                        Real.constant(0.0),
                        (x, t) -> {
                          Real now = m.sample("x", normal(x, 1));
                          return new Step<>(now, now);
                        })
                    .carry());
    var program = walk.trace();
    return new Graph(
            "walk",
            program.choices().stream().map(entry -> entry.value()).toList(),
            List.of(Density.logDensity(program)))
        .nodes()
        .size();
  }
}
