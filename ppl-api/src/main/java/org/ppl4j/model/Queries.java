package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Runner;
import org.ppl4j.model.Simulate.Draws;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * What can be asked of a traced program with known arguments. Each query builds a graph and runs it
 * on the best runner there is.
 *
 * @param <R> the model's result
 */
public final class Queries<R> {
  private final Program program;
  private final List<Value> arguments;

  private Queries(Program program, List<Value> arguments) {
    this.program = program;
    this.arguments = arguments;
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
    Draws draws = Simulate.draw(program, checked(given));
    return trace(draws, draws.read(List.of(Density.logDensity(program))).get(0), key, 0);
  }

  /**
   * Runs the program many times at once, its observations drawn too.
   *
   * @param count how many times; the outermost axis of every value in the trace
   */
  public Trace<R> priorPredictive(int count, Key key) {
    Draws draws = Simulate.draw(program, Map.of());
    return trace(draws, Ops.real(0), key, count);
  }

  /**
   * Draws the observations, and whatever else is not given, for each of many draws of some sites.
   *
   * @param draws values with the draws as outermost axis
   * @throws AddressMismatch if a choice is for no site, or of another type than its site
   */
  public Trace<R> posteriorPredictive(Choices draws, Key key) {
    return overDraws(
        draws,
        (given, count) -> {
          Draws drawn = Simulate.draw(program, given.values());
          return trace(drawn, Ops.real(0), key, count, given.mapped());
        });
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
    return run(List.of(density), Key.of(0)).get(0).doubleValue();
  }

  /**
   * An estimate of the log density, for programs that draw a subsample or hidden sites.
   *
   * @param key what they are drawn from
   */
  public double logDensity(Choices choices, Key key) {
    return run(List.of(density(choices)), key).get(0).doubleValue();
  }

