package org.ppl4j.mcmc.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.Int;
import org.ppl4j.compiler.Executor;
import org.ppl4j.dist.Univariate;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Runner;
import org.ppl4j.model.Density;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.model.Unconstrained;
import org.ppl4j.noise.Key;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;

/**
 * A model conditioned on its data, as something to sample from: finite discrete sites are summed
 * over, real ones are moved to free numbers.
 *
 * <pre>{@code
 * Target target = Target.of(schools, Set.of(), Executor.auto());
 * try (Potential potential = target.potential()) {
 *   double lp = potential.logDensity(u, gradient);
 * }
 * }</pre>
 */
public final class Target {
  private final Program program;
  private final Unconstrained unconstrained;
  private final Layout layout;
  private final Executor executor;

  private Target(Program program, Executor executor) {
    this.program = program;
    this.executor = executor;
    unconstrained = Unconstrained.of(program);
    layout = new Layout(unconstrained.parts());
  }

  /**
   * A model to sample from.
   *
   * @param kept discrete sites that a kernel moves, and that are not summed over
   * @param executor what computes
   * @throws InvalidArgument if a discrete site is left that cannot be summed over; the message
   *     names it
   */
  public static Target of(Model<NoArguments, ?> model, Set<String> kept, Executor executor) {
    Program plain = model.trace();
    List<String> summed = new ArrayList<>();
    for (Program.Entry entry : plain.choices()) {
      Site.Sample sample = (Site.Sample) entry.site();
      boolean discrete = sample.value().dtype() != DType.REAL;
      if (discrete && !kept.contains(sample.address())) {
        requireFinite(plain, sample);
        summed.add(sample.address());
      }
    }
    return new Target(
        summed.isEmpty()
            ? plain
            : model.with(Handlers.marginalize(summed.toArray(String[]::new))).trace(),
        executor);
  }

  private static void requireFinite(Program program, Site.Sample sample) {
    boolean finite = sample.distribution().support().values() != null;
    if (!finite || !sample.value().shape().isScalar()) {
      throw InvalidArgument.of(
          Report.of(
                  "the discrete site \""
                      + sample.address()
                      + "\" of \""
                      + program.name()
                      + "\" cannot be summed over: its values are "
                      + sample.distribution().support().describe()
                      + ", of shape "
                      + sample.value().shape()
                      + ".")
              .where("site", sample.value().party())
              .cure(
                  "observe it, sum over it by hand, or add a kernel for it:"
                      + " compose(gibbs(\""
                      + sample.address()
                      + "\"), nuts())"));
    }
  }

  /** The program, its summed sites marked. */
  public Program program() {
    return program;
  }

  /** The program over free numbers. */
  public Unconstrained unconstrained() {
    return unconstrained;
  }

  /** Which numbers of a vector are whose. */
  public Layout layout() {
    return layout;
  }

  /** What computes. */
  public Executor executor() {
    return executor;
  }

  /**
   * The values that each number of a discrete site can take.
   *
   * @throws InvalidArgument if there are not finitely many, or they depend on other sites
   */
  public double[] valuesOf(String address) {
    Unconstrained.Part part = layout.slot(address).part();
    Site.Sample sample = (Site.Sample) part.site().site();
    Int values = sample.distribution().support().values();
    boolean known =
        values != null
            && sample.distribution() instanceof Univariate
            && Graph.nodes(List.of(values.expr())).stream()
                .noneMatch(node -> node.op() instanceof Input);
    if (values == null || !known) {
      throw InvalidArgument.of(
          Report.of(
                  "\""
                      + address
                      + "\" has no list of values to draw from: "
                      + sample.distribution().name()
                      + ", which are "
                      + sample.distribution().support().describe()
                      + ".")
              .where("site", sample.value().party())
              .cure("gibbs(...) is for sites of finitely many values that do not change"));
    }
    return values.value().data();
  }

  /** The compiled log density and gradient; to be closed. */
  public Potential potential() {
    return ModelPotential.compile(
        program.name(), unconstrained.logDensity(), placeholders(), layout, executor);
  }

  /** The sites whose part of the log density is no finite number at a vector. */
  public Set<String> notFinite(double[] vector) {
    List<Density.Term> terms = Density.terms(program);
    List<Expr> totals = unconstrained.read(terms.stream().map(Density.Term::total).toList());
    List<Tensor> values = new ArrayList<>();
    for (Layout.Slot slot : layout.slots()) {
      double[] own = Arrays.copyOfRange(vector, slot.offset(), slot.limit());
      values.add(Tensor.wrap(slot.part().placeholder().type(), own));
    }
    Graph graph = new Graph(program.name(), placeholders(), totals);
    List<Tensor> found = Runner.best().run(graph, values, Key.of(0));
    Set<String> out = new LinkedHashSet<>();
    for (int i = 0; i < terms.size(); i++) {
      if (!Double.isFinite(found.get(i).doubleValue())) {
        terms.get(i).sites().forEach(site -> out.add(site.address()));
      }
    }
    return out;
  }

  /** The sites' placeholders in the layout's order. */
  public List<Expr> placeholders() {
    return layout.slots().stream().map(slot -> slot.part().placeholder()).toList();
  }
}
