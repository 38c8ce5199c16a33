package org.ppl4j.mcmc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.mcmc.Draws.Chain;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.diagnostics.Loo;
import org.ppl4j.mcmc.diagnostics.Waic;
import org.ppl4j.model.Choices;
import org.ppl4j.model.ManyDraws;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Queries;
import org.ppl4j.model.Structure;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/**
 * What is known after seeing the data: draws, and everything that can be asked of them.
 *
 * <pre>{@code
 * Posterior<Schools> posterior = Mcmc.of(schools).seed(1).run();
 * System.out.println(posterior.summary());
 * posterior.requireHealthy();
 * double mean = posterior.mean(Schools::tau).doubleValue();
 * Tensor best = posterior.quantile(s -> s.theta().max().minus(s.mu()), 0.9);
 * }</pre>
 *
 * <p>A quantity is a value of the model's result, any expression of such, or what stands at an
 * address. An expression is staged once and computed for all draws together.
 *
 * @param <R> the model's result
 */
public final class Posterior<R> {
  /** The greatest tree depth of NUTS, unless it was told another one. */
  private static final int TREE_DEPTH = 10;

  /** The model with no site summed over. */
  private final Queries<R> whole;

  private final Queries<R> queries;
  private final Draws draws;
  private final Variables variables;
  private final R result;
  private final List<Expr> placeholders = new ArrayList<>();

  private Posterior(Queries<R> queries, Draws draws) {
    whole = queries;
    this.queries = queries.marginalize(summed(queries.program(), draws));
    this.draws = draws;
    variables = Variables.of(draws);
    result = placeholders(queries.program().result());
  }

  /**
   * The draws of a model, as a posterior. Chains of different lengths, of a run that was cancelled,
   * are made even: those chains are taken, cut to one length, that keep the most draws.
   *
   * @param queries the model with its arguments and data
   * @throws InvalidArgument if there are no draws
   */
  public static <R> Posterior<R> of(Queries<R> queries, Draws draws) {
    Draws even = draws.rectangular();
    if (even.chains().isEmpty() || even.chains().get(0).samples().count() == 0) {
      throw InvalidArgument.of(
          Report.of("the run of \"" + draws.model() + "\" has no draws after warm-up.")
              .at(Source.here())
              .cure(
                  "ask for 1 draw at least; 4 chains of 1000 are usual; what warm-up drew is in"
                      + " the run's awaitDraws()"));
    }
    return new Posterior<>(queries, even);
  }

  /** {@link #of(Queries, Draws)} of a model without arguments. */
  public static <R> Posterior<R> of(Model<NoArguments, R> model, Draws draws) {
    return of(model.query(), draws);
  }