  private Expr density(Choices choices) {
    Map<String, Expr> given = checked(choices);
    requireComplete(given);
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
    return overDraws(
        draws,
        (given, count) -> {
          draws.addresses().forEach(this::requireChosen);
          requireComplete(given.values());
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
          List<Tensor> found = run(Batch.batch(each, given.mapped(), count), Key.of(0));
          Map<String, Tensor> out = new LinkedHashMap<>();
          for (int i = 0; i < found.size(); i++) {
            out.put(addresses.get(i), found.get(i));
          }
          return out;
        });
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

  /** Values of one draw, as placeholders, and what they are for all draws. */
  private record Given(Map<String, Expr> values, NodeMap<Expr> mapped) {}

  private interface Query<T> {
    T run(Given given, int count);
  }

  private <T> T overDraws(Choices draws, Query<T> query) {
    Map<String, Expr> single = new LinkedHashMap<>();
    NodeMap<Expr> mapped = new NodeMap<>();
    int count = -1;
    for (String address : draws.addresses()) {
      Program.Entry entry = entry(address);
      Expr all = expr(draws, address, entry.type());
      int found = all.shape().isScalar() ? 0 : all.shape().dim(0);
      count = count < 0 ? found : count;
      Type wanted = entry.type().withShape(entry.type().shape().prepend(count));
      requireType(address, wanted, all);
      Expr one = Input.create(address, entry.type());
      single.put(address, one);
      mapped.put(one, all);
    }
    return query.run(new Given(single, mapped), Math.max(count, 1));
  }

  private Trace<R> trace(Draws draws, Expr density, Key key, int count) {
    return trace(draws, density, key, count, new NodeMap<>());
  }

  /** Runs once if {@code count} is 0, else that many times side by side. */
  private Trace<R> trace(Draws draws, Expr density, Key key, int count, NodeMap<Expr> mapped) {
    List<String> addresses = new ArrayList<>();
    List<Expr> outputs = new ArrayList<>();
    for (Program.Entry entry : program.entries()) {
      if (entry.value() != null) {
        addresses.add(entry.site().address());
        outputs.add(draws.read(List.of(entry.value())).get(0));
      }
    }
    for (Simulate.Observation kept : draws.deterministic()) {
      addresses.add(kept.site().address());
      outputs.add(kept.value());
    }
    for (Simulate.Observation observation : draws.observations()) {
      addresses.add(observation.site().address());
      outputs.add(observation.value());
    }
    List<Value> results = Structure.values(program.result());
    outputs.addAll(draws.read(results.stream().map(Value::expr).toList()));
    outputs.add(density);
    List<Tensor> found = run(count == 0 ? outputs : repeated(outputs, mapped, count), key);
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (int i = 0; i < addresses.size(); i++) {
      values.put(addresses.get(i), found.get(i));
    }
    int[] at = {addresses.size()};
    @SuppressWarnings({"unchecked", "NullAway"}) // A model of no result has a null one.
    R result =
        (R) Structure.map(program.result(), value -> Value.of(Ops.constant(found.get(at[0]++))));
    Set<String> chosen = new LinkedHashSet<>();
    program.choices().forEach(entry -> chosen.add(entry.site().address()));
    return new Trace<>(program.name(), values, chosen, result, found.get(found.size() - 1));
  }

  /** Side by side: each time with noise of its own. */
  private static List<Expr> repeated(List<Expr> outputs, NodeMap<Expr> mapped, int count) {
    for (Expr node : Graph.nodes(outputs)) {
      if (node.op() instanceof Noise noise) {
        mapped.put(node, Expr.of(noise.repeated(count), List.of()));
      }
    }
    return Batch.batch(outputs, mapped, count);
  }

  private List<Tensor> run(List<Expr> outputs, Key key) {
    Graph graph = new Graph(program.name(), program.arguments(), outputs);
    List<Tensor> inputs = arguments.stream().map(Value::value).toList();
    return Runner.best().run(graph, inputs, key);
  }

  private Map<String, Expr> checked(Choices choices) {
    Map<String, Expr> out = new LinkedHashMap<>();
    for (String address : choices.addresses()) {
      Type wanted = entry(address).type();
      Expr value = expr(choices, address, wanted);
      requireType(address, wanted, value);
      requireChosen(address);
      out.put(address, value);
    }
    return out;
  }

  /** Fails for sites that densities do not take a value of. */
  private void requireChosen(String address) {
    if (entry(address).site() instanceof Site.Sample sample
        && (sample.hidden() || sample.marginalized())) {
      String why = sample.hidden() ? "hidden, and drawn" : "summed over";
      throw AddressMismatch.notChosen(program.name(), address, why, sample.source());
    }
  }

  private void requireComplete(Map<String, Expr> values) {
    for (Program.Entry entry : program.choices()) {
      if (!values.containsKey(entry.site().address())) {
        String given = String.join(", ", values.keySet());
        throw AddressMismatch.missing(
            program.name(),
            requireNonNull(entry.value()).party(),
            given.isEmpty() ? " None is given." : " Given are only " + given + ".",
            Source.here());
      }
    }
  }

  private static Expr expr(Choices choices, String address, Type wanted) {
    return requireNonNull(choices.find(address, wanted.dtype())).expr();
  }

  private Program.Entry entry(String address) {
    List<String> known = new ArrayList<>();
    for (Program.Entry entry : program.entries()) {
      boolean takesValue = entry.value() != null;
      if (entry.site().address().equals(address)) {
        if (takesValue) {
          return entry;
        }
        String why =
            entry.site() instanceof Site.Observe
                ? "observed"
                : entry.site() instanceof Site.Factor ? "a factor" : "deterministic";
        throw AddressMismatch.notChosen(program.name(), address, why, entry.site().source());
      }
      if (takesValue) {
        known.add(entry.site().address());
      }
    }
    throw AddressMismatch.unused(
        program.name(), address, Suggest.among(address, known), Source.here());
  }

  private void requireType(String address, Type wanted, Expr value) {
    if (!value.type().equals(wanted)) {
      throw AddressMismatch.type(
          program.name(), address, wanted.toString(), value.type().toString(), value.source());
    }
  }
}
