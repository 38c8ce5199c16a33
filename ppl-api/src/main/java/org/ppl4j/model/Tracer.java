package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Support;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.DuplicateAddress;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.LeakedScope;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Request.Kind;
import org.ppl4j.op.Iota;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/** Records what a model's function asks for as a program. */
final class Tracer implements Scope {
  private static final int MOST_CALLS = 100;

  private final String model;
  private final Deque<Block> open = new ArrayDeque<>();
  private final List<Frame> frames = new ArrayList<>();
  private final Map<String, Source> addresses = new HashMap<>();
  private final Leaks leaks = new Leaks();
  private List<Layer> layers = new ArrayList<>();
  private String prefix = "";
  private int depth;
  private boolean finished;

  Tracer(String model) {
    this.model = model;
    open.push(new Block(null));
  }

  /** The program, once the function has returned; the scope is dead from here on. */
  Program finish(List<Expr> arguments, @Nullable Object result) {
    finished = true;
    Block root = open.pop();
    List<Program.Entry> entries = new ArrayList<>();
    Entries.collect(root, entries);
    leaks.check(root, Structure.values(result));
    DataChecks.check(root);
    return new Program(model, arguments, root, result, entries);
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
    requireFit(request, distribution, data);
    ask(request.sampling(distribution).observing(data));
  }

  @Override
  public void factor(String name, Real term) {
    Request request = request(Kind.FACTOR, name);
    if (!term.shape().isScalar()) {
      throw ShapeMismatch.of(
          Report.of("factor \"" + name + "\" must be a scalar, not " + term.expr().type() + ".")
              .where("term", term.expr().party())
              .at(request.source())
              .cure("sum it"));
    }
    ask(
        new Request(
            Kind.FACTOR,
            request.address(),
            null,
            term,
            null,
            Weight.ONE,
            false,
            false,
            null,
            null,
            request.frames(),
            request.source()));
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
    if (frames.stream().anyMatch(ScanFrame.class::isInstance)) {
      throw InvalidArgument.of(
          Report.of("param \"" + name + "\" is inside a scan.")
              .at(request.source())
              .cure("declare it before the scan: its steps share it"));
    }
    requireStart(request, initial, support);
    return (Real)
        ask(
            new Request(
                Kind.PARAM,
                request.address(),
                null,
                null,
                null,
                Weight.ONE,
                false,
                false,
                initial.value(),
                support,
                request.frames(),
                request.source()));
  }

  private static void requireStart(Request request, Real initial, Support support) {
    String param = "param \"" + request.address() + "\"";
    if (!isKnown(initial)) {
      throw InvalidArgument.of(
          Report.of(param + " begins at a value that is not known while tracing.")
              .where("value", initial.expr().party())
              .at(request.source())
              .cure(
                  "begin at a literal; for what depends on other values declare a deterministic"));
    }
    Bool inside = support.contains(initial);
    if (isKnown(inside) && inside.value().get(0) == 0) {
      throw InvalidArgument.of(
          Report.of(param + " begins outside its support, " + support.describe() + ".")
              .where("value", initial.expr().party())
              .at(request.source())
              .cure("begin at a value inside of it"));
    }
  }

  private static boolean isKnown(Value value) {
    return Graph.nodes(List.of(value.expr())).stream()
        .noneMatch(node -> node.op() instanceof Input || node.op() instanceof Noise);
  }

  @Override
  public String address(String name) {
    requireOpen("address");
    return prefix + name;
  }

  @Override
  public Plate plate(String name, int size) {
    requireOpen("plate");
    return new TracedPlate(name, size, size);
  }

  @Override
  public <C, Y> Step<C, Y> scan(String name, int length, C initial, ScanBody<C, Y> body) {
    requireOpen("scan");
    Source source = Source.here();
    if (length < 1) {
      throw InvalidArgument.of(
          Report.of("scan \"" + name + "\": " + length + " steps.")
              .at(source)
              .cure("a scan has at least one step"));
    }
    Int index = new Int(Input.create(name, "index of scan \"" + name + "\"", Type.integer()));
    List<Expr> carry = new ArrayList<>();
    List<Expr> first = new ArrayList<>();
    C carried =
        Structure.map(
            initial,
            value -> {
              String kind = "carry of scan \"" + name + "\"";
              Expr placeholder = Input.create(name, kind, value.expr().type());
              carry.add(placeholder);
              first.add(value.expr());
              return Value.of(placeholder);
            });
    ScanFrame frame =
        new ScanFrame(name, length, index, carry, first, List.of(), List.of(), new ArrayList<>());
    Step<C, Y> step = inFrame(frame, () -> body.step(carried, index));
    return closeScan(frame, step, source);
  }