  /** The discrete sites that the draws have no values of: the sampler summed over them. */
  private static Set<String> summed(Program program, Draws draws) {
    Set<String> out = new LinkedHashSet<>();
    for (Program.Entry entry : program.choices()) {
      String address = entry.site().address();
      boolean drawn =
          draws.quantities().stream()
              .anyMatch(one -> one.kind() == Kind.SITE && one.name().equals(address));
      if (!drawn && !entry.type().isReal()) {
        out.add(address);
      }
    }
    return out;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // A model of no result has a null one.
  private R placeholders(@Nullable Object structure) {
    List<String> names = Structure.names(structure);
    return (R)
        Structure.map(
            structure,
            value -> {
              String name = names.get(placeholders.size());
              Expr one = Input.create(name, "result", value.expr().type());
              placeholders.add(one);
              return Value.of(one);
            });
  }

  /** The draws as they are. */
  public Draws draws() {
    return draws;
  }

  /** The model with its arguments and data, sites summed over as the sampler summed over them. */
  public Queries<R> queries() {
    return queries;
  }

  /** The names by which quantities can be asked for: sites, deterministic values, results. */
  public List<String> names() {
    return variables.names();
  }

  /**
   * The draws of what stands at an address.
   *
   * @param name an address of a random or deterministic site, or the name of a value of the result
   * @throws InvalidArgument if there is none; the message lists those that there are
   */
  public Drawn get(String name) {
    int place = variables.find(name);
    if (place < 0) {
      throw InvalidArgument.of(
          Report.of("the posterior of \"" + draws.model() + "\" has no \"" + name + "\".")
              .at(Source.here())
              .cure("ask for one of " + String.join(", ", names())));
    }
    return Variables.drawn(draws, place, name);
  }

  /**
   * The draws of an expression over the model's result.
   *
   * @param quantity from the result, its values standing for one draw's
   */
  public Drawn get(Function<? super R, ? extends Value> quantity) {
    Expr expression = quantity.apply(result).expr();
    List<String> names = Structure.names(queries.program().result());
    List<Expr> needed = new ArrayList<>();
    List<Drawn> given = new ArrayList<>();
    for (Expr node : Graph.nodes(List.of(expression))) {
      int place = placeholders.indexOf(node);
      if (place >= 0) {
        needed.add(node);
        String name = names.get(place);
        given.add(Variables.drawn(draws, draws.indexOf(Kind.RESULT, name), name));
      }
    }
    boolean itself = needed.size() == 1 && needed.get(0) == expression;
    if (itself) {
      return given.get(0);
    }
    int all = draws.chains().size() * draws.chains().get(0).samples().count();
    List<Tensor> values = given.stream().map(Drawn::pooled).toList();
    ManyDraws many = new ManyDraws(needed, values, all);
    Tensor found =
        many.run(draws.model(), List.of(expression), List.of(), List.of(), Key.of(0)).get(0);
    return Drawn.unpooled("", found, draws);
  }

  /** The mean of a quantity, of its shape. */
  public Tensor mean(Function<? super R, ? extends Value> quantity) {
    return get(quantity).mean();
  }

  /** The standard deviation of a quantity, of its shape. */
  public Tensor sd(Function<? super R, ? extends Value> quantity) {
    return get(quantity).sd();
  }

  /**
   * A quantile of a quantity, of its shape.
   *
   * @param p from 0 to 1
   */
  public Tensor quantile(Function<? super R, ? extends Value> quantity, double p) {
    return get(quantity).quantile(p);
  }

  /** The mean of what stands at an address. */
  public Tensor mean(String name) {
    return get(name).mean();
  }

  /** The standard deviation of what stands at an address. */
  public Tensor sd(String name) {
    return get(name).sd();
  }

  /** A quantile of what stands at an address. */
  public Tensor quantile(String name, double p) {
    return get(name).quantile(p);
  }

  /** A table of all quantities. */
  public Summary summary() {
    return Summary.of(variables.all());
  }

  /** A table of some quantities, by address. */
  public Summary summary(String... names) {
    return Summary.of(List.of(names).stream().map(this::get).toList());
  }

  /** Pictures of the draws: {@code posterior.plot().trace("tau").save(file)}. */
  public PosteriorPlots<R> plot() {
    return new PosteriorPlots<>(this, queries);
  }

  /**
   * Writes a page that opens without a network, HTML: diagnosis, summary, pictures.
   *
   * @return the file
   * @throws org.ppl4j.error.OutputFailure if that fails
   */
  public Path report(Path file) {
    return PosteriorReport.write(this, queries.program(), file);
  }

  /** What is wrong with the draws, for trajectories of tree depth 10 at most. */
  public Diagnosis diagnostics() {
    return diagnostics(TREE_DEPTH);
  }

  /**
   * What is wrong with the draws.
   *
   * @param maximumTreeDepth that of the run
   */
  public Diagnosis diagnostics(int maximumTreeDepth) {
    return Checks.of(draws, maximumTreeDepth);
  }

  /**
   * Goes on only with healthy draws; returns this posterior.
   *
   * @throws org.ppl4j.error.UnhealthyPosterior which names what failed and what to do
   */
  public Posterior<R> requireHealthy() {
    diagnostics().requireHealthy();
    return this;
  }

  /** The draws of all random sites as choices: draws in one row, chain after chain. */
  public Choices choices() {
    Choices out = Choices.empty();
    for (int i = 0; i < draws.quantities().size(); i++) {
      if (draws.quantities().get(i).kind() == Kind.SITE) {
        Drawn site = Variables.drawn(draws, i, draws.quantities().get(i).name());
        out = out.and(site.name(), Value.of(Ops.constant(site.pooled())));
      }
    }
    return out;
  }

  /**
   * This posterior with draws of the discrete sites that were summed over, from their exact
   * distribution given each draw, and with the deterministic values and results that depend on
   * them. Draws of warm-up are left out.
   *
   * <pre>{@code
   * Posterior<Mixture> whole = posterior.recoverDiscrete(Key.of(1));
   * Tensor shares = whole.mean("component");
   * }</pre>
   */
  public Posterior<R> recoverDiscrete(Key key) {
    Trace<R> trace = queries.posteriorPredictive(choices(), key);
    return of(whole, Recovered.of(draws, queries.program(), trace));
  }

  /**
   * New data of each draw, by the addresses of the observations: given the draw, and given draws of
   * the sites that were summed over, from their exact distribution.
   */
  public Map<String, Drawn> predictive(Key key) {
    Map<String, Tensor> values = queries.posteriorPredictive(choices(), key).values();
    Map<String, Drawn> out = new LinkedHashMap<>();
    for (Program.Entry entry : queries.program().observations()) {
      String address = entry.site().address();
      Tensor found = values.get(address);
      if (found != null) {
        out.put(address, Drawn.unpooled(address, found, draws));
      }
    }
    return out;
  }

  /** The log density of each datum in each draw, by address; see {@link Queries#logLikelihood}. */
  public Map<String, Drawn> logLikelihood() {
    Map<String, Drawn> out = new LinkedHashMap<>();
    queries
        .logLikelihood(choices())
        .forEach((name, all) -> out.put(name, Drawn.unpooled(name, all, draws)));
    return out;
  }

  /** Leave-one-out cross-validation over all data, by importance sampling. */
  public Loo loo() {
    return Loo.of(pointwise());
  }

  /** The widely applicable information criterion over all data. */
  public Waic waic() {
    return Waic.of(pointwise());
  }

  /** Log likelihoods {@code [datum][chain][draw]}. */
  private double[][][] pointwise() {
    List<double[][]> out = new ArrayList<>();
    for (Drawn observed : logLikelihood().values()) {
      for (int i = 0; i < observed.size(); i++) {
        out.add(observed.flatElement(i));
      }
    }
    if (out.isEmpty()) {
      throw InvalidArgument.of(
          Report.of("\"" + draws.model() + "\" has no observations to leave out.")
              .at(Source.here())
              .cure("condition the model on data, or observe them"));
    }
    return out.toArray(double[][][]::new);
  }

  /**
   * Every k-th draw of each chain.
   *
   * @throws InvalidArgument if k is below 1, or no draw would be left
   */
  public Posterior<R> thin(int k) {
    return of(whole, ChainEdits.thin(draws, k));
  }

  /**
   * These chains and those of another run of the same model.
   *
   * @throws InvalidArgument if they have draws of different quantities
   */
  public Posterior<R> and(Posterior<R> other) {
    return of(whole, ChainEdits.join(draws, other.draws));
  }

  /** One chain by itself, from 0. */
  public Posterior<R> chain(int number) {
    Chain one = draws.chains().get(number);
    return of(
        whole,
        new Draws(
            draws.model(),
            draws.kernel(),
            draws.seed(),
            draws.warmup(),
            draws.thinning(),
            draws.quantities(),
            draws.statistics(),
            List.of(one)));
  }

  /**
   * Writes the draws to a file from which {@link #load} reads the same, bit for bit: JSON.
   *
   * @throws org.ppl4j.error.OutputFailure if that fails
   */
  public void save(Path file) {
    DrawsJson.write(draws, file);
  }

  /**
   * The posterior that was saved to a file.
   *
   * @param queries the model with its arguments and data
   * @throws org.ppl4j.error.InvalidFile if the file holds no draws
   */
  public static <R> Posterior<R> load(Queries<R> queries, Path file) {
    return of(queries, DrawsJson.read(file));
  }

  /**
   * Writes CmdStan's CSV, a file for each chain: {@code NAME_1.csv}, {@code NAME_2.csv}, ... under
   * the model's name.
   *
   * @return the files
   * @throws org.ppl4j.error.OutputFailure if that fails
   */
  public List<Path> writeCsv(Path folder) {
    return CmdStanCsv.write(draws, folder);
  }

  /** How many draws there are, and the summary, with a small histogram of each number. */
  @Override
  public String toString() {
    List<String[]> table = summary().table();
    List<String> histograms = Drawn.elements(variables.all(), (name, all) -> Histogram.of(all));
    List<String[]> wider = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      String[] row = Arrays.copyOf(table.get(i), table.get(i).length + 1);
      row[row.length - 1] = i == 0 ? "histogram" : histograms.get(i - 1);
      wider.add(row);
    }
    return "posterior of \""
        + draws.model()
        + "\": "
        + draws.chains().size()
        + " chains of "
        + draws.chains().get(0).samples().count()
        + " draws\n"
        + Tables.aligned(wider);
  }
}
