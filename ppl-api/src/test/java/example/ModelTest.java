package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.dist.Normal;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Density;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Queries;
import org.ppl4j.model.Step;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

class ModelTest {
  private static final double[] Y = {28, 8, -3, 7, -1, 1, 18, 12};
  private static final double[] SIGMA = {15, 10, 16, 11, 9, 11, 10, 18};

  record Schools(Real mu, Real logTau, Real theta) {}

  private static Model<NoArguments, Schools> schools() {
    Real y = Real.constant(Y);
    Real sigma = Real.constant(SIGMA);
    return model(
        "eight_schools",
        m -> {
          Real mu = m.sample("mu", normal(0, 5));
          Real logTau = m.sample("logTau", normal(0, 1));
          Real theta =
              m.plate("school", 8)
                  .map(
                      j -> {
                        Real z = m.sample("z", normal(0, 1));
                        Real t = mu.plus(logTau.exp().times(z));
                        m.observe("y", normal(t, sigma.at(j)), y.at(j));
                        return t;
                      });
          return new Schools(mu, logTau, theta);
        });
  }

  private static double normalLog(double x, double mean, double scale) {
    double z = (x - mean) / scale;
    return -0.5 * z * z - Math.log(scale) - 0.5 * Math.log(2 * Math.PI);
  }

  @Test
  void aPlatedModelHasTheDensityOfItsLoop() {
    double[] z = {0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8};
    double expected = normalLog(1.5, 0, 5) + normalLog(0.3, 0, 1);
    for (int j = 0; j < 8; j++) {
      expected += normalLog(z[j], 0, 1);
      expected += normalLog(Y[j], 1.5 + Math.exp(0.3) * z[j], SIGMA[j]);
    }
    double found =
        schools()
            .query(NoArguments.NONE)
            .logDensity(Choices.of("mu", 1.5).and("logTau", 0.3).and("z", z));
    assertThat(found).isCloseTo(expected, within(1e-10));
  }

  @Test
  void simulationGivesEverySiteAndTheResult() {
    Trace<Schools> trace = schools().simulate(NoArguments.NONE, Key.of(1));
    assertThat(trace.get("z").shape()).isEqualTo(Shape.of(8));
    double mu = trace.get("mu").doubleValue();
    double tau = Math.exp(trace.get("logTau").doubleValue());
    double[] theta = trace.result().theta().value().data();
    for (int j = 0; j < 8; j++) {
      assertThat(theta[j]).isCloseTo(mu + tau * trace.get("z").get(j), within(1e-12));
    }
    assertThat(trace.get("y").shape()).isEqualTo(Shape.of(8));
  }

