package org.ppl4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ppl4j.Value;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Simulate.Draws;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/**
 * What can be asked of a traced program with known arguments. Each query builds a graph and runs it
 * on the best runner there is.
 *
 * @param <R> the model's result
 */
public final class Queries<R> {
  private final Program program;
  private final GivenValues givenValues;
  private final ProgramRuns runs;

  private Queries(Program program, List<Value> arguments) {
    this.program = program;
    this.givenValues = new GivenValues(program);
    this.runs = new ProgramRuns(program, arguments);
  }

  static <R> Queries<R> of(Program program, List<Value> arguments) {
    return new Queries<>(program, arguments);
  }

  /** What is asked: the traced program. */
  public Program program() {
    return program;
  }

  /** Runs the program once, drawing its random sites, its data as they are. */
  public Trace<R> simulate(Key key) {
    return simulate(key, Choices.empty());
  }

  /**
   * Runs the program once with some sites given.
   *
   * @throws AddressMismatch if a choice is for no site, or of another type than its site
   */
  public Trace<R> simulate(Key key, Choices given) {
    Draws draws = Simulate.draw(program, givenValues.one(given));
    return runs.trace(draws, draws.read(List.of(Density.logDensity(program))).get(0), key);
  }

  /**
   * Runs the program many times at once, its observations drawn too.
   *
   * @param count how many times; the outermost axis of every value in the trace
   */
  public Trace<R> priorPredictive(int count, Key key) {
    Draws draws = Simulate.draw(program, Map.of());
    return runs.trace(draws, Ops.real(0), key, ManyDraws.of(count));
  }

  /**
   * The same with some finite discrete sites summed over, as by {@link Handlers#marginalize}.
   *
   * @throws InvalidArgument when a density is asked for, if that cannot be
   */
  public Queries<R> marginalize(Set<String> addresses) {
    if (addresses.isEmpty()) {
      return this;
    }
    Program summed =
        program.with(
            site ->
                site instanceof Site.Sample sample && addresses.contains(sample.address())
                    ? sample.summed()
                    : site,
            frame -> frame);
    return new Queries<>(summed, runs.arguments());
  }

  /**
   * Draws the observations, and whatever else is not given, for each of many draws of some sites.
   * Where all choices are given, sites that are summed over are drawn from their exact distribution
   * given these and the data, and what depends on them follows.
   *
   * @param draws values with the draws as outermost axis
   * @throws AddressMismatch if a choice is for no site, or of another type than its site
   */
  public Trace<R> posteriorPredictive(Choices draws, Key key) {
    GivenValues.Many given = givenValues.many(draws);
    boolean complete =
        program.choices().stream()
            .allMatch(entry -> given.values().containsKey(entry.site().address()));
    boolean recovers = complete && Recovery.isDue(program);
    Draws drawn = Simulate.draw(recovers ? Recovery.of(program) : program, given.values());
    return runs.trace(drawn, Ops.real(0), key, given.draws());
  }

  /**
   * The log density of values for all random sites: a density in them, and of the observations.
   *
   * @param choices values for all random sites; params that have none are where they begin
   * @throws AddressMismatch if a site has no value, or a value no site
   * @throws InvalidArgument if the density is an estimate, and needs a key
   */
  public double logDensity(Choices choices) {
    Expr density = density(choices);
    requireNoNoise(List.of(density), "logDensity(choices, key)");
    return runs.run(List.of(density), Key.of(0)).get(0).doubleValue();
  }

  /**
   * An estimate of the log density, for programs that draw a subsample or hidden sites.
   *
   * @param key what they are drawn from
   */
  public double logDensity(Choices choices, Key key) {
    return runs.run(List.of(density(choices)), key).get(0).doubleValue();
  }

  /**
   * The log densities of many draws of all random sites.
   *
   * @param draws values with the draws as outermost axis
   * @param key what a subsample or hidden sites are drawn from, anew for each draw
   * @return one number for each draw
   */
  public Tensor logDensities(Choices draws, Key key) {
    GivenValues.Many given = givenValues.many(draws);
    draws.addresses().forEach(givenValues::requireChosen);
    givenValues.requireComplete(given.values());
    Expr density = Density.logDensity(program);
    List<Expr> each = Simulate.draw(program, given.values()).read(List.of(density));
    return runs.run(each, key, given.draws()).get(0);
  }

  private Expr density(Choices choices) {
    Map<String, Expr> given = givenValues.one(choices);
    givenValues.requireComplete(given);
    return Simulate.draw(program, given).read(List.of(Density.logDensity(program))).get(0);
  }

  /**
   * The log density of each observation by itself, for each of many draws of all random sites.
   *
   * @param draws values with the draws as outermost axis
   * @return by address: draws, plates, and the numbers of a univariate distribution; observations
   *     that one sum over discrete sites took in share an entry, their addresses joined by commas
   */
  public Map<String, Tensor> logLikelihood(Choices draws) {
    GivenValues.Many given = givenValues.many(draws);
    draws.addresses().forEach(givenValues::requireChosen);
    givenValues.requireComplete(given.values());
    List<Expr> terms = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (Density.Term term : Density.terms(program)) {
      if (term.sites().stream().anyMatch(Site.Observe.class::isInstance)) {
        addresses.add(observed(term));
        terms.add(term.density());
      }
    }
    List<Expr> each = Simulate.draw(program, given.values()).read(terms);
    requireNoNoise(each, "the program without subsampling and without hidden sites");
    List<Tensor> found = runs.run(each, Key.of(0), given.draws());
    Map<String, Tensor> out = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      out.put(addresses.get(i), found.get(i));
    }
    return out;
  }

  private static String observed(Density.Term term) {
    List<String> addresses = new ArrayList<>();
    for (Site site : term.sites()) {
      if (site instanceof Site.Observe) {
        addresses.add(site.address());
      } else if (!(site instanceof Site.Sample sample && sample.marginalized())) {
        throw InvalidArgument.of(
            Report.of(
                    "logLikelihood: a sum over discrete sites joins an observation with \""
                        + site.address()
                        + "\", so that it has no likelihood by itself.")
                .at(site.source())
                .cure("take the log likelihood of the model before marginalize(...)"));
      }
    }
    return String.join(", ", addresses);
  }

  private void requireNoNoise(List<Expr> outputs, String cure) {
    for (Expr node : Graph.nodes(outputs)) {
      if (node.op() instanceof Noise) {
        throw InvalidArgument.of(
            Report.of(
                    "the log density of \""
                        + program.name()
                        + "\" is an estimate: it depends on what is drawn.")
                .where("drawn", node.party())
                .at(Source.here())
                .cure("use " + cure));
      }
    }
  }
}
