package org.ppl4j.vi;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.error.UnhealthyFit;
import org.ppl4j.math.ParetoSmoothing;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handler;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/**
 * What a fit came to: the params, how the objective went, and, where guide and model are known, the
 * posterior that the guide stands for and how good it is. Immutable.
 *
 * <pre>{@code
 * fit.requireHealthy();
 * System.out.println(fit.draws(4000).summary());
 * Real mu = m.call("before", fit.learned(guide)).mu();   // a posterior as the next model's prior
 * }</pre>
 */
public final class Fit {
  /** Above it, weights of draws of the guide do not estimate posterior expectations. */
  private static final double GREATEST_K_HAT = 0.7;

  private static final int DIAGNOSTIC_DRAWS = 2000;

  private final String objective;
  private final boolean maximized;
  private final Map<String, Tensor> params;
  private final double[] curve;
  private final Stop stop;
  private final @Nullable Model<NoArguments, ?> guide;
  private final @Nullable Model<NoArguments, ?> model;
  private final Key key;

  /** Why a fit ended. */
  public enum Stop {
    /** All steps were done. */
    STEPS,
    /** The objective no longer changed. */
    CONVERGED,
    /** It was cancelled. */
    CANCELLED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Fit(
      String objective,
      boolean maximized,
      Map<String, Tensor> params,
      double[] curve,
      Stop stop,
      @Nullable Model<NoArguments, ?> guide,
      @Nullable Model<NoArguments, ?> model,
      Key key) {
    this.objective = objective;
    this.maximized = maximized;
    this.params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    this.curve = curve;
    this.stop = stop;
    this.guide = guide;
    this.model = model;
    this.key = key;
  }

  /** The same fit of another guide: one read from a file, say, which keeps numbers only. */
  public Fit withGuide(Model<NoArguments, ?> q) {
    return new Fit(objective, maximized, params, curve, stop, q, model, key);
  }

  /** The same fit compared with another model. */
  public Fit withModel(Model<NoArguments, ?> p) {
    return new Fit(objective, maximized, params, curve, stop, guide, p, key);
  }

  /** The objective's name. */
  public String objective() {
    return objective;
  }

  /** Whether the objective was raised; else it was lowered. */
  public boolean maximized() {
    return maximized;
  }

  /** The params, in their supports, by address. */
  public Map<String, Tensor> params() {
    return params;
  }

  /**
   * A param, in its support.
   *
   * @throws InvalidArgument if there is none of that address
   */
  public Tensor param(String address) {
    Tensor value = params.get(address);
    if (value == null) {
      throw InvalidArgument.of(
          Report.of("the fit has no param \"" + address + "\"; it has " + params.keySet() + ".")
              .at(Source.here())
              .cure("correct the name"));
    }
    return value;
  }

  /** The objective's estimate in each step. A copy. */
  public double[] curve() {
    return curve.clone();
  }

  /** How many steps were done. */
  public int steps() {
    return curve.length;
  }

  /** Why it ended. */
  public Stop stop() {
    return stop;
  }

  /** The objective's mean over the last tenth of the steps. */
  public double value() {
    int from = curve.length - Math.max(1, curve.length / 10);
    return Arrays.stream(curve, from, curve.length).average().orElse(Double.NaN);
  }

  /**
   * Whether the objective had come to rest: its means over the last tenth of the steps and over the
   * tenth before that differ by no more than three standard errors, or by no more than 0.01 or a
   * thousandth of the value. Standard errors are those of independent steps.
   */
  public boolean converged() {
    return curve.length < 20 ? stop == Stop.CONVERGED : Resting.is(curve);
  }

  /**
   * A model or a guide with its params as they were learned. Called by the next model, {@code
   * m.call("before", fit.learned(guide))}, it is that model's prior.
   */
  public <A extends Record, R> Model<A, R> learned(Model<A, R> of) {
    Choices values = Choices.empty();
    for (Map.Entry<String, Tensor> param : params.entrySet()) {
      values = values.and(param.getKey(), Value.of(Ops.constant(param.getValue())));
    }
    // Without the handler's targets: an objective's params may be spread over several models.
    Handler substituted = Handlers.substitute(values);
    return of.with((request, next) -> substituted.handle(request, next));
  }

  /**
   * The guide with its params as they were learned: the approximate posterior.
   *
   * @throws InvalidArgument if the fit was not told its guide
   */
  public Model<NoArguments, ?> guide() {
    return learned(requireGuide());
  }

  /** Draws of the approximate posterior, in the supports of its sites. */
  public Draws draws(int count) {
    return draws(count, key.fold("posterior draws"));
  }

  /** Draws of the approximate posterior, from a key. */
  public Draws draws(int count, Key from) {
    return new Draws(guide().query().priorPredictive(count, from).choices(), count);
  }

