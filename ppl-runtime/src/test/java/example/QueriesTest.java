package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/** Predictions, likelihoods, and records as arguments and results. */
class QueriesTest {
  private static final double[] X = {-1, 0, 1, 2};
  private static final double[] Y = {-1.8, 0.1, 2.3, 3.9};

  record Data(Real x, Real y) {}

  record Priors(Real location, List<Real> scales) {}

  record Arguments(Data data, Priors priors) {}

  record Line(Real slope, Real intercept) {}

  record Fit(Line line, Real fitted) {}

  private static Model<Arguments, Fit> regression() {
    return model(
        "regression",
        Arguments.class,
        (m, a) -> {
          Real slope = m.sample("slope", normal(a.priors().location(), a.priors().scales().get(0)));
          Real intercept = m.sample("intercept", normal(0, a.priors().scales().get(1)));
          Real noise = m.sample("noise", exponential(1));
          Real fitted =
              m.plate("n", a.data().x().shape().dim(0))
                  .map(
                      i -> {
                        Real mean = slope.times(a.data().x().at(i)).plus(intercept);
                        m.observe("y", normal(mean, noise), a.data().y().at(i));
                        return mean;
                      });
          return new Fit(new Line(slope, intercept), fitted);
        });
  }

  private static Arguments arguments() {
    return new Arguments(
        new Data(Real.constant(X), Real.constant(Y)),
        new Priors(Real.constant(1.0), List.of(Real.constant(2.0), Real.constant(3.0))));
  }

  private static double log(double x, double mean, double scale) {
    double z = (x - mean) / scale;
    return -0.5 * z * z - Math.log(scale) - 0.5 * Math.log(2 * Math.PI);
  }

  @Test
  void recordsNestAsArgumentsAndResults() {
    double expected = log(1.9, 1, 2) + log(0.2, 0, 3) - 0.5;
    for (int i = 0; i < 4; i++) {
      expected += log(Y[i], 1.9 * X[i] + 0.2, 0.5);
    }
    Choices at = Choices.of("slope", 1.9).and("intercept", 0.2).and("noise", 0.5);
    assertThat(regression().query(arguments()).logDensity(at)).isCloseTo(expected, within(1e-12));
    Model<NoArguments, Fit> closed = regression().given(arguments());
    assertThat(closed.logDensity(at)).isCloseTo(expected, within(1e-12));
    assertThat(regression().trace(arguments()).arguments())
        .extracting(argument -> argument.party().name())
        .containsExactly(
            "data.x", "data.y", "priors.location", "priors.scales[0]", "priors.scales[1]");
    Fit fit = regression().simulate(arguments(), Key.of(1)).result();
    double slope = fit.line().slope().value().doubleValue();
    double intercept = fit.line().intercept().value().doubleValue();
    for (int i = 0; i < 4; i++) {
      assertThat(fit.fitted().value().get(i)).isCloseTo(slope * X[i] + intercept, within(1e-12));
    }
  }

  @Test
  void priorPredictiveHasTheMomentsOfTheModel() {
    int count = 20_000;
    Trace<Fit> many = regression().query(arguments()).priorPredictive(count, Key.of(3));
    assertThat(many.get("y").shape()).isEqualTo(Shape.of(count, 4));
    assertThat(many.result().fitted().shape()).isEqualTo(Shape.of(count, 4));
    double[] y = many.get("y").data();
    // E[y] = x and Var[y] = 4 x^2 + 9 + E[noise^2], which is 2.
    for (int i = 0; i < 4; i++) {
      double mean = 0;
      double square = 0;
      for (int n = 0; n < count; n++) {
        mean += y[4 * n + i] / count;
        square += y[4 * n + i] * y[4 * n + i] / count;
      }
      double variance = 4 * X[i] * X[i] + 11;
      assertThat(mean).isCloseTo(X[i], within(4.5 * Math.sqrt(variance / count)));
      assertThat(square - mean * mean).isCloseTo(variance, within(0.06 * variance));
    }
    double[] first = many.get("slope").data();
    assertThat(first[0]).isNotEqualTo(first[1]);
  }

  @Test
  void posteriorPredictiveDrawsDataForEachDraw() {
    int count = 3;
    Choices draws =
        Choices.of("slope", 1.0, 2.0, 3.0)
            .and("intercept", 0.0, 10.0, 20.0)
            .and("noise", 1e-9, 1e-9, 1e-9);
    Trace<Fit> predicted = regression().query(arguments()).posteriorPredictive(draws, Key.of(4));
    for (int d = 0; d < count; d++) {
      for (int i = 0; i < 4; i++) {
        double mean = (d + 1) * X[i] + 10 * d;
        assertThat(predicted.get("y").get(4 * d + i)).isCloseTo(mean, within(1e-7));
        assertThat(predicted.result().fitted().value().get(4 * d + i))
            .isCloseTo(mean, within(1e-12));
      }
    }
    Trace<Fit> free =
        regression()
            .query(arguments())
            .posteriorPredictive(Choices.of("slope", 1.0, 2.0), Key.of(4));
    assertThat(free.get("intercept").shape()).isEqualTo(Shape.of(2));
    assertThat(free.get("intercept").get(0)).isNotEqualTo(free.get("intercept").get(1));
  }

  @Test
  void logLikelihoodIsByDrawAndObservation() {
    Choices draws =
        Choices.of("slope", 1.0, 2.0).and("intercept", 0.5, -0.5).and("noise", 0.7, 1.4);
    Map<String, Tensor> found = regression().query(arguments()).logLikelihood(draws);
    assertThat(found).containsOnlyKeys("y");
    assertThat(found.get("y").shape()).isEqualTo(Shape.of(2, 4));
    double[][] at = {{1, 0.5, 0.7}, {2, -0.5, 1.4}};
    for (int d = 0; d < 2; d++) {
      for (int i = 0; i < 4; i++) {
        assertThat(found.get("y").get(4 * d + i))
            .isCloseTo(log(Y[i], at[d][0] * X[i] + at[d][1], at[d][2]), within(1e-12));
      }
    }
  }

  @Test
  void simulateTakesWhatIsGivenAndDrawsTheRestAsBefore() {
    Trace<Fit> free = regression().simulate(arguments(), Key.of(9));
    Trace<Fit> given =
        regression().query(arguments()).simulate(Key.of(9), Choices.of("slope", 5.0));
    assertThat(given.get("slope").doubleValue()).isEqualTo(5.0);
    assertThat(given.get("intercept").doubleValue()).isEqualTo(free.get("intercept").doubleValue());
    assertThat(given.get("noise").doubleValue()).isEqualTo(free.get("noise").doubleValue());
  }

  @Test
  void explainsAndDrawsItself() {
    assertThat(regression().explain(arguments()))
        .contains("slope", "n[4]", "observe", "exponential", "nonNegative");
    assertThat(regression().toDot(arguments()))
        .startsWith("digraph \"regression\" {")
        .contains("label=\"n : 4\"", "\"slope\" -> \"y\"", "\"data.x\" -> \"y\"");
  }
}
