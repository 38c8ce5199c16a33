package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.multivariateNormalCholesky;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.model.Model.model;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Normal;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Density;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;

/** Plated models against their hand-written loops. */
class PlateTest {
  private static final double[] Y = {2.5, -0.5, 1.0, 0.25, -1.5, 3.0};
  private static final int[] COUNTS = {3, 0, 5, 2, 1, 7};

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void oneLevel(String executor) {
    Real y = Real.constant(Y);
    Model<NoArguments, Real> plated =
        model(
            "plated",
            m -> {
              Real mu = m.sample("mu", normal(0, 2));
              Real scale = m.sample("scale", exponential(1));
              return m.plate("n", 6)
                  .map(
                      i -> {
                        Real x = m.sample("x", normal(mu, scale));
                        m.observe("y", normal(x.times(2).plus(i.toReal()), 0.5), y.at(i));
                        m.factor("f", x.square().times(-0.1));
                        return x;
                      });
            });
    Model<NoArguments, Real> loop =
        model(
            "loop",
            m -> {
              Real mu = m.sample("mu", normal(0, 2));
              Real scale = m.sample("scale", exponential(1));
              for (int i = 0; i < 6; i++) {
                Real x = m.sample("x" + i, normal(mu, scale));
                m.observe("y" + i, normal(x.times(2).plus(i), 0.5), y.at(i));
                m.factor("f" + i, x.square().times(-0.1));
              }
              return mu;
            });
    Choices top = Choices.of("mu", 0.7).and("scale", 1.3);
    double[] x = {0.1, -0.4, 0.8, 1.2, -2.0, 0.5};
    Choices apart = top;
    for (int i = 0; i < 6; i++) {
      apart = apart.and("x" + i, x[i]);
    }
    Scores.same(
        Scores.of(plated, top.and("x", x), executor),
        Scores.of(loop, apart, "interp"),
        Scores.tight());
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void twoLevelsWithCounts(String executor) {
    Int counts = Int.constant(COUNTS, 2, 3);
    Model<NoArguments, Real> plated =
        model(
            "plated",
            m -> {
              Real tau = m.sample("tau", exponential(2));
              return m.plate("group", 2)
                  .map(
                      g -> {
                        Real rate = m.sample("rate", normal(0, tau));
                        return m.plate("unit", 3)
                            .map(
                                u -> {
                                  Real e = m.sample("e", normal(rate, 0.5));
                                  m.observe("k", poisson(e.exp()), counts.at(g).at(u));
                                  return e;
                                });
                      });
            });
    Model<NoArguments, Real> loop =
        model(
            "loop",
            m -> {
              Real tau = m.sample("tau", exponential(2));
              for (int g = 0; g < 2; g++) {
                Real rate = m.sample("rate" + g, normal(0, tau));
                for (int u = 0; u < 3; u++) {
                  int n = 3 * g + u;
                  Real e = m.sample("e" + n, normal(rate, 0.5));
                  m.observe("k" + n, poisson(e.exp()), Int.constant(COUNTS[n]));
                }
              }
              return tau;
            });
    double[] e = {0.3, 0.1, 0.9, 0.2, -0.6, 1.5};
    Choices joint = Choices.of("tau", 0.8).and("rate", 0.4, -0.2).and("e", Real.constant(e, 2, 3));
    Choices apart = Choices.of("tau", 0.8).and("rate0", 0.4).and("rate1", -0.2);
    for (int n = 0; n < 6; n++) {
      apart = apart.and("e" + n, e[n]);
    }
    Scores.same(
        Scores.of(plated, joint, executor), Scores.of(loop, apart, "interp"), Scores.tight());
    Trace<Real> trace = plated.simulate(Key.of(4));
    assertThat(trace.get("e").shape()).isEqualTo(Shape.of(2, 3));
    assertThat(trace.result().shape()).isEqualTo(Shape.of(2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void vectorsAndMatrices(String executor) {
    Real factor = Real.constant(new double[][] {{1.0, 0.0}, {0.5, 0.8}});
    Model<NoArguments, Real> plated =
        model(
            "plated",
            m ->
                m.plate("n", 2)
                    .map(
                        i -> {
                          Real w = m.sample("w", dirichlet(Real.constant(2, 1, 3)));
                          Real x = m.sample("x", normal(Real.constant(1, 2, 3), w));
                          Int k = m.sample("k", categorical(w));
                          m.observe("y", normal(x.at(k), 1), Real.constant(Y).at(i));
                          return m.sample(
                              "v", multivariateNormalCholesky(x.slice(0, 0, 2), factor));
                        }));
    Model<NoArguments, Real> loop =
        model(
            "loop",
            m -> {
              for (int i = 0; i < 2; i++) {
                Real w = m.sample("w" + i, dirichlet(Real.constant(2, 1, 3)));
                Real x = m.sample("x" + i, normal(Real.constant(1, 2, 3), w));
                Int k = m.sample("k" + i, categorical(w));
                m.observe("y" + i, normal(x.at(k), 1), Real.constant(Y[i]));
                m.sample("v" + i, multivariateNormalCholesky(x.slice(0, 0, 2), factor));
              }
              return Real.constant(0);
            });
    double[][] w = {{0.2, 0.3, 0.5}, {0.6, 0.1, 0.3}};
    double[][] x = {{1.1, 1.9, 3.3}, {0.2, 2.1, 2.5}};
    double[][] v = {{0.5, 1.5}, {0.4, 2.2}};
    int[] k = {2, 0};
    Choices joint =
        Choices.of("w", Real.constant(w))
            .and("x", Real.constant(x))
            .and("v", Real.constant(v))
            .and("k", k);
    Choices apart = Choices.empty();
    for (int i = 0; i < 2; i++) {
      apart = apart.and("w" + i, w[i]).and("x" + i, x[i]).and("v" + i, v[i]).and("k" + i, k[i]);
    }
    Scores together = Scores.of(plated, joint, executor);
    Scores single = Scores.of(loop, apart, "interp");
    assertThat(together.value()).isCloseTo(single.value(), Scores.tight());
    for (String site : List.of("w", "x", "v")) {
      List<Double> expected = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        for (double slope : single.gradient().get(site + i)) {
          expected.add(slope);
        }
      }
      for (int i = 0; i < expected.size(); i++) {
        assertThat(together.gradient().get(site)[i]).isCloseTo(expected.get(i), Scores.tight());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void repeatedDrawsInPlates(String executor) {
    Real y = Real.constant(Y, 2, 3);
    Model<NoArguments, Real> plated =
        model(
            "plated",
            m ->
                m.plate("n", 2)
                    .map(
                        i -> {
                          Real mu = m.sample("mu", normal(i.toReal(), 1));
                          m.observe("y", iid(normal(mu, 2), 3), y.at(i));
                          return m.sample("z", iid(normal(mu, 0.5), 2));
                        }));
    Model<NoArguments, Real> loop =
        model(
            "loop",
            m -> {
              for (int i = 0; i < 2; i++) {
                Real mu = m.sample("mu" + i, normal(i, 1));
                for (int k = 0; k < 3; k++) {
                  m.observe("y" + (3 * i + k), normal(mu, 2), Real.constant(Y[3 * i + k]));
                }
                for (int k = 0; k < 2; k++) {
                  m.sample("z" + (2 * i + k), normal(mu, 0.5));
                }
              }
              return Real.constant(0);
            });
    double[] z = {0.5, -0.5, 1.5, 0.2};
    Choices apart = Choices.of("mu0", 0.3).and("mu1", 0.9);
    for (int k = 0; k < 4; k++) {
      apart = apart.and("z" + k, z[k]);
    }
    Scores.same(
        Scores.of(plated, Choices.of("mu", 0.3, 0.9).and("z", Real.constant(z, 2, 2)), executor),
        Scores.of(loop, apart, "interp"),
        Scores.tight());
  }

  @Test
  void paramsInPlatesAreOneForEachElement() {
    Model<NoArguments, Real> model =
        model(
            "params",
            m ->
                m.plate("n", 3)
                    .map(
                        i -> {
                          Real w = m.param("w", Real.constant(0.5));
                          m.observe("y", normal(w, 1), Real.constant(Y).at(i));
                          return w;
                        }));
    double atStart = 0;
    double given = 0;
    for (int i = 0; i < 3; i++) {
      atStart +=
          new Normal(Real.constant(0.5), Real.constant(1))
              .logDensity(Real.constant(Y[i]))
              .value()
              .doubleValue();
      given +=
          new Normal(Real.constant(i), Real.constant(1))
              .logDensity(Real.constant(Y[i]))
              .value()
              .doubleValue();
    }
    assertThat(model.logDensity(Choices.empty())).isCloseTo(atStart, Scores.tight());
    assertThat(model.logDensity(Choices.of("w", 0.0, 1.0, 2.0))).isCloseTo(given, Scores.tight());
    Trace<Real> trace = model.simulate(Key.of(0));
    assertThat(trace.get("w").data()).containsExactly(0.5, 0.5, 0.5);
    assertThat(trace.result().shape()).isEqualTo(Shape.of(3));
  }

  @Test
  void subsampledPlatesAreUnbiased() {
    Real y = Real.constant(Y);
    Model<NoArguments, Real> full = subsampled(y, 6, 6);
    Model<NoArguments, Real> few = subsampled(y, 2, 6);
    Choices at = Choices.of("mu", 0.4);
    requireUnbiased(few, full.logDensity(at), at);
  }

  private static Model<NoArguments, Real> subsampled(Real y, int count, int size) {
    return model(
        "few",
        m -> {
          Real mu = m.sample("mu", normal(0, 1));
          m.plate("n", size).subsample(count).forEach(i -> m.observe("y", normal(mu, 1), y.at(i)));
          return mu;
        });
  }

  @Test
  void nestedSubsampledPlatesAreUnbiased() {
    Real y = Real.constant(new double[] {1, -2, 0.5, 3, 2, -1, 0, 4, 2.5, -3, 1.5, 0.2}, 3, 4);
    Choices at = Choices.of("mu", 0.4);
    double full = nested(y, 3, 4).logDensity(at);
    requireUnbiased(nested(y, 2, 2), full, at);
    requireUnbiased(nested(y, 3, 1), full, at);
    requireUnbiased(nested(y, 1, 4), full, at);
  }

  private static Model<NoArguments, Real> nested(Real y, int groups, int units) {
    return model(
        "nested",
        m -> {
          Real mu = m.sample("mu", normal(0, 1));
          m.plate("group", 3)
              .subsample(groups)
              .forEach(
                  g -> {
                    m.observe("z", normal(mu, 2), y.at(g).at(0));
                    m.plate("unit", 4)
                        .subsample(units)
                        .forEach(u -> m.observe("y", normal(mu, 1), y.at(g).at(u)));
                  });
          return mu;
        });
  }

  private static void requireUnbiased(Model<NoArguments, Real> few, double full, Choices at) {
    Program program = few.trace();
    Graph graph =
        new Graph(
            "few", List.of(program.choices().get(0).value()), List.of(Density.logDensity(program)));
    int runs = 4_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < runs; i++) {
      double each =
          Evaluator.evaluate(graph, List.of(at.find("mu").value()), Key.of(11).step(i))
              .get(0)
              .doubleValue();
      sum += each;
      squares += each * each;
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    assertThat(error).isPositive();
    assertThat((mean - full) / error).isCloseTo(0, within(4.0));
  }

  @Test
  void aMillionElementsCostNoObjectsOfTheirOwn() {
    int[] sizes = {1_000, 1_000_000};
    double[][] data = {new double[sizes[0]], new double[sizes[1]]};
    Real[] y = {Real.constant(data[0]), Real.constant(data[1])};
    for (int warm = 0; warm < 20; warm++) {
      wide(sizes[warm % 2], y[warm % 2]).trace();
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] nodes = new long[2];
    long[] allocated = new long[2];
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      for (int run = 0; run < 5; run++) {
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        long start = System.nanoTime();
        Program program = wide(sizes[i], y[i]).trace();
        long time = System.nanoTime() - start;
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        best = i == 1 ? Math.min(best, time) : best;
        nodes[i] =
            new Graph(
                    "wide",
                    program.choices().stream().map(Program.Entry::value).toList(),
                    List.of(Density.logDensity(program)))
                .nodes()
                .size();
        allocated[i] = bytes;
      }
    }
    assertThat(nodes[1]).isEqualTo(nodes[0]);
    assertThat(best).isLessThan(200_000_000L);
    // The data are checked against their support in a few arrays of numbers.
    double perElement = (double) (allocated[1] - allocated[0]) / (sizes[1] - sizes[0]);
    assertThat(perElement).isLessThan(64);
  }

  private static Model<NoArguments, Real> wide(int size, Real y) {
    return model(
        "wide",
        m -> {
          Real mu = m.sample("mu", normal(0, 1));
          return m.plate("n", size)
              .map(
                  i -> {
                    Real x = m.sample("x", normal(mu, 1));
                    m.observe("y", normal(x, 1), y.at(i));
                    return x;
                  });
        });
  }
}
