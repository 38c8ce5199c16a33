package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.dist.Distributions.truncated;
import static org.ppl4j.model.Model.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.kernel.Kernels;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/**
 * Sites that were summed over come back as draws from their exact conditional distribution: held
 * against enumeration of all their values, at fixed values of the others.
 */
class RecoveryTest {
  private static final int DRAWS = 20_000;

  /**
   * How often each combination of discrete values is drawn where all choices are the same in each
   * draw, beside its probability by enumeration of the model's own density; 4.5 standard errors.
   */
  private static void check(
      Model<NoArguments, ?> model, Choices choices, Map<String, int[]> sizes, int states) {
    Choices many = Choices.empty();
    for (String address : choices.addresses()) {
      Tensor one = choices.find(address).value();
      double[] all = new double[DRAWS * one.data().length];
      for (int i = 0; i < all.length; i++) {
        all[i] = one.data()[i % one.data().length];
      }
      Shape shape = one.shape().prepend(DRAWS);
      many = many.and(address, Real.constant(all).reshape(shape.dims()));
    }
    Map<String, Tensor> drawn =
        model.query().marginalize(sizes.keySet()).posteriorPredictive(many, Key.of(3)).values();
    Map<List<Double>, Integer> counts = new HashMap<>();
    for (int t = 0; t < DRAWS; t++) {
      List<Double> combination = new ArrayList<>();
      for (String address : sizes.keySet()) {
        int size = drawn.get(address).shape().size() / DRAWS;
        for (int i = 0; i < size; i++) {
          combination.add(drawn.get(address).get(t * size + i));
        }
      }
      counts.merge(combination, 1, Integer::sum);
    }
    Map<List<Double>, Double> weights = new HashMap<>();
    enumerate(model, choices, sizes, states, weights);
    double total = weights.values().stream().mapToDouble(w -> w).sum();
    assertThat(weights.keySet()).containsAll(counts.keySet());
    // Combinations that are expected less than 10 times count together.
    double rare = 0;
    int rareCount = 0;
    for (Map.Entry<List<Double>, Double> one : weights.entrySet()) {
      double p = one.getValue() / total;
      int count = counts.getOrDefault(one.getKey(), 0);
      if (p * DRAWS < 10) {
        rare += p;
        rareCount += count;
      } else {
        requireFrequency(one.getKey().toString(), count, p);
      }
    }
    requireFrequency("all others", rareCount, rare);
  }

  private static void requireFrequency(String what, int count, double p) {
    double error = Math.sqrt(p * (1 - p) / DRAWS);
    assertThat(count / (double) DRAWS).as(what).isCloseTo(p, within(4.5 * error + 1.0 / DRAWS));
  }

  private static void enumerate(
      Model<NoArguments, ?> model,
      Choices choices,
      Map<String, int[]> sizes,
      int states,
      Map<List<Double>, Double> out) {
    int total = sizes.values().stream().mapToInt(RecoveryTest::size).sum();
    for (int code = 0; code < Math.pow(states, total); code++) {
      Choices all = choices;
      List<Double> combination = new ArrayList<>();
      int rest = code;
      for (Map.Entry<String, int[]> site : sizes.entrySet()) {
        int[] values = new int[size(site.getValue())];
        for (int i = 0; i < values.length; i++) {
          values[i] = rest % states;
          rest /= states;
          combination.add((double) values[i]);
        }
        all = all.and(site.getKey(), Int.constant(values).reshape(site.getValue()));
      }
      out.put(combination, Math.exp(model.logDensity(all)));
    }
  }

  private static int size(int[] dims) {
    return Shape.of(dims).size();
  }

