package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.mcmc.diagnostics.Autocovariance;
import org.ppl4j.mcmc.diagnostics.EnergyFraction;
import org.ppl4j.mcmc.diagnostics.Loo;
import org.ppl4j.model.Queries;
import org.ppl4j.model.Structure;
import org.ppl4j.model.Suggest;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.plot.Picture;
import org.ppl4j.plot.Plots;
import org.ppl4j.plot.Series;
import org.ppl4j.type.Tensor;

/**
 * The pictures of a posterior, one call each.
 *
 * <pre>{@code
 * posterior.plot().trace("tau").save(Path.of("tau.png"));
 * posterior.plot().pair("mu", "tau", "theta[0]").save(Path.of("pairs.svg"));
 * }</pre>
 *
 * <p>Names are those of {@link Posterior#names}, or of one element: {@code theta[3]}, {@code
 * L[0,1]}. Without any, all are shown. A name that there is not is an {@link InvalidArgument} with
 * the one that may have been meant.
 *
 * @param <R> the model's result
 */
public final class PosteriorPlots<R> {
  private static final int PRIOR_DRAWS = 2000;

  private final Posterior<R> posterior;
  private final Queries<R> queries;
  private final Key key;

  PosteriorPlots(Posterior<R> posterior, Queries<R> queries) {
    this.posterior = posterior;
    this.queries = queries;
    key = Key.of(posterior.draws().seed()).fold("plots");
  }

  /** Draws in their order, a line for each chain; divergences marked below. */
  public Picture trace(String... names) {
    return Plots.trace(chosen(names), divergent());
  }

  /** {@link #trace(String...)} of a quantity by handle or expression. */
  public Picture trace(Function<? super R, ? extends Value> quantity) {
    return Plots.trace(elements(posterior.get(quantity)), divergent());
  }

  /** How the ranks of each chain's draws among all draws are spread: evenly, if chains agree. */
  public Picture rank(String... names) {
    return Plots.rank(chosen(names));
  }

  /** {@link #rank(String...)} of a quantity by handle or expression. */
  public Picture rank(Function<? super R, ? extends Value> quantity) {
    return Plots.rank(elements(posterior.get(quantity)));
  }

  /** The density of draws, a curve for each chain; of integers the share of each. */
  public Picture density(String... names) {
    return Plots.density(chosen(names));
  }

  /** {@link #density(String...)} of a quantity by handle or expression. */
  public Picture density(Function<? super R, ? extends Value> quantity) {
    return Plots.density(elements(posterior.get(quantity)));
  }

  /** Medians, and the intervals that hold 50 % and 90 % of the draws. */
  public Picture forest(String... names) {
    return Plots.forest(chosen(names));
  }

  /** {@link #forest(String...)} of a quantity by handle or expression. */
  public Picture forest(Function<? super R, ? extends Value> quantity) {
    return Plots.forest(elements(posterior.get(quantity)));
  }

  /**
   * Draws of each pair of 2 to 6 numbers, divergent ones marked.
   *
   * @throws InvalidArgument if the names stand for fewer or more numbers
   */
  public Picture pair(String... names) {
    return Plots.pair(chosen(names), divergent());
  }

  /** How much a draw tells about later ones of its chain. */
  public Picture autocorrelation(String... names) {
    return correlations(chosen(names));
  }

  /** {@link #autocorrelation(String...)} of a quantity by handle or expression. */
  public Picture autocorrelation(Function<? super R, ? extends Value> quantity) {
    return correlations(elements(posterior.get(quantity)));
  }

  private static Picture correlations(List<Series> all) {
    return Plots.autocorrelation(
        all.stream()
            .map(
                one ->
                    new Series(
                        one.name(),
                        Arrays.stream(one.chains())
                            .map(Autocovariance::correlation)
                            .toArray(double[][]::new)))
            .toList());
  }

  /**
   * Energies beside their changes from draw to draw.
   *
   * @throws InvalidArgument if the sampler has no energy: it is not NUTS or HMC
   */
  public Picture energy() {
    Draws draws = posterior.draws();
    int place = draws.indexOf("energy__");
    if (place < 0) {
      throw InvalidArgument.of(
          Report.of("draws by " + draws.kernel() + " have no energies.")
              .at(Source.here())
              .cure("sample with NUTS or HMC to see them"));
    }
    double[][] energies = statistic(place);
    double[] fractions = Arrays.stream(energies).mapToDouble(EnergyFraction::of).toArray();
    return Plots.energy(energies, fractions);
  }

  boolean hasEnergy() {
    return posterior.draws().indexOf("energy__") >= 0;
  }

  /**
   * The data beside data that the fitted model makes.
   *
   * @param address of the observations
   * @throws InvalidArgument if there are none of that address
   */
  public Picture predictiveCheck(String address) {
    Map<String, Drawn> made = posterior.predictive(key.fold("predictive"));
    Drawn replicated = made.get(address);
    if (replicated == null) {
      throw unknown("observations", address, List.copyOf(made.keySet()));
    }
    Tensor data = queries.simulate(key).get(address);
    int size = replicated.size();
    double[] all = replicated.values().data();
    double[][] sets = new double[size == 0 ? 0 : all.length / size][];
    Arrays.setAll(sets, i -> Arrays.copyOfRange(all, i * size, (i + 1) * size));
    return Plots.predictiveCheck(address, data.data(), sets);
  }

