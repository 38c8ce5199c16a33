package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Density;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.Program;
import org.ppl4j.model.Structure;
import org.ppl4j.op.Iota;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;

/** What an objective's function may ask: runs and densities of models, and many of them. */
public final class ObjectiveScope {
  private final List<Pending> pending = new ArrayList<>();
  private final Params params = new Params();
  private final List<Expr> arguments = new ArrayList<>();
  private final NodeMap<Program> drawnBy = new NodeMap<>();
  private final Map<String, Integer> runs = new HashMap<>();
  private final List<Expr> sideLosses = new ArrayList<>();

  ObjectiveScope() {}

  /** Runs a model: its random sites are drawn, and each one's strategy treats its gradient. */
  public <R> Simulation<R> simulate(Model<NoArguments, R> model) {
    return simulate(model, NoArguments.NONE);
  }

  /** Runs a model with arguments. */
  public <A extends Record, R> Simulation<R> simulate(Model<A, R> model, A with) {
    Program program = model.trace(with);
    params.add(program);
    NodeMap<Expr> known = known(program, with);
    Unfold.unfold(program.root(), known, unique(model.name()), pending);
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
   * The log density of values for all of a model's random sites.
   *
   * @throws org.ppl4j.error.AddressMismatch if a site has no value, or a value no site
   */
  public Real logDensity(Model<NoArguments, ?> model, Choices choices) {
    return logDensity(model, NoArguments.NONE, choices);
  }

  /** The log density of values for all random sites of a model with arguments. */
  public <A extends Record> Real logDensity(Model<A, ?> model, A with, Choices choices) {
    Program program = model.trace(with);
    params.add(program);
    NodeMap<Expr> known = known(program, with);
    requireAgreement(program, choices);
    known.putAll(program.given(choices));
    return logDensity(program, known);
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

  private static <A extends Record> NodeMap<Expr> known(Program program, A with) {
    NodeMap<Expr> known = new NodeMap<>();
    List<Value> values = Structure.values(with);
    for (int i = 0; i < values.size(); i++) {
      known.put(program.arguments().get(i), values.get(i).expr());
    }
    return known;
  }

  /** What keys the noise of one run: the same for the first, second, ... run of a name. */
  private String unique(String name) {
    int run = runs.merge(name, 1, Integer::sum);
    return run == 1 ? name + "/" : name + "#" + run + "/";
  }

  /**
   * Independent repetitions, side by side: the body is traced once.
   *
   * @param count how many
   * @param body one of them, given its index
   * @return what each gave, along a new outermost axis
   */
  public <T> T replicate(int count, Function<Int, T> body) {
    if (count < 1) {
      throw InvalidArgument.of(
          Report.of("replicate: " + count + " times.").at(Source.here()).cure("at least once"));
    }
    Expr all = Expr.of(new Iota(count), List.of());
    return repeat(new PlateFrame("replicate", count, count, index("replicate", count), all), body);
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
    PlateFrame frame = new PlateFrame(name, population, count, index(name, population), few);
    Real terms = repeat(frame, i -> body.apply(i).estimate());
    return terms.sum().times(frame.scale());
  }

  /**
   * The mean over elements: of a plate's, or of independent runs of the same.
   *
   * @param count how many
   * @param body one element's term, given its index
   */
  public Real mean(int count, Function<Int, ? extends Expectation> body) {
    Real terms = replicate(count, i -> body.apply(i).estimate());
    return terms.mean(0);
  }

  /**
   * The exponential of an expectation: with independent estimates {@code y} of its distance from a
   * centre {@code c}, {@code e^c (1 + y1/1! + y1 y2/2! + ...)}. It is the Poisson estimator,
   * averaged over its Poisson number, whatever that one's rate. Its mean lacks the terms of the
   * exponential's series after the last: {@code e^c m^(n+1)/(n+1)!} and on, for a mean distance of
   * {@code m}; 16 terms are exact to rounding for {@code |m|} up to 1. Source: Wagner (1987);
   * Papaspiliopoulos (2009).
   *
   * @param exponent the expectation, whose estimates are best near the centre
   * @param centre the number {@code c}
   * @param terms how many estimates are made
   */
  public Real exp(Expectation exponent, double centre, int terms) {
    Real estimates = replicate(terms, i -> exponent.estimate());
    Real nested = Real.constant(1.0);
    for (int n = terms; n >= 1; n--) {
      nested = estimates.at(n - 1).minus(centre).div(n).times(nested).plus(1);
    }
    return nested.times(Math.exp(centre));
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
    return SiteDistributions.of(program, program.given(choices));
  }

  private static Int index(String name, int population) {
    return new Int(Input.index(name, "index of \"" + name + "\"", population));
  }

  private <T> T repeat(PlateFrame frame, Function<Int, T> body) {
    int start = pending.size();
    int firstLoss = sideLosses.size();
    T one = body.apply(frame.index());
    Level level = new Level(frame);
    pending.subList(start, pending.size()).forEach(choice -> choice.within(level));
    liftLosses(level, firstLoss);
    List<Expr> inside = Structure.values(one).stream().map(Value::expr).toList();
    List<Expr> all = level.lift(inside, new NodeMap<>());
    int[] at = {0};
    return Structure.map(one, value -> Value.of(all.get(at[0]++)));
  }

  private void liftLosses(Level level, int first) {
    List<Expr> own = sideLosses.subList(first, sideLosses.size());
    Expr scale = Ops.real(level.frame().scale());
    List<Expr> all = level.lift(List.copyOf(own), new NodeMap<>());
    own.clear();
    all.forEach(loss -> sideLosses.add(Ops.times(Ops.sum(loss), scale)));
  }

  /** What training lowers on the side, in all. */
  Expr sideLoss() {
    return sideLosses.stream().reduce(Ops.real(0), Ops::plus);
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
