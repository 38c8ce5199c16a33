package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Support;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.LeakedScope;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.model.Request.Kind;
import org.ppl4j.strategy.Strategy;

/** Records what a model's function asks for as a program. */
final class Tracer implements Scope {
  private static final int MOST_CALLS = 100;

  private final String model;
  private final Recording recording = new Recording();
  private List<Layer> layers = new ArrayList<>();
  private String prefix = "";
  private int depth;
  private boolean finished;

  Tracer(String model) {
    this.model = model;
  }

  /** The program, once the function has returned; the scope is dead from here on. */
  Program finish(List<Expr> arguments, @Nullable Object result) {
    finished = true;
    Block root = recording.finish(result);
    return new Program(model, arguments, root, result, Entries.of(root));
  }

  /** Where sites are written down. */
  Recording recording() {
    return recording;
  }

  /** Ends tracing without a program. */
  void abandon() {
    finished = true;
  }

  @Override
  public <V extends Value> V sample(String name, Distribution<V> distribution) {
    return valueOf(request(Kind.SAMPLE, name).sampling(distribution));
  }

  @Override
  public <V extends Value, D extends Distribution<V>> V sample(
      String name, D distribution, Strategy<? super D> strategy) {
    return valueOf(request(Kind.SAMPLE, name).sampling(distribution).with(strategy));
  }

  @SuppressWarnings("unchecked")
  private <V extends Value> V valueOf(Request request) {
    return (V) ask(request);
  }

  @Override
  public <V extends Value> void observe(String name, Distribution<V> distribution, V data) {
    Request request = request(Kind.OBSERVE, name);
    SiteChecks.requireFit(request, distribution, data);
    ask(request.sampling(distribution).observing(data));
  }

  @Override
  public void factor(String name, Real term) {
    Request request = request(Kind.FACTOR, name);
    SiteChecks.requireScalar(request, term);
    ask(request.adding(term));
  }

  @Override
  public <V extends Value> V deterministic(String name, V value) {
    ask(request(Kind.DETERMINISTIC, name).keeping(value));
    return value;
  }

  @Override
  public Real param(String name, Real initial) {
    return param(name, initial, Supports.real());
  }

  @Override
  public Real param(String name, Real initial, Support support) {
    Request request = request(Kind.PARAM, name);
    SiteChecks.requireOutsideScans(request);
    SiteChecks.requireStart(request, initial, support);
    return (Real) ask(request.learning(initial.value(), support));
  }

  @Override
  public String address(String name) {
    requireOpen("address");
    return prefix + name;
  }

  @Override
  public Plate plate(String name, int size) {
    requireOpen("plate");
    return new TracedPlate(this, name, size, size);
  }

  @Override
  public <C, Y> Step<C, Y> scan(String name, int length, C initial, ScanBody<C, Y> body) {
    requireOpen("scan");
    return new TracedScan(recording, name, length, Source.here()).run(initial, body);
  }

  @Override
  public <A extends Record, R> R call(String part, Model<A, R> called, A arguments) {
    return scope(part, scope -> around(called.handlers(), () -> called.run(scope, arguments)));
  }

  @Override
  public <R> R call(String part, Model<NoArguments, R> called) {
    return call(part, called, NoArguments.NONE);
  }

  @Override
  public <R> R scope(String part, Function<Scope, R> body) {
    requireOpen("scope");
    if (depth >= MOST_CALLS) {
      throw InvalidArgument.of(
          Report.of("calls nest more than " + MOST_CALLS + " deep, down to \"" + part + "\".")
              .at(Source.here())
              .cure("a model cannot call itself: repeat a fixed number of steps with scan(...)"));
    }
    String before = prefix;
    prefix = prefix + part + "/";
    depth++;
    try {
      return body.apply(this);
    } finally {
      depth--;
      prefix = before;
    }
  }

  @Override
  public <R> R handle(Handler handler, Function<Scope, R> part) {
    return around(List.of(handler), () -> part.apply(this));
  }

  /** Runs a part with further handlers, inside those there are. */
  <R> R around(List<Handler> inner, Supplier<R> part) {
    requireOpen("handle");
    List<Layer> before = layers;
    List<Layer> added = inner.stream().map(handler -> new Layer(handler, prefix)).toList();
    layers = new ArrayList<>(added);
    layers.addAll(before);
    try {
      R result = part.get();
      added.forEach(Layer::requireTargets);
      return result;
    } finally {
      layers = before;
    }
  }

  /** Runs a model as a part whose density is estimated; see {@link Approximation}. */
  <A extends Record, R> R approximate(
      Model<A, R> model, A arguments, Algorithm algorithm, @Nullable Set<String> selected) {
    requireOpen("call");
    EstimatedPart<A, R> part =
        new EstimatedPart<>(model, arguments, prefix, selected, learnedHere());
    recording.add(part.approximation(algorithm));
    List<Handler> handlers = new ArrayList<>(model.handlers());
    handlers.add(part.unscored());
    R result = around(handlers, () -> model.run(this, arguments));
    part.close(recording.element(), recording.frames().size());
    ask(request(Kind.FACTOR, "density of " + model.name()).adding(part.density()));
    return result;
  }

  /** Answers requests for params, from wherever they come, as the layers here would. */
  private Handler learnedHere() {
    List<Layer> here = layers;
    return (request, next) ->
        request.kind() == Kind.PARAM ? ask(request, here, 0, next) : next.apply(request);
  }

  /** Runs a model with its sites below a prefix that was in force elsewhere. */
  <R> R below(String at, Supplier<R> body) {
    prefix = at;
    return body.get();
  }

  private Request request(Kind kind, String name) {
    requireOpen(kind.name().toLowerCase(Locale.ROOT) + " \"" + name + "\"");
    return Request.of(kind, prefix + name, recording.frames());
  }

  /** Fails once the model has been traced. */
  void requireOpen(String call) {
    if (finished) {
      throw LeakedScope.of(model, call, Source.here());
    }
  }

  private Value ask(Request request) {
    return ask(request, layers, 0, recording::record);
  }

  private static Value ask(Request request, List<Layer> layers, int first, Handler.Next last) {
    return first < layers.size()
        ? layers.get(first).handle(request, further -> ask(further, layers, first + 1, last))
        : last.apply(request);
  }
}
