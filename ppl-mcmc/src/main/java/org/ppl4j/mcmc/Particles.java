package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.mcmc.adapt.Moments;
import org.ppl4j.mcmc.kernel.Metric;
import org.ppl4j.mcmc.kernel.State;
import org.ppl4j.mcmc.kernel.Statistics;
import org.ppl4j.mcmc.kernel.Transition;
import org.ppl4j.mcmc.kernel.Tunable;
import org.ppl4j.mcmc.kernel.Tuning;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.mcmc.potential.Tempered;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/** The particles of {@link Smc} on their way along the temperatures. */
final class Particles {
  private static final double SHARE = 0.5;
  private static final int MOST_ROUNDS = 1000;

  private final int particles;
  private final int moves;
  private final long seed;
  private final Tempered path;
  private final Transition transition;
  private final Tuning[] tunings;
  private final Key key;
  private State[] states;
  private State spare;
  private double temperature;
  private double logEvidence;

  Particles(
      Tempered path, Transition transition, int particles, int moves, double width, long seed) {
    this.path = path;
    this.transition = transition;
    this.particles = particles;
    this.moves = moves;
    this.seed = seed;
    key = Key.of(seed);
    tunings = transition.tunables().stream().map(Tunable::initial).toArray(Tuning[]::new);
    states = new State[particles];
    Key first = key.fold("first");
    for (int i = 0; i < particles; i++) {
      states[i] = transition.newState();
      double[] vector = states[i].vector();
      NoiseSource.fillNormal(first.step(i), vector, 0, path.dimension());
      for (int k = 0; k < path.dimension(); k++) {
        vector[k] *= width;
      }
    }
    spare = transition.newState();
  }

  <R> Smc.Result<R> run(Model<NoArguments, R> model, Target target) {
    List<Double> temperatures = new ArrayList<>(List.of(0.0));
    for (int round = 0; temperature < 1; round++) {
      if (round == MOST_ROUNDS) {
        throw InvalidArgument.of(
            Report.of("the path of temperatures only came to " + temperature + ".")
                .cure("take more particles, or a width() nearer to the posterior's"));
      }
      advance(key.fold("round").step(round));
      temperatures.add(temperature);
    }
    return new Smc.Result<>(Posterior.of(model, draws(target)), logEvidence, temperatures);
  }

  private void advance(Key round) {
    double[] ratios = ratios();
    double step = step(ratios);
    double[] weights = new double[particles];
    logEvidence += normalize(ratios, step, weights);
    temperature = step >= 1 - temperature ? 1 : temperature + step;
    path.setTemperature(temperature);
    resample(weights, NoiseSource.uniform(round.fold(0), 0));
    learn();
    double acceptance = 0;
    for (int i = 0; i < particles; i++) {
      Key own = round.fold(1).step(i);
      transition.init(states[i], own);
      acceptance += move(i, own) / particles;
    }
    tuneStep(acceptance);
  }

  /** For each particle how much denser the end is there than the beginning. */
  private double[] ratios() {
    path.setTemperature(1);
    double[] out = new double[particles];
    for (int i = 0; i < particles; i++) {
      double[] vector = states[i].vector();
      double ratio = path.logDensity(vector) - path.logReference(vector);
      out[i] = Double.isNaN(ratio) ? Double.NEGATIVE_INFINITY : ratio;
    }
    if (Arrays.stream(out).allMatch(ratio -> ratio == Double.NEGATIVE_INFINITY)) {
      throw InvalidArgument.of(
          Report.of("the log density is no number at any of the particles.")
              .cure("see that the data fit the observations' supports, or take another width()"));
    }
    return out;
  }

  /** The step in temperature at which the effective number is the share, by bisection. */
  private double step(double[] ratios) {
    double most = 1 - temperature;
    if (effective(ratios, most) >= SHARE * particles) {
      return most;
    }
    double low = 0;
    double high = most;
    for (int i = 0; i < 100 && high - low > 1e-12 * high; i++) {
      double middle = (low + high) / 2;
      if (effective(ratios, middle) >= SHARE * particles) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double effective(double[] ratios, double step) {
    double[] weights = new double[particles];
    normalize(ratios, step, weights);
    return 1 / Arrays.stream(weights).map(w -> w * w).sum();
  }

  /** Weights that sum to 1; returns the logarithm of the mean of those before. */
  private double normalize(double[] ratios, double step, double[] weights) {
    double largest = Arrays.stream(ratios).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < particles; i++) {
      weights[i] = Math.exp(step * (ratios[i] - largest));
      sum += weights[i];
    }
    for (int i = 0; i < particles; i++) {
      weights[i] /= sum;
    }
    return step * largest + Math.log(sum / particles);
  }

  /** Systematic resampling: one uniform number for all. */
  private void resample(double[] weights, double uniform) {
    State[] chosen = new State[particles];
    double reached = weights[0];
    int at = 0;
    for (int i = 0; i < particles; i++) {
      double place = (i + uniform) / particles;
      while (reached < place && at < particles - 1) {
        at++;
        reached += weights[at];
      }
      chosen[i] = transition.newState();
      chosen[i].copy(states[at]);
    }
    states = chosen;
  }

  /** The metrics of the particles as they are now. */
  private void learn() {
    for (int t = 0; t < tunings.length; t++) {
      int[] places = transition.tunables().get(t).places();
      Moments moments = new Moments(places.length, false);
      for (State state : states) {
        moments.add(state.vector(), places);
      }
      Metric metric = moments.take(tunings[t].metric());
      tunings[t] = tunings[t].withMetric(metric);
    }
  }

  /** Moves one particle; returns its mean acceptance. */
  private double move(int particle, Key own) {
    double[] statistics = new double[transition.statistics().size()];
    double acceptance = 0;
    for (int i = 0; i < moves; i++) {
      transition.step(tunings, states[particle], own.fold(i), spare, statistics);
      State swap = states[particle];
      states[particle] = spare;
      spare = swap;
      if (tunings.length > 0 && transition.tunables().get(0).acceptance() >= 0) {
        acceptance += statistics[transition.tunables().get(0).acceptance()] / moves;
      }
    }
    return acceptance;
  }

  private void tuneStep(double acceptance) {
    for (int t = 0; t < tunings.length; t++) {
      double wanted = transition.tunables().get(t).targetAcceptance();
      if (!Double.isNaN(wanted)) {
        double factor = Math.exp(2 * (acceptance - wanted));
        tunings[t] = tunings[t].withStepSize(tunings[t].stepSize() * factor);
      }
    }
  }

  private Draws draws(Target target) {
    double[] vectors = new double[particles * path.size()];
    double[] densities = new double[particles];
    for (int i = 0; i < particles; i++) {
      System.arraycopy(states[i].vector(), 0, vectors, i * path.size(), path.size());
      densities[i] = states[i].logDensity();
    }
    try (Quantities quantities = Quantities.compile(target, target.executor())) {
      List<double[]> none =
          IntStream.range(0, quantities.all().size()).mapToObj(i -> new double[0]).toList();
      Draws.Samples warmup = new Draws.Samples(0, new double[0], none, List.of(new double[0]));
      Draws.Samples samples =
          new Draws.Samples(
              particles, vectors, quantities.of(vectors, particles), List.of(densities));
      return new Draws(
          target.program().name(),
          "smc",
          seed,
          0,
          1,
          quantities.all(),
          List.of(Statistics.LOG_DENSITY),
          List.of(new Draws.Chain(0, warmup, samples, Draws.Tuned.NONE)));
    }
  }
}