  private static Map<String, int[]> sizes(Object... pairs) {
    Map<String, int[]> out = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      out.put((String) pairs[i], (int[]) pairs[i + 1]);
    }
    return out;
  }

  private static int[] dims(int... dims) {
    return dims;
  }

  /** Two sites that depend on each other, and one in a plate under them. */
  @Test
  void sitesThatDependOnEachOther() {
    Model<NoArguments, Real> model =
        model(
            "both",
            m -> {
              Int a = m.sample("a", bernoulli(0.3));
              Int b = m.sample("b", bernoulli(a.toReal().times(0.5).plus(0.2)));
              Real mu = m.sample("mu", normal(a.toReal().minus(b.toReal()), 1));
              m.plate("n", 2)
                  .forEach(
                      i -> {
                        Int c = m.sample("c", bernoulli(a.toReal().times(0.4).plus(0.3)));
                        Real mean = mu.plus(c.toReal()).plus(b.toReal());
                        m.observe("y", normal(mean, 0.8), Real.constant(1.2, 0.1).at(i));
                      });
              return mu;
            });
    check(model, Choices.of("mu", 0.4), sizes("a", dims(), "b", dims(), "c", dims(2)), 2);
  }

  /** A chain of states, filtered backwards and sampled forwards. */
  @Test
  void statesOfAScan() {
    double[] data = {0.2, 1.9, 1.1, 0.4};
    Real y = Real.constant(data);
    Real transition =
        Real.constant(new double[][] {{0.7, 0.2, 0.1}, {0.1, 0.6, 0.3}, {0.3, 0.3, 0.4}});
    Model<NoArguments, Real> model =
        model(
            "chain",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              m.scan(
                  "t",
                  4,
                  Int.constant(1),
                  (z, t) -> {
                    Int now = m.sample("z", categorical(transition.at(z)));
                    Real noise = m.sample("noise", normal(now.toReal(), 1));
                    m.observe("y", normal(mu.plus(now.toReal()).plus(noise), 0.7), y.at(t));
                    return new Step<>(now, now);
                  });
              return mu;
            });
    Choices choices = Choices.of("mu", -0.2).and("noise", new double[] {0.1, -0.3, 0.5, 0});
    check(model, choices, sizes("z", dims(4)), 3);
  }

  /** Chains in a plate. */
  @Test
  void statesOfScansInAPlate() {
    Real y = Real.constant(new double[][] {{0.2, 1.9}, {1.1, -0.4}});
    Model<NoArguments, Real> model =
        model(
            "chains",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              m.plate("n", 2)
                  .forEach(
                      i ->
                          m.scan(
                              "t",
                              2,
                              Int.constant(0),
                              (z, t) -> {
                                Int now = m.sample("z", bernoulli(z.toReal().times(0.6).plus(0.2)));
                                Real mean = mu.plus(now.toReal());
                                m.observe("y", normal(mean, 0.7), y.at(i).at(t));
                                return new Step<>(now, now);
                              }));
              return mu;
            });
    check(model, Choices.of("mu", 0.3), sizes("z", dims(2, 2)), 2);
  }

  private record Spike(Real slope, Real effect) {}

  private static final Model<NoArguments, Spike> SPIKE =
      model(
          "spike",
          m -> {
            Real slope = m.sample("slope", normal(0, 1));
            // 3 and 4 have the same probability.
            Int on = m.sample("on", truncated(poisson(4), 3, 4));
            Real effect = m.deterministic("effect", slope.times(on.minus(3).toReal()));
            m.plate("n", 3)
                .forEach(
                    i -> m.observe("y", normal(effect, 0.5), Real.constant(0.7, 0.2, 0.9).at(i)));
            return new Spike(slope, effect);
          });

  /** The same posterior as by Gibbs steps on the site, by the user's calls. */
  @Test
  void aPosteriorKnowsWhatItSummedOver() {
    Mcmc<Spike> mcmc = Mcmc.of(SPIKE).executor(Executor.named("jvm")).seed(1).chains(4);
    Posterior<Spike> summed = mcmc.draws(2000).run();
    assertThat(summed.names()).containsExactly("slope");
    Posterior<Spike> whole = summed.recoverDiscrete(Key.of(2));
    assertThat(whole.names()).containsExactly("slope", "on", "effect");
    assertThat(whole.draws().quantities().stream().map(q -> q.kind() + " " + q.name()))
        .containsExactly(
            "SITE slope", "SITE on", "DETERMINISTIC effect", "RESULT slope", "RESULT effect");
    // The evidence for an effect: y is normal with covariance I / 4, or I / 4 + J.
    double sum = 1.8;
    double squares = 0.49 + 0.04 + 0.81;
    double on = Math.pow(13, -0.5) * Math.exp(-(squares * 4 - 16 * sum * sum / 13) / 2);
    double off = Math.exp(-squares * 4 / 2);
    double p = on / (on + off);
    Columns.check("on", whole.get("on").element(), 3 + p, p * (1 - p), 4);
    double mean = 4 * sum / 13;
    double[][] effect = whole.get(Spike::effect).element();
    Columns.check(
        "effect", effect, p * mean, p * (1.0 / 13 + mean * mean) - p * p * mean * mean, 4);
    // What is given on: each draw's own value.
    assertThat(whole.get(s -> s.effect().times(s.slope())).values().data()).hasSize(8000);
    assertThat(whole.loo().pointwise()).hasSize(3);
    whole.requireHealthy();

    Posterior<Spike> moved =
        mcmc.kernel(Kernels.compose(Kernels.gibbs("on"), Kernels.nuts())).draws(4000).run();
    Columns.check("on by Gibbs steps", moved.get("on").element(), 3 + p, p * (1 - p), 4);
  }

  /** New data follow from what the data say of the site, not from its prior. */
  @Test
  void predictionsKnowTheData() {
    Posterior<Spike> summed =
        Mcmc.of(SPIKE).executor(Executor.named("jvm")).seed(1).chains(4).draws(2000).run();
    Posterior<Spike> whole = summed.recoverDiscrete(Key.of(2));
    double[][] y = summed.predictive(Key.of(5)).get("y").element(1);
    double[][] again = whole.predictive(Key.of(5)).get("y").element(1);
    double expected = whole.mean("effect").doubleValue();
    for (double[][] drawn : List.of(y, again)) {
      double error = Math.sqrt((0.25 + 0.3) / 8000);
      assertThat(Columns.mean(drawn)).isCloseTo(expected, within(4.5 * error));
    }
    // By the site's prior it would be half of the mean slope.
    assertThat(Math.abs(expected - 0.5 * summed.mean("slope").doubleValue())).isGreaterThan(0.1);
  }

  /** The likelihood of each datum is that with the sites summed over. */
  @Test
  void theLikelihoodOfAMixtureIsKnown() {
    Real y = Real.constant(0.3, 2.2);
    Model<NoArguments, Real> mixture =
        model(
            "mixture",
            m -> {
              Real mean = m.sample("mean", normal(0, 1));
              m.plate("n", 2)
                  .forEach(
                      i -> {
                        Int k = m.sample("k", bernoulli(0.4));
                        m.observe("y", normal(mean.plus(k.toReal().times(2)), 1), y.at(i));
                      });
              return mean;
            });
    Posterior<Real> posterior =
        Mcmc.of(mixture).executor(Executor.named("jvm")).chains(2).warmup(200).draws(50).run();
    assertThat(posterior.draws().quantities().stream().filter(q -> q.kind() == Kind.SITE))
        .hasSize(1);
    double mean = posterior.get("mean").element()[1][7];
    double low = 0.6 * Math.exp(-Math.pow(2.2 - mean, 2) / 2);
    double high = 0.4 * Math.exp(-Math.pow(0.2 - mean, 2) / 2);
    double expected = Math.log((low + high) / Math.sqrt(2 * Math.PI));
    Drawn likelihood = posterior.logLikelihood().values().iterator().next();
    assertThat(likelihood.element(1)[1][7]).isCloseTo(expected, within(1e-12));
    assertThat(posterior.loo().pointwise()).hasSize(2);
    assertThat(posterior.recoverDiscrete(Key.of(1)).get("k").type().shape()).isEqualTo(Shape.of(2));
  }
}