  @Test
  void conditioningEqualsObserving() {
    Model<NoArguments, Real> free =
        model(
            "free",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              m.plate("n", 3).forEach(i -> m.sample("x", normal(mu, 2)));
              return mu;
            });
    double joint = free.query(NoArguments.NONE).logDensity(Choices.of("mu", 0.5).and("x", 1, 2, 3));
    double conditioned =
        free.condition(Choices.of("x", 1.0, 2.0, 3.0))
            .query(NoArguments.NONE)
            .logDensity(Choices.of("mu", 0.5));
    assertThat(conditioned).isEqualTo(joint);
  }

  @Test
  void nestedPlatesNestTheirAxes() {
    Model<NoArguments, Real> nested =
        model(
            "nested",
            m ->
                m.plate("a", 2)
                    .map(
                        i -> {
                          Real mu = m.sample("mu", normal(0, 1));
                          return m.plate("b", 3).map(j -> m.sample("x", normal(mu, 1)));
                        }));
    Queries<Real> query = nested.query(NoArguments.NONE);
    Trace<Real> trace = query.simulate(Key.of(3));
    assertThat(trace.get("x").shape()).isEqualTo(Shape.of(2, 3));
    double expected = 0;
    for (int i = 0; i < 2; i++) {
      expected += normalLog(trace.get("mu").get(i), 0, 1);
      for (int j = 0; j < 3; j++) {
        expected += normalLog(trace.get("x").get(3 * i + j), trace.get("mu").get(i), 1);
      }
    }
    assertThat(trace.logDensity().doubleValue()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void aScanCarriesItsState() {
    Model<NoArguments, Real> walk =
        model(
            "walk",
            m -> {
              Real scale = m.sample("scale", normal(1, 0.1));
              Step<Real, Real> path =
                  m.scan(
                      "t",
                      5,
                      Real.constant(0.0),
                      (x, t) -> {
                        Real now = m.sample("x", normal(x, scale));
                        return new Step<>(now, now.square());
                      });
              return path.output();
            });
    Trace<Real> trace = walk.simulate(NoArguments.NONE, Key.of(5));
    double[] x = trace.get("x").data();
    double scale = trace.get("scale").doubleValue();
    double expected = normalLog(scale, 1, 0.1);
    double before = 0;
    for (int t = 0; t < 5; t++) {
      expected += normalLog(x[t], before, scale);
      before = x[t];
      assertThat(trace.result().value().get(t)).isCloseTo(x[t] * x[t], within(1e-12));
    }
    assertThat(trace.logDensity().doubleValue()).isCloseTo(expected, within(1e-12));

    Program program = walk.trace(NoArguments.NONE);
    Expr density = Density.logDensity(program);
    List<Expr> sites = program.choices().stream().map(e -> e.value()).toList();
    Graph graph = Grad.valueAndGradient(new Graph("walk", sites, List.of(density)), sites);
    List<Tensor> out = Evaluator.evaluate(graph, List.of(Tensor.scalar(scale), trace.get("x")));
    double h = 1e-6;
    double up = walk.query(NoArguments.NONE).logDensity(Choices.of("scale", scale + h).and("x", x));
    double down =
        walk.query(NoArguments.NONE).logDensity(Choices.of("scale", scale - h).and("x", x));
    assertThat(out.get(1).doubleValue()).isCloseTo((up - down) / (2 * h), within(1e-5));
    for (int t = 0; t < 5; t++) {
      double expectedSlope =
          -(x[t] - (t == 0 ? 0 : x[t - 1])) / (scale * scale)
              + (t == 4 ? 0 : (x[t + 1] - x[t]) / (scale * scale));
      assertThat(out.get(2).get(t)).isCloseTo(expectedSlope, within(1e-10));
    }
  }

  @Test
  void subsamplingScalesDensities() {
    Model<NoArguments, Real> few =
        model(
            "few",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              Real data = Real.constant(Y);
              m.plate("n", 8).subsample(2).forEach(i -> m.observe("y", normal(mu, 1), data.at(i)));
              return mu;
            });
    Program program = few.trace(NoArguments.NONE);
    Expr density = Density.logDensity(program);
    double mean = 0;
    int runs = 20_000;
    Graph graph = new Graph("few", List.of(program.choices().get(0).value()), List.of(density));
    for (int i = 0; i < runs; i++) {
      mean +=
          Evaluator.evaluate(graph, List.of(Tensor.scalar(0.5)), Key.of(i)).get(0).doubleValue()
              / runs;
    }
    double full = normalLog(0.5, 0, 1);
    for (double y : Y) {
      full += normalLog(y, 0.5, 1);
    }
    assertThat(mean).isCloseTo(full, within(12.0));
  }

  @Test
  void nonCentringKeepsTheResult() {
    Model<NoArguments, Real> centered =
        model(
            "centered",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              return m.plate("n", 4).map(i -> m.sample("x", new Normal(mu, mu.exp())));
            });
    Model<NoArguments, Real> moved = centered.with(Handlers.nonCentered());
    Trace<Real> trace = moved.simulate(NoArguments.NONE, Key.of(2));
    double mu = trace.get("mu").doubleValue();
    for (int i = 0; i < 4; i++) {
      assertThat(trace.result().value().get(i))
          .isCloseTo(mu + Math.exp(mu) * trace.get("x_base").get(i), within(1e-12));
    }
  }

  @Test
  void priorPredictiveRunsSideBySide() {
    Trace<Schools> many = schools().query(NoArguments.NONE).priorPredictive(50_000, Key.of(9));
    double[] mu = many.get("mu").data();
    double mean = 0;
    double square = 0;
    for (double each : mu) {
      mean += each / mu.length;
      square += each * each / mu.length;
    }
    assertThat(mean).isCloseTo(0, within(4.5 * 5 / Math.sqrt(mu.length)));
    assertThat(Math.sqrt(square)).isCloseTo(5, within(0.1));
    assertThat(many.get("y").shape()).isEqualTo(Shape.of(50_000, 8));
    assertThat(many.result().theta().shape()).isEqualTo(Shape.of(50_000, 8));
  }

  @Test
  void explainsItself() {
    String table = schools().explain(NoArguments.NONE);
    assertThat(table).contains("school[8]").contains("logTau");
  }
}