  /** What was believed before the data and after; draws of the prior are made for it. */
  public Picture priorAndPosterior(String... names) {
    Map<String, Tensor> prior = prior();
    List<Series> after = new ArrayList<>();
    Map<String, Series> before = new LinkedHashMap<>();
    for (Drawn quantity : quantities(names)) {
      Tensor draws = prior.get(quantity.name());
      if (draws != null) {
        List<String> elements = quantity.elementNames();
        for (int i = 0; i < elements.size(); i++) {
          before.put(elements.get(i), Series.of(elements.get(i), column(draws, i)));
        }
      }
    }
    for (Series series : chosen(names)) {
      if (before.containsKey(series.name())) {
        after.add(series);
      }
    }
    if (after.isEmpty()) {
      throw InvalidArgument.of(
          Report.of("there are no draws of the prior of " + Arrays.toString(names) + ".")
              .at(Source.here())
              .cure("name random or deterministic sites, or values of the result"));
    }
    return Plots.priorAndPosterior(List.copyOf(before.values()), after);
  }

  /** Draws of the prior by the names of {@link Posterior#names}, the draws outermost. */
  private Map<String, Tensor> prior() {
    Trace<R> trace = queries.priorPredictive(PRIOR_DRAWS, key.fold("prior"));
    Map<String, Tensor> out = new LinkedHashMap<>();
    List<String> names = Structure.names(trace.result());
    List<Value> values = Structure.values(trace.result());
    for (int i = 0; i < names.size(); i++) {
      out.put(names.get(i).isEmpty() ? "result" : names.get(i), values.get(i).value());
      out.put("result." + names.get(i), values.get(i).value());
    }
    out.putAll(trace.values());
    return out;
  }

  private static double[] column(Tensor draws, int element) {
    int count = draws.shape().dim(0);
    int size = draws.data().length / count;
    double[] out = new double[count];
    Arrays.setAll(out, k -> draws.get(k * size + element));
    return out;
  }

  /**
   * The tail shape of each datum's leave-one-out weights.
   *
   * @throws InvalidArgument if the model has no observations
   */
  public Picture kHat() {
    Loo loo = posterior.loo();
    return Plots.kHat(loo.k(), loo.greatestGoodK());
  }

  /** The numbers that names stand for. */
  private List<Series> chosen(String... names) {
    if (names.length == 0) {
      return elements(posterior.names().stream().map(posterior::get).toArray(Drawn[]::new));
    }
    List<Series> out = new ArrayList<>();
    for (String name : names) {
      out.addAll(
          posterior.names().contains(name) ? elements(posterior.get(name)) : List.of(one(name)));
    }
    return out;
  }

  private Series one(String name) {
    Drawn quantity = quantity(name);
    int place = quantity.elementNames().indexOf(name);
    if (place < 0) {
      throw unknown("quantity", name, quantity.elementNames());
    }
    return new Series(name, quantity.flatElement(place));
  }

  private List<Drawn> quantities(String... names) {
    return names.length == 0
        ? posterior.names().stream().map(posterior::get).toList()
        : Arrays.stream(names).map(this::quantity).distinct().toList();
  }

  /** What a name stands for, or what an element's name is of. */
  private Drawn quantity(String name) {
    int bracket = name.indexOf('[');
    String whole =
        bracket < 0 || posterior.names().contains(name) ? name : name.substring(0, bracket);
    if (!posterior.names().contains(whole)) {
      throw unknown("quantity", name, posterior.names());
    }
    return posterior.get(whole);
  }

  private InvalidArgument unknown(String what, String name, List<String> known) {
    return InvalidArgument.of(
        Report.of(
                "\""
                    + posterior.draws().model()
                    + "\" has no "
                    + what
                    + " \""
                    + name
                    + "\"."
                    + Suggest.among(name, known))
            .at(Source.here())
            .cure("correct the name"));
  }

  private static List<Series> elements(Drawn... quantities) {
    return Drawn.elements(List.of(quantities), Series::new);
  }

  /** Where draws ended in a divergence, {@code [chain][draw]}; nothing if that is not known. */
  private boolean[][] divergent() {
    int place = posterior.draws().indexOf("divergent__");
    if (place < 0) {
      return new boolean[0][];
    }
    double[][] marks = statistic(place);
    boolean[][] out = new boolean[marks.length][];
    for (int c = 0; c < marks.length; c++) {
      out[c] = new boolean[marks[c].length];
      for (int t = 0; t < marks[c].length; t++) {
        out[c][t] = marks[c][t] > 0;
      }
    }
    return out;
  }

  private double[][] statistic(int place) {
    return posterior.draws().chains().stream()
        .map(chain -> chain.samples().statistics().get(place))
        .toArray(double[][]::new);
  }
}
