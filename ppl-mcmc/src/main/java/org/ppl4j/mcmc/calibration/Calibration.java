package org.ppl4j.mcmc.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.PplException;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Queries;
import org.ppl4j.model.Site;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Simulation-based calibration: if parameters are drawn from the prior and data from the model,
 * then the rank of a parameter among draws from its posterior is uniform. Where it is not, the
 * sampler is wrong, or samples from another model.
 *
 * <pre>{@code
 * Calibration.of(line, (model, seed) -> Mcmc.of(model).seed(seed).thinning(5).run())
 *     .simulations(200)
 *     .run()
 *     .requireCalibrated();
 * }</pre>
 *
 * <p>Ranked are every number of every random site, and the log likelihood, by which a sampler is
 * found out that does not look at the data. Ties, of discrete sites, are broken by chance.
 *
 * <p>S. Talts, M. Betancourt, D. Simpson, A. Vehtari and A. Gelman (2018), Validating Bayesian
 * inference algorithms with simulation-based calibration, arXiv:1804.06788; M. Modrák et al.
 * (2023), Simulation-based calibration checking for Bayesian computation: the choice of test
 * quantities shapes sensitivity, Bayesian Analysis.
 *
 * @param <R> the model's result
 */
public final class Calibration<R> {
  private static final String LIKELIHOOD = "log likelihood";

  private final Model<NoArguments, R> model;
  private final PosteriorSampler<R> sampler;
  private final int simulations;
  private final int draws;
  private final long seed;

  private Calibration(
      Model<NoArguments, R> model,
      PosteriorSampler<R> sampler,
      int simulations,
      int draws,
      long seed) {
    this.model = model;
    this.sampler = sampler;
    this.simulations = simulations;
    this.draws = draws;
    this.seed = seed;
  }

  /** 200 simulations, ranks among 63 draws, seed 0. */
  public static <R> Calibration<R> of(Model<NoArguments, R> model, PosteriorSampler<R> sampler) {
    return new Calibration<>(model, sampler, 200, 63, 0);
  }

  /** How many posteriors are sampled. */
  public Calibration<R> simulations(int count) {
    return new Calibration<>(model, sampler, count, draws, seed);
  }

  /**
   * Among how many draws a parameter is ranked: L. They are taken evenly from those that the
   * sampler gives. One more should have many divisors, like 64 or 100.
   */
  public Calibration<R> draws(int count) {
    return new Calibration<>(model, sampler, simulations, count, seed);
  }

  /** What all randomness comes from. */
  public Calibration<R> seed(long newSeed) {
    return new Calibration<>(model, sampler, simulations, draws, newSeed);
  }

  /**
   * Simulates, samples and ranks.
   *
   * @throws InvalidArgument if the model cannot be simulated, or the sampler gives fewer draws than
   *     asked for
   */
  public CalibrationReport run() {
    Program program = model.trace();
    requireSimulable(program);
    Queries<R> prior = model.with(Handlers.uncondition()).query();
    Map<String, List<Integer>> ranks = new LinkedHashMap<>();
    for (int i = 0; i < simulations; i++) {
      Key key = Key.of(seed).step(i);
      try {
        simulate(prior, program, key)
            .forEach((name, rank) -> ranks.computeIfAbsent(name, n -> new ArrayList<>()).add(rank));
      } catch (PplException e) {
        throw e.during("calibrating, simulation " + i);
      }
    }
    List<CalibrationReport.Quantity> quantities = new ArrayList<>();
    ranks.forEach(
        (name, all) ->
            quantities.add(
                new CalibrationReport.Quantity(
                    name, RankUniformity.of(draws, all.stream().mapToInt(r -> r).toArray()))));
    return new CalibrationReport(model.name(), simulations, quantities);
  }

  private static void requireSimulable(Program program) {
    for (Program.Entry entry : program.entries()) {
      if (entry.site() instanceof Site.Factor) {
        throw InvalidArgument.of(
            Report.of(
                    "\""
                        + program.name()
                        + "\" has the factor \""
                        + entry.site().address()
                        + "\", so that its data cannot be simulated.")
                .at(entry.site().source())
                .cure("say it as an observation or a sample"));
      }
    }
    if (program.observations().isEmpty()) {
      throw InvalidArgument.of(
          Report.of("\"" + program.name() + "\" has no observations to simulate.")
              .at(Source.here())
              .cure("condition it on data of the right shapes; their values do not matter"));
    }
  }

  /** The rank of each number in one simulation. */
  private Map<String, Integer> simulate(Queries<R> prior, Program program, Key key) {
    Trace<R> truth = prior.simulate(key.fold("truth"));
    Choices data = Choices.empty();
    for (Program.Entry entry : program.observations()) {
      String address = entry.site().address();
      data = data.and(address, constant(truth.get(address)));
    }
    Model<NoArguments, R> given = model.with(Handlers.uncondition()).with(Handlers.condition(data));
    long own = NoiseSource.bits(key.fold("sampler"), 0);
    Posterior<R> posterior = sampler.sample(given, own);
    // The given model's, whatever the sampler says of its own.
    Queries<R> queries = Posterior.of(given, posterior.draws()).queries();
    Choices all = posterior.choices();
    Choices joined = Choices.empty();
    Ranks ranks = new Ranks(key.fold("ties"));
    for (String address : all.addresses()) {
      Tensor values = few(posterior.get(address).values());
      ranks.add(address, truth.get(address), values);
      joined = joined.and(address, constant(prepend(truth.get(address), values)));
    }
    double[] likelihood = new double[draws + 1];
    for (Tensor each : queries.logLikelihood(joined).values()) {
      int size = each.data().length / likelihood.length;
      for (int j = 0; j < each.data().length; j++) {
        likelihood[j / size] += each.get(j);
      }
    }
    Tensor rows = Tensor.wrap(Type.real(draws + 1), likelihood);
    ranks.add(LIKELIHOOD, Tensor.scalar(likelihood[0]), tail(rows));
    return ranks.found();
  }

  private static Value constant(Tensor tensor) {
    return Value.of(Ops.constant(tensor));
  }

  /** As many draws as asked for, evenly from all chains: axes draws, then the quantity's own. */
  private Tensor few(Tensor chains) {
    Type type = chains.type();
    int all = type.shape().dim(0) * type.shape().dim(1);
    if (all < draws) {
      throw InvalidArgument.of(
          Report.of("the sampler gave " + all + " draws, of which " + draws + " are wanted.")
              .at(Source.here())
              .cure("draw more, or ask for ranks among fewer: draws(" + all + ")"));
    }
    Type one = type.withShape(type.shape().without(0, 1));
    int size = one.shape().size();
    double[] out = new double[draws * size];
    for (int i = 0; i < draws; i++) {
      int from = (int) ((2L * i + 1) * all / (2L * draws));
      System.arraycopy(chains.data(), from * size, out, i * size, size);
    }
    return Tensor.wrap(one.withShape(one.shape().prepend(draws)), out);
  }

  private static Tensor prepend(Tensor first, Tensor rest) {
    double[] out = new double[first.data().length + rest.data().length];
    System.arraycopy(first.data(), 0, out, 0, first.data().length);
    System.arraycopy(rest.data(), 0, out, first.data().length, rest.data().length);
    int count = rest.shape().dim(0) + 1;
    return Tensor.wrap(first.type().withShape(first.shape().prepend(count)), out);
  }

  private static Tensor tail(Tensor vector) {
    int rest = vector.data().length - 1;
    double[] out = new double[rest];
    System.arraycopy(vector.data(), 1, out, 0, rest);
    return Tensor.wrap(Type.real(rest), out);
  }
}