  /**
   * Draws' importance ratios {@code log p(x, data) - log q(x)}, smoothed: weights that correct
   * expectations over the draws, and their k-hat.
   *
   * @throws InvalidArgument if the fit was not told its guide and its model
   */
  public ParetoSmoothing weights(Draws draws) {
    Choices choices = draws.choices();
    Key from = key.fold("log densities");
    Tensor p = learned(requireModel()).query().logDensities(choices, from);
    Tensor q = guide().query().logDensities(choices, from);
    double[] ratios = new double[draws.count()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = p.get(i) - q.get(i);
    }
    return ParetoSmoothing.smooth(ratios);
  }

  /**
   * How well the guide covers the posterior, by 2,000 draws: see {@link ParetoSmoothing#kHat}. Only
   * for a model whose density is exact, without subsampling.
   */
  public double kHat() {
    return weights(draws(DIAGNOSTIC_DRAWS, key.fold("k-hat"))).kHat();
  }

  /**
   * Fails if the fit is not to be relied on: the objective was still moving, or, where guide and
   * model are known, k-hat is above 0.7. Returns this fit.
   *
   * @throws UnhealthyFit saying in plain words what speaks against it
   */
  public Fit requireHealthy() {
    List<Finding> findings = findings();
    if (!findings.isEmpty()) {
      throw UnhealthyFit.of(
          objective,
          findings.stream().map(Finding::problem).toList(),
          findings.stream().map(Finding::cure).toList());
    }
    return this;
  }

  /** Something that speaks against relying on the fit, and what to do. */
  record Finding(String problem, String cure) {}

  /** What speaks against relying on the fit. */
  List<Finding> findings() {
    List<Finding> out = new ArrayList<>();
    if (!converged()) {
      out.add(
          new Finding(
              "the objective was still moving in the last of its "
                  + curve.length
                  + " steps"
                  + (stop == Stop.CANCELLED ? ", when it was cancelled" : ""),
              "give it more steps, or a higher learning rate that decays"));
    }
    if (guide != null && model != null) {
      double k = kHat();
      if (!(k <= GREATEST_K_HAT)) {
        out.add(
            new Finding(
                String.format(
                    Locale.ROOT,
                    "k-hat is %.2f, above %.1f: the guide leaves out a part of the posterior, so"
                        + " that its draws misstate means and variances",
                    k,
                    GREATEST_K_HAT),
                "take a richer guide, reparametrise the model, or use MCMC"));
      }
    }
    return out;
  }

  /** Pictures of the fit: {@code fit.plot().elbo().save(file)}. */
  public FitPlots plot() {
    return new FitPlots(this);
  }

  /**
   * Writes a page that opens without a network, HTML: how it ended, the approximate posterior,
   * pictures.
   *
   * @return the file
   * @throws org.ppl4j.error.OutputFailure if that fails
   */
  public Path report(Path file) {
    return FitReport.write(this, file);
  }

  /** Writes params and curve into a file that {@link #load} reads; doubles keep every bit. */
  public void save(Path file) {
    FitFile.write(this, file);
  }

  /**
   * Reads a fit from a file; {@link #withGuide} and {@link #withModel} add what a file cannot hold.
   *
   * @throws org.ppl4j.error.InvalidFile if the file is no saved fit
   */
  public static Fit load(Path file) {
    return FitFile.read(file);
  }

  Key key() {
    return key;
  }

  boolean hasGuide() {
    return guide != null;
  }

  boolean hasModel() {
    return model != null;
  }

  /** The addresses of the model's observations. */
  List<String> observed() {
    return learned(requireModel()).query().program().observations().stream()
        .map(entry -> entry.site().address())
        .toList();
  }

  Model<NoArguments, ?> requireModel() {
    if (model == null) {
      throw InvalidArgument.of(
          Report.of("the fit does not know the model that its guide stands for.")
              .at(Source.here())
              .cure("name it by Svi.model(...), or here by withModel(...)"));
    }
    return requireNonNull(model);
  }

  private Model<NoArguments, ?> requireGuide() {
    if (guide == null) {
      throw InvalidArgument.of(
          Report.of("the fit does not know its guide.")
              .at(Source.here())
              .cure("name it by Svi.guide(...), or here by withGuide(...)"));
    }
    return requireNonNull(guide);
  }

  /** The objective, how it ended, and the params. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(objective);
    out.append(String.format(Locale.ROOT, " %.6g, ", value())).append(stop.text());
    out.append(" after ").append(curve.length).append(" steps");
    params.forEach(
        (address, value) -> out.append("\n  ").append(address).append("  ").append(value));
    return out.toString();
  }
}
