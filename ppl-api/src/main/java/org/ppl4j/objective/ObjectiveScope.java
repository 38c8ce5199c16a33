package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ppl4j.Expectation;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Approximation;
import org.ppl4j.model.Block;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Density;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.Program;
import org.ppl4j.model.Runs;
import org.ppl4j.model.Simulation;
import org.ppl4j.model.Site;
import org.ppl4j.model.Structure;
import org.ppl4j.model.Weight;
import org.ppl4j.op.Iota;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Type;

/** What an objective's function may ask: runs and densities of models, and many of them. */
public final class ObjectiveScope implements Runs {
  private final List<Pending> pending = new ArrayList<>();
  private final Params params = new Params();
  private final List<Expr> arguments = new ArrayList<>();
  private NodeMap<Expr> environment = new NodeMap<>();
  private final NodeMap<Program> drawnBy = new NodeMap<>();
  private final Map<String, Integer> runs = new HashMap<>();
  private final SideLosses sideLosses = new SideLosses();

  ObjectiveScope() {}

  @Override
  public <A extends Record, R> Simulation<R> simulate(Model<A, R> model, A with) {
    Program program = model.trace(with);
    requireDensity(program);
    params.add(program);
    NodeMap<Expr> known = known(program, with);
    unfold(program, known, Map.of());
    Choices choices = Choices.empty();
    for (Program.Entry entry : program.choices()) {
      Expr value = Substitute.substitute(List.of(valueOf(entry)), known).get(0);
      choices = choices.and(entry.site().address(), Value.of(value));
      drawnBy.put(value, program);
    }
    @SuppressWarnings({"unchecked", "NullAway"}) // A model of no result has a null one.
    R result = (R) Structure.map(program.result(), value -> substituted(value, known));
    return new Simulation<>(choices, logDensity(program, known), result);
  }

  /**
   * What is hidden in a run, and counts in its density, would have to be integrated out of it. What
   * only draws depend on is no matter: a guide may draw its sites from hidden noise, and state
   * their density by a factor.
   */
  private static void requireDensity(Program program) {
    Set<String> integrated = new HashSet<>();
    program.root().approximations().forEach(part -> integrated.addAll(part.integrated()));
    List<Expr> counted = Graph.nodes(List.of(Density.logDensity(program)));
    for (Program.Entry entry : program.samples()) {
      Site.Sample site = (Site.Sample) entry.site();
      if (site.hidden()
          && !integrated.contains(site.address())
          && counted.contains(valueOf(entry))) {
        throw InvalidArgument.of(
            Report.of(
                    "simulate: \""
                        + site.address()
                        + "\" of \""
                        + program.name()
                        + "\" is hidden, so that the run has no density.")
                .where("site", valueOf(entry).party())
                .at(Source.here())
                .cure("integrate it out by marginal(algorithm, kept...)"));
      }
    }
  }

  @Override
  public <A extends Record> Real logDensity(Model<A, ?> model, A with, Choices choices) {
    Program program = model.trace(with);
    params.add(program);
    NodeMap<Expr> known = known(program, with);
    requireAgreement(program, choices);
    NodeMap<Expr> given = program.given(choices);
    if (draws(program)) {
      Map<String, Expr> values = new HashMap<>();
      for (Program.Entry entry : program.choices()) {
        values.put(entry.site().address(), given.get(valueOf(entry)));
      }
      unfold(program, known, values);
    } else {
      known.putAll(given);
    }
    return logDensity(program, known);
  }

  /** Whether scoring a program takes random choices. */
  private static boolean draws(Program program) {
    return !program.root().approximations().isEmpty()
        || program.samples().stream().anyMatch(entry -> ((Site.Sample) entry.site()).hidden());
  }

  /**
   * Has a program's random choices made, but for those given, and its densities estimated.
   *
   * @param known what its placeholders are; those of its sites are added
   */
  void unfold(Program program, NodeMap<Expr> known, Map<String, Expr> values) {
    new Unfold(this::estimate, unique(program.name()), pending).run(program.root(), known, values);
  }

  private Unfold.Approximated estimate(
      Approximation part, Block around, NodeMap<Expr> known, boolean isGiven) {
    NodeMap<Expr> before = environment;
    environment = known;
    try {
      return Parts.estimate(this, part, around, known, isGiven);
    } finally {
      environment = before;
    }
  }

  @Override
  public <V extends Value, D extends Distribution<V>> V sample(
      String name, D distribution, Strategy<? super D> strategy) {
    Source source = Source.here();
    Type type = new Type(distribution.dtype(), distribution.shape());
    Expr value = Input.create(name, "sample \"" + name + "\"", type).at(source);
    Site.Sample sample =
        new Site.Sample(name, distribution, value, strategy, Weight.ONE, false, false, source);
    RandomSite site = new RandomSite(sample, distribution, unique(name), environment);
    pending.add(site);
    @SuppressWarnings("unchecked")
    V drawn = (V) Value.of(site.innermost());
    return drawn;
  }

