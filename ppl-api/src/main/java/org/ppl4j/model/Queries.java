package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.error.AddressMismatch;
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
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Axes;
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
   * @throws AddressMismatch if a site has no value, or a value no site
   */
  public double logDensity(Choices choices) {
    NodeMap<Expr> known = new NodeMap<>();
    Map<String, Expr> values = checked(choices);
    requireComplete(values);
    for (Program.Entry entry : program.entries()) {
      if (entry.value() != null) {
        known.put(entry.value(), valueOrInitial(entry, values));
      }
    }
    Expr density = Substitute.substitute(List.of(Density.logDensity(program)), known).get(0);
    return run(List.of(density), Key.of(0)).get(0).doubleValue();
  }

  /**
   * The log density of each observation by itself, for each of many draws of all random sites.
   *
   * @param draws values with the draws as outermost axis
   * @return by address: draws, plates, and the numbers of a univariate distribution
   */
  public Map<String, Tensor> logLikelihood(Choices draws) {
    return overDraws(
        draws,
        (given, count) -> {
          requireComplete(given.values());
          List<Expr> terms = new ArrayList<>();
          List<String> addresses = new ArrayList<>();
          for (Density.Term term : Density.terms(program)) {
            if (term.site() instanceof Site.Observe) {
              addresses.add(term.site().address());
              terms.add(term.density());
            }
          }
          NodeMap<Expr> known = new NodeMap<>();
          for (Program.Entry entry : program.entries()) {
            if (entry.value() != null) {
              known.put(entry.value(), valueOrInitial(entry, given.values()));
            }
          }
          List<Expr> each = Substitute.substitute(terms, known);
          List<Tensor> found = run(Batch.batch(each, given.mapped(), count), Key.of(0));
          Map<String, Tensor> out = new LinkedHashMap<>();
          for (int i = 0; i < found.size(); i++) {
            out.put(addresses.get(i), found.get(i));
          }
          return out;
        });
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
    return new Trace<>(program.name(), values, result, found.get(found.size() - 1));
  }

  /** Side by side: each time with noise of its own. */
  private static List<Expr> repeated(List<Expr> outputs, NodeMap<Expr> mapped, int count) {
    for (Expr node : Graph.nodes(outputs)) {
      if (node.op() instanceof Noise noise) {
        Noise wide =
            new Noise(
                noise.kind(), noise.address(), noise.shape().prepend(count), noise.population());
        mapped.put(node, Expr.of(wide, List.of()));
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
      out.put(address, value);
    }
    return out;
  }

  private void requireComplete(Map<String, Expr> values) {
    for (Program.Entry entry : program.choices()) {
      String address = entry.site().address();
      if (!values.containsKey(address)) {
        throw AddressMismatch.missing(
            program.name(), address, " Given are " + new TreeSet<>(values.keySet()) + ".");
      }
    }
  }

  private static Expr valueOrInitial(Program.Entry entry, Map<String, Expr> values) {
    Expr value = values.get(entry.site().address());
    if (value != null) {
      return value;
    }
    Expr placeholder = requireNonNull(entry.value());
    if (entry.site() instanceof Site.Param param) {
      Expr initial = Ops.constant(param.initial());
      int extra = placeholder.shape().rank() - initial.shape().rank();
      int[] own = Axes.range(extra, placeholder.shape().rank()).toArray();
      return Ops.expand(initial, placeholder.shape(), own);
    }
    return placeholder;
  }

  private static Expr expr(Choices choices, String address, Type wanted) {
    return requireNonNull(choices.find(address, wanted.dtype())).expr();
  }

  private Program.Entry entry(String address) {
    List<String> known = new ArrayList<>();
    Program.@Nullable Entry found = null;
    for (Program.Entry entry : program.entries()) {
      if (entry.value() != null) {
        known.add(entry.site().address());
        found = entry.site().address().equals(address) ? entry : found;
      }
    }
    if (found == null) {
      throw AddressMismatch.unused(program.name(), address, Suggest.among(address, known));
    }
    return found;
  }

  private void requireType(String address, Type wanted, Expr value) {
    if (!value.type().equals(wanted)) {
      throw AddressMismatch.type(
          program.name(), address, wanted.toString(), value.type().toString(), value.source());
    }
  }
}
