package org.ppl4j.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.PplException;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;

/**
 * A generative model: a Java function over a scope, with handlers around it.
 *
 * <pre>{@code
 * record Coin(Real fairness) {}
 * Model<NoArguments, Coin> coin = Model.model("coin", m -> {
 *   Real fairness = m.sample("fairness", beta(10, 10));
 *   m.observe("heads", binomial(10, fairness), Int.constant(8));
 *   return new Coin(fairness);
 * });
 * }</pre>
 *
 * @param <A> its arguments: a record of values
 * @param <R> its result: a value, or a record of values
 */
public final class Model<A extends Record, R> {
  private final String name;
  private final Class<A> argumentType;
  private final BiFunction<Scope, A, R> body;
  private final List<Handler> handlers;

  private Model(
      String name, Class<A> argumentType, BiFunction<Scope, A, R> body, List<Handler> handlers) {
    this.name = name;
    this.argumentType = argumentType;
    this.body = body;
    this.handlers = List.copyOf(handlers);
  }

  /** A model without arguments. */
  public static <R> Model<NoArguments, R> model(String name, Function<Scope, R> body) {
    return new Model<>(name, NoArguments.class, (scope, none) -> body.apply(scope), List.of());
  }

  /**
   * A model with arguments.
   *
   * @param arguments the record that holds them
   */
  public static <A extends Record, R> Model<A, R> model(
      String name, Class<A> arguments, BiFunction<Scope, A, R> body) {
    return new Model<>(
        name, arguments, (scope, given) -> body.apply(scope, arguments.cast(given)), List.of());
  }

  /**
   * A model that is another one for each of its arguments, for example a marginal of one.
   *
   * @param arguments the record that holds them
   * @param body gives the model for them, whose sites become this one's
   */
  public static <A extends Record, R> Model<A, R> of(
      String name, Class<A> arguments, Function<A, Model<NoArguments, R>> body) {
    return model(
        name,
        arguments,
        (scope, given) -> {
          Model<NoArguments, R> inner = body.apply(given);
          return ((Tracer) scope)
              .around(inner.handlers(), () -> inner.run(scope, NoArguments.NONE));
        });
  }

  /**
   * The model that a file declares, in the {@code .ppl} language; its arguments and its result are
   * known by name.
   *
   * <pre>{@code
   * Model<NoArguments, Fields> schools =
   *     Model.load(Path.of("eight_schools.ppl")).given(Fields.of().and("y", ...).and("sigma", ...));
   * }</pre>
   *
   * @throws PplException if the file cannot be read, is wrong, or declares several models: then
   *     name one by {@link #load(Path, String)}
   */
  public static Model<Fields, Fields> load(Path file) {
    return ModelLoader.found().load(file, null);
  }

