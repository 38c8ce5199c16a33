package org.ppl4j.vi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.math.ParetoSmoothing;
import org.ppl4j.model.Queries;
import org.ppl4j.model.Suggest;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.plot.Picture;
import org.ppl4j.plot.Plots;
import org.ppl4j.plot.Series;
import org.ppl4j.type.Tensor;

/**
 * The pictures of a fit, one call each. Those of the guide need {@link Svi#guide} or {@link
 * Fit#withGuide}, those that compare it with the model {@link Svi#model} or {@link Fit#withModel}
 * too.
 *
 * <pre>{@code
 * fit.plot().elbo().save(Path.of("elbo.png"));
 * fit.plot().forest("theta").save(Path.of("theta.svg"));
 * }</pre>
 *
 * <p>Names are addresses of the guide's sites, or of one element: {@code theta[3]}. Without any,
 * all are shown. A name that there is not is an {@link InvalidArgument} with the one that may have
 * been meant.
 */
public final class FitPlots {
  private static final int DRAWS = 2000;

  private final Fit fit;

  FitPlots(Fit fit) {
    this.fit = fit;
  }

  /** How the objective went over the steps, whichever it is. */
  public Picture elbo() {
    return Plots.curve(fit.objective(), fit.curve());
  }

  /** The density of the guide's draws. */
  public Picture density(String... names) {
    return Plots.density(chosen(names));
  }

  /** Medians, and the intervals that hold 50 % and 90 % of the guide's draws. */
  public Picture forest(String... names) {
    return Plots.forest(chosen(names));
  }

  /**
   * The guide's draws of each pair of 2 to 6 numbers.
   *
   * @throws InvalidArgument if the names stand for fewer or more numbers
   */
  public Picture pair(String... names) {
    return Plots.pair(chosen(names), new boolean[0][]);
  }

  /** What the model believes before the data, and the guide after. */
  public Picture priorAndPosterior(String... names) {
    Draws draws = draws();
    Trace<?> prior = model().priorPredictive(DRAWS, key().fold("prior"));
    List<Series> before = new ArrayList<>();
    for (String address : draws.choices().addresses()) {
      if (prior.values().containsKey(address)) {
        before.addAll(elements(draws, address, prior.get(address)).values());
      }
    }
    return Plots.priorAndPosterior(before, chosen(names));
  }

  /**
   * The data beside data that the fitted model makes.
   *
   * @param address of the observations
   * @throws InvalidArgument if there are none of that address
   */
  public Picture predictiveCheck(String address) {
    Queries<?> queries = model();
    List<String> observed =
        queries.program().observations().stream().map(entry -> entry.site().address()).toList();
    if (!observed.contains(address)) {
      throw unknown("the model has no observations", address, observed);
    }
    Draws draws = draws();
    Tensor made =
        queries.posteriorPredictive(draws.choices(), key().fold("predictive")).get(address);
    Tensor data = queries.simulate(key()).get(address);
    int size = made.data().length / draws.count();
    double[][] sets = new double[draws.count()][];
    Arrays.setAll(sets, i -> Arrays.copyOfRange(made.data(), i * size, (i + 1) * size));
    return Plots.predictiveCheck(address, data.data(), sets);
  }

  /** How unequal the importance weights of the guide's draws are, and their k-hat. */
  public Picture kHat() {
    ParetoSmoothing weights = fit.weights(draws());
    return Plots.weights(weights.logWeights(), weights.kHat());
  }

  private Key key() {
    return fit.key().fold("plots");
  }

  private Draws draws() {
    return fit.draws(DRAWS, key().fold("draws"));
  }

  private Queries<?> model() {
    return fit.learned(fit.requireModel()).query();
  }

  /** The numbers that names stand for. */
  private List<Series> chosen(String... names) {
    Draws draws = draws();
    Map<String, Map<String, Series>> all = new LinkedHashMap<>();
    for (String address : draws.choices().addresses()) {
      all.put(address, elements(draws, address, draws.get(address)));
    }
    List<Series> out = new ArrayList<>();
    for (String name : names.length == 0 ? all.keySet() : List.of(names)) {
      int bracket = name.indexOf('[');
      String whole = bracket < 0 || all.containsKey(name) ? name : name.substring(0, bracket);
      Map<String, Series> elements = all.get(whole);
      if (elements == null) {
        throw unknown("the guide has no site", name, List.copyOf(all.keySet()));
      }
      if (whole.equals(name)) {
        out.addAll(elements.values());
      } else if (elements.containsKey(name)) {
        out.add(requireNonNull(elements.get(name)));
      } else {
        throw unknown("the guide has no number", name, List.copyOf(elements.keySet()));
      }
    }
    return out;
  }

  /** The numbers of a site by name. */
  private static Map<String, Series> elements(Draws draws, String address, Tensor all) {
    int count = all.shape().dim(0);
    int size = all.data().length / count;
    List<String> names = draws.elementNames(address);
    Map<String, Series> out = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      double[] one = new double[count];
      for (int k = 0; k < count; k++) {
        one[k] = all.get(k * size + i);
      }
      out.put(names.get(i), Series.of(names.get(i), one));
    }
    return out;
  }

  private static InvalidArgument unknown(String what, String name, List<String> known) {
    return InvalidArgument.of(
        Report.of(what + " \"" + name + "\"." + Suggest.among(name, known))
            .at(Source.here())
            .cure("correct the name"));
  }
}