  /** Where the choices are one run's, with data beside them, its model must agree with this one. */
  private void requireAgreement(Program program, Choices choices) {
    Set<String> data = new LinkedHashSet<>();
    Set<Program> guides = Collections.newSetFromMap(new IdentityHashMap<>());
    for (String address : choices.addresses()) {
      Program by = drawnBy.find(requireNonNull(choices.find(address)).expr());
      if (by == null) {
        data.add(address);
      } else {
        guides.add(by);
      }
    }
    if (guides.size() == 1) {
      Agreement.check(program, guides.iterator().next(), data, Source.here());
    }
  }

  private static Real logDensity(Program program, NodeMap<Expr> known) {
    return new Real(Substitute.substitute(List.of(Density.logDensity(program)), known).get(0));
  }

  private static Value substituted(Value value, NodeMap<Expr> known) {
    return Value.of(Substitute.substitute(List.of(value.expr()), known).get(0));
  }

  private static Expr valueOf(Program.Entry entry) {
    return requireNonNull(entry.value());
  }

  private <A extends Record> NodeMap<Expr> known(Program program, A with) {
    NodeMap<Expr> known = environment.copy();
    List<Value> values = Structure.values(with);
    for (int i = 0; i < values.size(); i++) {
      Expr value = Substitute.substitute(List.of(values.get(i).expr()), environment).get(0);
      known.put(program.arguments().get(i), value);
    }
    return known;
  }

  /** What keys the noise of one run: the same for the first, second, ... run of a name. */
  private String unique(String name) {
    int run = runs.merge(name, 1, Integer::sum);
    return run == 1 ? name + "/" : name + "#" + run + "/";
  }

  @Override
  public <T> T replicate(int count, Function<Int, T> body) {
    return repeat(count, body, true);
  }

  @Override
  public <T> T independently(int count, Function<Int, T> body) {
    return repeat(count, body, false);
  }

  private <T> T repeat(int count, Function<Int, T> body, boolean sharesMinibatches) {
    if (count < 1) {
      throw InvalidArgument.of(
          Report.of("replicate: " + count + " times.").at(Source.here()).cure("at least once"));
    }
    Expr all = Expr.of(new Iota(count), List.of());
    return repeat(
        new PlateFrame(
            "replicate",
            "replicate",
            count,
            count,
            index("replicate", count),
            all,
            sharesMinibatches),
        body);
  }

  /**
   * The sum over many elements, estimated from a few, drawn anew for each evaluation.
   *
   * @param name what keys the draw; a plate of that name that is subsampled draws the same
   * @param population how many elements there are
   * @param count how many are looked at
   * @param body one element's term, given its index
   */
  public Real minibatch(
      String name, int population, int count, Function<Int, ? extends Expectation> body) {
    Expr few = Expr.of(Noise.subset(name, count, population), List.of());
    PlateFrame frame = new PlateFrame(name, name, population, count, index(name, population), few);
    Real terms = repeat(frame, i -> body.apply(i).estimate());
    return terms.sum().times(frame.scale());
  }

  /**
   * Has training lower a term on the side: it counts in the loss, not in the objective's value.
   * Inside a replication the terms of all repetitions count, inside a minibatch as they do in it.
   */
  public void minimize(Expectation term) {
    sideLosses.add(term.estimate().expr());
  }

  /** Has training raise a term on the side. */
  public void maximize(Expectation term) {
    minimize(term.times(-1));
  }

  /**
   * The distributions of a model's random sites, given values for all of them: by address, for all
   * elements of a site's plates at once. Left out are those that cannot be said at once: sites in
   * scans or in subsampled plates, masked or scaled ones, and in plates all but univariate ones.
   */
  public Map<String, Distribution<?>> distributions(Model<NoArguments, ?> model, Choices choices) {
    Program program = model.trace();
    params.add(program);
    NodeMap<Expr> known = known(program, NoArguments.NONE);
    known.putAll(program.given(choices));
    return SiteDistributions.of(program, known);
  }

  private static Int index(String name, int population) {
    return new Int(Input.index(name, "index of \"" + name + "\"", population));
  }

  private <T> T repeat(PlateFrame frame, Function<Int, T> body) {
    int start = pending.size();
    int losses = sideLosses.count();
    T one = body.apply(frame.index());
    Level level = new Level(frame);
    pending.subList(start, pending.size()).forEach(choice -> choice.within(level));
    sideLosses.within(level, losses);
    List<Expr> inside = Structure.values(one).stream().map(Value::expr).toList();
    List<Expr> all = level.lift(inside, new NodeMap<>());
    int[] at = {0};
    return Structure.map(one, value -> Value.of(all.get(at[0]++)));
  }

  /** What training lowers on the side, in all. */
  Expr sideLoss() {
    return sideLosses.total();
  }

  /**
   * The mean of a computation with random choices. Each use runs the body anew.
   *
   * @param body the computation
   */
  public Expectation expect(Supplier<? extends Expectation> body) {
    return () -> body.get().estimate();
  }

  /** Data that are handed over at each evaluation. */
  public Real input(String name, int... dims) {
    Real input = Real.input(name, dims);
    arguments.add(input.expr());
    return input;
  }

  /** Integer data that are handed over at each evaluation. */
  public Int inputInt(String name, int... dims) {
    Int input = Int.input(name, dims);
    arguments.add(input.expr());
    return input;
  }

  List<Pending> pending() {
    return pending;
  }

  Params params() {
    return params;
  }

  List<Expr> arguments() {
    return arguments;
  }
}