  /**
   * One of the models that a file declares.
   *
   * @throws PplException if the file cannot be read, is wrong, or has no such model
   */
  public static Model<Fields, Fields> load(Path file, String name) {
    return ModelLoader.found().load(file, name);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** This model within one more layer of handlers, outside those it has. */
  public Model<A, R> with(Handler handler) {
    List<Handler> more = new ArrayList<>(handlers);
    more.add(handler);
    return new Model<>(name, argumentType, body, more);
  }

  /** This model with values for its arguments. */
  public Model<NoArguments, R> given(A arguments) {
    return new Model<>(
        name, NoArguments.class, (scope, none) -> body.apply(scope, arguments), handlers);
  }

  /** This model with another result, made of its own. */
  public <S> Model<A, S> map(Function<? super R, S> change) {
    return new Model<>(
        name, argumentType, (scope, given) -> change.apply(body.apply(scope, given)), handlers);
  }

  /** This model with some of its random sites made observations. See {@link Handlers#condition}. */
  public Model<A, R> condition(Choices data) {
    return with(Handlers.condition(data));
  }

  /**
   * The model of some of its random sites, the others integrated out. Its density is an estimate:
   * unbiased where values are scored; where it runs, of unbiased reciprocal. Usable wherever a
   * model is.
   *
   * @param algorithm how the others are integrated out
   * @param kept the addresses of the sites that stay
   */
  public Model<A, R> marginal(Algorithm algorithm, String... kept) {
    Set<String> selected = Set.of(kept);
    return new Model<>(
        name,
        argumentType,
        (scope, given) -> ((Tracer) scope).approximate(this, given, algorithm, selected),
        List.of());
  }

  /**
   * The model of its random sites given its observations, normalised: its draws are the
   * algorithm's, and its density is an estimate of theirs. Usable wherever a model is.
   *
   * @param algorithm how draws are made
   */
  public Model<A, R> normalize(Algorithm algorithm) {
    return new Model<>(
        name,
        argumentType,
        (scope, given) -> ((Tracer) scope).approximate(this, given, algorithm, null),
        List.of());
  }

  List<Handler> handlers() {
    return handlers;
  }

  R run(Scope scope, A arguments) {
    return body.apply(scope, arguments);
  }

  /**
   * Runs the function once and records what it asked for.
   *
   * @param arguments values of the argument's shapes; they become placeholders
   * @throws PplException if the model is wrong; the message names the user's line
   */
  public Program trace(A arguments) {
    List<Expr> placeholders = new ArrayList<>();
    List<String> names = Structure.names(arguments);
    A staged =
        Structure.map(
            arguments,
            value -> {
              String label = names.get(placeholders.size());
              Expr placeholder = Input.create(label, value.expr().type());
              placeholders.add(placeholder);
              return Value.of(placeholder);
            });
    return trace(staged, placeholders);
  }

  private Program trace(A arguments, List<Expr> placeholders) {
    Tracer tracer = new Tracer(name);
    try {
      @Nullable R result = tracer.around(handlers, () -> body.apply(tracer, arguments));
      return tracer.finish(placeholders, result);
    } catch (PplException e) {
      tracer.abandon();
      throw e.during("tracing model \"" + name + "\"");
    }
  }

  /** Its queries, for given arguments: simulation, densities, predictions. */
  public Queries<R> query(A arguments) {
    return Queries.of(trace(arguments), Structure.values(arguments));
  }

  /** One run of the program, all of its random sites drawn, with the log density of the run. */
  public Trace<R> simulate(A arguments, Key key) {
    return query(arguments).simulate(key);
  }

  /** A table of the sites: shapes, supports, plates, strategies. */
  public String explain(A arguments) {
    return Explain.table(trace(arguments));
  }

  /** The program as a graph in plate notation, in the language of Graphviz. */
  public String toDot(A arguments) {
    return Dot.draw(trace(arguments));
  }

  /** {@link #trace(Record)} of a model without arguments. */
  public Program trace() {
    return trace(none());
  }

  /**
   * {@link #query(Record)} of a model without arguments.
   *
   * @throws org.ppl4j.error.InvalidArgument if it has some
   */
  public Queries<R> query() {
    return query(none());
  }

  /** {@link #simulate(Record, Key)} of a model without arguments. */
  public Trace<R> simulate(Key key) {
    return query().simulate(key);
  }

  /** {@link Queries#logDensity(Choices)} of a model without arguments. */
  public double logDensity(Choices choices) {
    return query().logDensity(choices);
  }

  /** {@link Queries#priorPredictive} of a model without arguments. */
  public Trace<R> priorPredictive(int count, Key key) {
    return query().priorPredictive(count, key);
  }

  /** {@link Queries#posteriorPredictive} of a model without arguments. */
  public Trace<R> posteriorPredictive(Choices draws, Key key) {
    return query().posteriorPredictive(draws, key);
  }

  /** {@link Queries#logLikelihood} of a model without arguments. */
  public Map<String, Tensor> logLikelihood(Choices draws) {
    return query().logLikelihood(draws);
  }

  /** {@link #explain(Record)} of a model without arguments. */
  public String explain() {
    return explain(none());
  }

  /** {@link #toDot(Record)} of a model without arguments. */
  public String toDot() {
    return toDot(none());
  }

  /** The table of {@link #explain()}; of a model that takes arguments, which they are. */
  @Override
  public String toString() {
    if (argumentType != NoArguments.class) {
      return "model " + name + ", which takes " + argumentType.getSimpleName();
    }
    try {
      return explain();
    } catch (PplException e) {
      return "model " + name + ", which cannot be traced: " + e.getMessage();
    }
  }

  private A none() {
    if (argumentType != NoArguments.class) {
      throw InvalidArgument.of(
          Report.of("\"" + name + "\" takes arguments: " + argumentType.getSimpleName() + ".")
              .at(Source.here())
              .cure("hand them over, or fix them first by given(...)"));
    }
    return argumentType.cast(NoArguments.NONE);
  }
}