  private <C, Y> Step<C, Y> closeScan(ScanFrame frame, Step<C, Y> step, Source source) {
    Block block = open.pop();
    List<Value> next = Structure.values(step.carry());
    for (int i = 0; i < Math.max(next.size(), frame.carry().size()); i++) {
      boolean fits =
          next.size() == frame.carry().size()
              && next.get(i).expr().type().equals(frame.carry().get(i).type());
      if (!fits) {
        throw ShapeMismatch.of(
            Report.of(
                    frame.describe()
                        + " carries "
                        + frame.carry().stream().map(Expr::type).toList()
                        + " into its first step, but "
                        + next.stream().map(value -> value.expr().type()).toList()
                        + " out of it.")
                .at(source)
                .cure("the carry keeps its structure, types and shapes from step to step"));
      }
    }
    next.forEach(value -> frame.next().add(value.expr()));
    export(block, frame);
    List<Expr> outputs =
        Structure.values(step.output()).stream().map(value -> value.expr()).toList();
    List<Expr> results = frame.run(outputs, block.stacked(), frame.next());
    leaks.closed(frame, block);
    int[] at = {0};
    C last = Structure.map(step.carry(), value -> Value.of(results.get(at[0]++)));
    Y all = Structure.map(step.output(), value -> Value.of(results.get(at[0]++)));
    return new Step<>(last, all);
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

  private Request request(Kind kind, String name) {
    requireOpen(kind.name().toLowerCase(Locale.ROOT) + " \"" + name + "\"");
    return Request.of(kind, prefix + name, List.copyOf(frames));
  }

  private void requireOpen(String call) {
    if (finished) {
      throw LeakedScope.of(model, call, Source.here());
    }
  }

  private Value ask(Request request) {
    return ask(request, 0);
  }

  private Value ask(Request request, int layer) {
    return layer < layers.size()
        ? layers.get(layer).handle(request, further -> ask(further, layer + 1))
        : record(request);
  }

  private Value record(Request request) {
    Source first = addresses.putIfAbsent(request.address(), request.source());
    if (first != null) {
      throw DuplicateAddress.of(request.address(), first, request.source());
    }
    Block block = open.element();
    switch (request.kind()) {
      case SAMPLE -> {
        Distribution<?> distribution = request.requireDistribution();
        Type type = new Type(distribution.dtype(), distribution.shape());
        Expr value = placeholder(request, "sample", type);
        block.add(
            new Site.Sample(
                request.address(),
                distribution,
                value,
                request.strategy(),
                request.weight(),
                request.marginalized(),
                request.hidden(),
                request.source()));
        return Value.of(value);
      }
      case OBSERVE ->
          block.add(
              new Site.Observe(
                  request.address(),
                  request.requireDistribution(),
                  request.requireValue(),
                  request.weight(),
                  request.source()));
      case FACTOR ->
          block.add(
              new Site.Factor(
                  request.address(),
                  request.requireReal().expr(),
                  request.weight(),
                  request.source()));
      case DETERMINISTIC ->
          block.add(
              new Site.Deterministic(
                  request.address(), request.requireValue().expr(), request.source()));
      case PARAM -> {
        var initial = requireNonNull(request.initial());
        Expr value = placeholder(request, "param", initial.type());
        block.add(
            new Site.Param(
                request.address(),
                value,
                initial,
                requireNonNull(request.support()),
                request.source()));
        return Value.of(value);
      }
    }
    return request.requireValue();
  }

  private static Expr placeholder(Request request, String kind, Type type) {
    String address = request.address();
    return Input.create(address, kind + " \"" + address + "\"", type).at(request.source());
  }

  private <T> T inFrame(Frame frame, Supplier<T> body) {
    Block block = new Block(frame);
    open.element().add(block);
    open.push(block);
    frames.add(frame);
    try {
      return body.get();
    } finally {
      frames.remove(frames.size() - 1);
    }
  }

  /** Makes the wider placeholders by which the block around sees this one's sites. */
  private static void export(Block block, Frame frame) {
    List<Expr> placeholders = new ArrayList<>();
    for (Item item : block.items()) {
      if (item instanceof Site.Sample sample) {
        placeholders.add(sample.value());
      } else if (item instanceof Site.Param param) {
        placeholders.add(param.value());
      } else if (item instanceof Block inner) {
        placeholders.addAll(inner.outside());
      }
    }
    for (Expr placeholder : placeholders) {
      Input op = (Input) placeholder.op();
      Shape wide = placeholder.shape().prepend(frame.size());
      block.export(
          placeholder,
          Input.create(op.label(), op.kind(), op.type().withShape(wide)).at(placeholder.source()));
    }
  }

  private final class TracedPlate implements Plate {
    private final String name;
    private final int population;
    private final int count;

    TracedPlate(String name, int population, int count) {
      this.name = name;
      this.population = population;
      this.count = count;
      if (population < 1 || count < 1 || count > population) {
        throw InvalidArgument.of(
            Report.of("plate \"" + name + "\": " + count + " of " + population + " elements.")
                .at(Source.here())
                .cure("a plate has at least one element, and a subsample at most all of them"));
      }
    }

    @Override
    public Plate subsample(int few) {
      return new TracedPlate(name, population, few);
    }

    @Override
    public <T> T map(Function<Int, T> body) {
      requireOpen("plate");
      String kind = "index of plate \"" + name + "\"";
      Int index = new Int(Input.index(name, kind, population));
      Expr indices =
          count == population
              ? Expr.of(new Iota(population), List.of())
              : Expr.of(Noise.subset(prefix + name, count, population), List.of());
      PlateFrame frame = new PlateFrame(name, prefix + name, population, count, index, indices);
      T result = inFrame(frame, () -> body.apply(index));
      Block block = open.pop();
      export(block, frame);
      List<Expr> inside = Structure.values(result).stream().map(value -> value.expr()).toList();
      List<Expr> all = block.lift(inside);
      leaks.closed(frame, block);
      int[] at = {0};
      return Structure.map(result, value -> Value.of(all.get(at[0]++)));
    }

    @Override
    public void forEach(Consumer<Int> body) {
      map(
          index -> {
            body.accept(index);
            return List.of();
          });
    }
  }

  private static void requireFit(Request request, Distribution<?> distribution, Value data) {
    Type wanted = new Type(distribution.dtype(), distribution.shape());
    if (!data.expr().type().equals(wanted)) {
      throw ShapeMismatch.of(
          Report.of(
                  "observe \""
                      + request.address()
                      + "\": "
                      + distribution.name()
                      + " gives "
                      + wanted
                      + ", but the data are "
                      + data.expr().type()
                      + ".")
              .where("data", data.expr().party())
              .at(request.source())
              .cure(
                  "several data of one distribution are observed in a plate, one by one, or"
                      + " through iid(n)"));
    }
  }
}
