package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Density;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Step;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;

/** Exact sums over discrete sites against sums over all their values, one by one. */
class MarginalizeTest {
  private static final double[] Y = {-1.2, 0.8, 2.1, 1.9, -0.7, 0.1};

  private static Model<NoArguments, Int> mixture() {
    Real y = Real.constant(Y);
    return model(
        "mixture",
        m -> {
          Real means = m.sample("means", normal(Real.constant(-1, 0, 2), 1));
          Real scale = m.sample("scale", exponential(1));
          Real weights = Real.constant(0.2, 0.5, 0.3);
          return m.plate("n", 6)
              .map(
                  i -> {
                    Int z = m.sample("z", categorical(weights));
                    m.observe("y", normal(means.at(z), scale), y.at(i));
                    return z;
                  });
        });
  }

  private static Model<NoArguments, Int> hmm(int length) {
    double[] data = new double[length];
    for (int t = 0; t < length; t++) {
      data[t] = Y[t % Y.length] + 0.01 * t;
    }
    Real y = Real.constant(data);
    return model(
        "hmm",
        m -> {
          Real stay = m.sample("stay", normal(Real.constant(1, 0.5), 1));
          Real means = m.sample("means", normal(Real.constant(-1, 1), 1));
          Int first = m.sample("first", bernoulli(0.4));
          return m.scan(
                  "t",
                  length,
                  first,
                  (before, t) -> {
                    Real up = before.equalTo(1).select(stay.at(1), stay.at(0).unaryMinus());
                    Int state = m.sample("state", bernoulli(up.sigmoid()));
                    m.observe("y", normal(means.at(state), 0.7), y.at(t));
                    return new Step<>(state, state);
                  })
              .output();
        });
  }

  /** The log of the sum of the joint density over all values of the discrete sites. */
  private static Scores bruteForce(
      Model<NoArguments, ?> joint, Choices at, Map<String, int[]> sizes, int values) {
    int places = sizes.values().stream().mapToInt(shape -> shape[0]).sum();
    int count = (int) Math.round(Math.pow(values, places));
    double[] logs = new double[count];
    Map<String, double[][]> slopes = new HashMap<>();
    for (int c = 0; c < count; c++) {
      int rest = c;
      Choices all = at;
      for (Map.Entry<String, int[]> site : sizes.entrySet()) {
        int[] own = new int[site.getValue()[0]];
        for (int i = 0; i < own.length; i++) {
          own[i] = rest % values;
          rest /= values;
        }
        all =
            site.getValue().length > 1
                ? all.and(site.getKey(), own[0])
                : all.and(site.getKey(), own);
      }
      Scores scores = Scores.of(joint, all, "interp");
      logs[c] = scores.value();
      int place = c;
      scores
          .gradient()
          .forEach(
              (address, slope) ->
                  slopes.computeIfAbsent(address, a -> new double[count][])[place] = slope);
    }
    double most = Arrays.stream(logs).max().orElseThrow();
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    double total = most + Math.log(sum);
    Map<String, double[]> gradient = new HashMap<>();
    slopes.forEach(
        (address, each) -> {
          double[] mean = new double[each[0].length];
          for (int c = 0; c < count; c++) {
            for (int k = 0; k < mean.length; k++) {
              mean[k] += Math.exp(logs[c] - total) * each[c][k];
            }
          }
          gradient.put(address, mean);
        });
    return new Scores(total, gradient);
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void aMixtureSumsOverItsAssignments(String executor) {
    Choices at = Choices.of("means", -0.8, 0.3, 1.7).and("scale", 0.6);
    Scores expected = bruteForce(mixture(), at, Map.of("z", new int[] {6}), 3);
    Scores found = Scores.of(mixture().with(Handlers.marginalize("z")), at, executor);
    Scores.same(found, expected, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "torch"})
  void aHiddenMarkovModelSumsOverItsPaths(String executor) {
    Choices at = Choices.of("stay", 0.8, 1.4).and("means", -0.9, 1.2);
    Map<String, int[]> sizes = new LinkedHashMap<>();
    sizes.put("first", new int[] {1, 1});
    sizes.put("state", new int[] {7});
    Scores expected = bruteForce(hmm(7), at, sizes, 2);
    Scores found = Scores.of(hmm(7).with(Handlers.marginalize("first", "state")), at, executor);
    Scores.same(found, expected, within(1e-9));
  }

  @Test
  void aSharedSiteAndOnesInPlatesSumTogether() {
    Real y = Real.constant(Y);
    Model<NoArguments, Real> nested =
        model(
            "nested",
            m -> {
              Real shift = m.sample("shift", normal(0, 1));
              Int kind = m.sample("kind", categorical(Real.constant(0.3, 0.7)));
              m.plate("group", 2)
                  .forEach(
                      g -> {
                        Int side = m.sample("side", bernoulli(Real.constant(0.2, 0.6).at(kind)));
                        m.plate("unit", 3)
                            .forEach(
                                u -> {
                                  Int z = m.sample("z", bernoulli(0.25));
                                  Real mean = shift.plus(side.plus(kind).plus(z).toReal());
                                  m.observe("y", normal(mean, 1), y.at(g.times(3).plus(u)));
                                });
                      });
              return shift;
            });
    Choices at = Choices.of("shift", 0.2);
    Scores found = Scores.of(nested.with(Handlers.marginalize("kind", "side", "z")), at, "torch");
    Scores expected =
        Scores.of(
            model(
                "loop",
                m -> {
                  Real shift = m.sample("shift", normal(0, 1));
                  Real total = Real.constant(0.0);
                  Real[] byKind = new Real[2];
                  double[] kinds = {0.3, 0.7};
                  double[] sides = {0.2, 0.6};
                  for (int kind = 0; kind < 2; kind++) {
                    byKind[kind] = Real.constant(kinds[kind]).log();
                    for (int g = 0; g < 2; g++) {
                      Real[] bySide = new Real[2];
                      for (int side = 0; side < 2; side++) {
                        double p = side == 1 ? sides[kind] : 1 - sides[kind];
                        bySide[side] = Real.constant(p).log();
                        for (int u = 0; u < 3; u++) {
                          Real[] byZ = new Real[2];
                          for (int z = 0; z < 2; z++) {
                            byZ[z] =
                                normal(shift.plus(side + kind + z), 1)
                                    .logDensity(Real.constant(Y[3 * g + u]))
                                    .plus(Math.log(z == 1 ? 0.25 : 0.75));
                          }
                          bySide[side] = bySide[side].plus(Real.stack(byZ).logSumExp());
                        }
                      }
                      byKind[kind] = byKind[kind].plus(Real.stack(bySide).logSumExp());
                    }
                  }
                  m.factor("all", total.plus(Real.stack(byKind).logSumExp()));
                  return shift;
                }),
            at,
            "interp");
    Scores.same(found, expected, within(1e-10));
  }

  @Test
  void simulationStillDrawsWhatIsSummedOver() {
    Model<NoArguments, Int> summed = hmm(5).with(Handlers.marginalize("first", "state"));
    Trace<Int> trace = summed.simulate(Key.of(1));
    assertThat(trace.get("state").data()).containsOnly(0.0, 1.0).hasSize(5);
    assertThat(trace.choices().addresses()).containsExactly("stay", "means");
    assertThat(summed.logDensity(trace.choices()))
        .isCloseTo(trace.logDensity().doubleValue(), within(1e-12));
  }

  @Test
  void theLogLikelihoodOfEachObservationIsItsOwnSum() {
    Map<String, Tensor> found =
        mixture()
            .with(Handlers.marginalize("z"))
            .logLikelihood(
                Choices.of("means", Real.constant(new double[][] {{-1, 0, 2}, {0, 1, 3}}))
                    .and("scale", 0.5, 1.5));
    assertThat(found).containsOnlyKeys("y");
    double[] weights = {0.2, 0.5, 0.3};
    double[][] means = {{-1, 0, 2}, {0, 1, 3}};
    double[] scale = {0.5, 1.5};
    for (int d = 0; d < 2; d++) {
      for (int i = 0; i < 6; i++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          double z = (Y[i] - means[d][k]) / scale[d];
          sum += weights[k] * Math.exp(-0.5 * z * z) / (scale[d] * Math.sqrt(2 * Math.PI));
        }
        assertThat(found.get("y").get(6 * d + i)).isCloseTo(Math.log(sum), within(1e-10));
      }
    }
  }

  @Test
  void aLongHiddenMarkovModelTakesTimeLinearInItsLength() {
    assertThat(graph(500).nodes().size()).isEqualTo(graph(5).nodes().size());
    Choices at = Choices.of("stay", 0.8, 1.4).and("means", -0.9, 1.2);
    Model<NoArguments, Int> summed = hmm(500).with(Handlers.marginalize("first", "state"));
    Scores interp = Scores.of(summed, at, "interp");
    Scores torch = Scores.of(summed, at, "torch");
    assertThat(torch.value()).isCloseTo(interp.value(), within(1e-9));
    assertThat(torch.gradient().get("stay"))
        .containsExactly(interp.gradient().get("stay"), within(1e-8));
    assertThat(interp.value()).isCloseTo(forward(500, at), within(1e-8));
    double shortTime = time(500, at);
    double longTime = time(4000, at);
    assertThat(longTime / shortTime).isLessThan(8 * 3);
  }

  /** The forward algorithm, by hand. */
  private static double forward(int length, Choices at) {
    double[] stay = at.find("stay").value().data();
    double[] means = at.find("means").value().data();
    double total = 0;
    total += log(stay[0], 1, 1) + log(stay[1], 0.5, 1);
    total += log(means[0], -1, 1) + log(means[1], 1, 1);
    double[] alpha = {Math.log(0.6), Math.log(0.4)};
    for (int t = 0; t < length; t++) {
      double y = Y[t % Y.length] + 0.01 * t;
      double[] next = new double[2];
      for (int now = 0; now < 2; now++) {
        double sum = 0;
        for (int before = 0; before < 2; before++) {
          double up = 1 / (1 + Math.exp(before == 1 ? -stay[1] : stay[0]));
          sum += Math.exp(alpha[before] - alpha[0]) * (now == 1 ? up : 1 - up);
        }
        next[now] = alpha[0] + Math.log(sum) + log(y, means[now], 0.7);
      }
      alpha = next;
    }
    return total + alpha[0] + Math.log(1 + Math.exp(alpha[1] - alpha[0]));
  }

  private static double log(double x, double mean, double scale) {
    double z = (x - mean) / scale;
    return -0.5 * z * z - Math.log(scale) - 0.5 * Math.log(2 * Math.PI);
  }

  private static double time(int length, Choices at) {
    Graph graph = graph(length);
    var inputs = List.of(at.find("stay").value(), at.find("means").value());
    double best = Double.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long start = System.nanoTime();
      Evaluator.evaluate(graph, inputs);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private static Graph graph(int length) {
    Program program = hmm(length).with(Handlers.marginalize("first", "state")).trace();
    var sites = program.choices().stream().map(Program.Entry::value).toList();
    return Grad.valueAndGradient(
        new Graph("hmm", sites, List.of(Density.logDensity(program))), sites);
  }
}
