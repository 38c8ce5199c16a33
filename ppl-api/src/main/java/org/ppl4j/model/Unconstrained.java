package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Bijector;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * A program over free numbers: each real random site becomes its support's bijector of a
 * placeholder that may be anything. With {@code x = f(u)} the log density of the free numbers is
 * {@code log p(f(u), data) + sum over sites log |det df/du|}.
 *
 * <p>Sites keep their order; each one's placeholder has the axes of its plates and scans, outermost
 * first, then those of an element's free array. Discrete sites are placeholders of their own
 * values.
 */
public final class Unconstrained {
  private final Program program;
  private final List<Part> parts = new ArrayList<>();
  private final NodeMap<Expr> known = new NodeMap<>();
  private final Map<String, Expr> given = new LinkedHashMap<>();
  private Expr logJacobian = Ops.real(0);

  /**
   * One site's free numbers.
   *
   * @param site the site as the whole program sees it
   * @param placeholder the free numbers; for a discrete site its values
   * @param value the site's value, over the placeholders
   */
  public record Part(Program.Entry site, Expr placeholder, Expr value) {
    /** The site's address. */
    public String address() {
      return site.site().address();
    }

    /** Whether it is a discrete site, which no bijector moves. */
    public boolean isDiscrete() {
      return !placeholder.type().isReal();
    }

    /** How many numbers it takes. */
    public int size() {
      return placeholder.shape().size();
    }
  }

  /** A value that follows from the sites, by name. */
  public record Named(String name, Expr value) {}

  private Unconstrained(Program program) {
    this.program = program;
    for (Program.Entry entry : program.params()) {
      Site.Param param = (Site.Param) entry.site();
      Expr start = Ops.constant(param.initial());
      for (int i = entry.frames().size() - 1; i >= 0; i--) {
        start = Ops.expandFront(start, entry.frames().get(i).size());
      }
      known.put(value(entry), start);
    }
    visit(program.root(), List.of());
  }

  /**
   * The program over its choices' free numbers; params are where they begin.
   *
   * @throws InvalidArgument if the support of a site in a scan depends on the step
   */
  public static Unconstrained of(Program program) {
    return new Unconstrained(program);
  }

  /** The sites' free numbers, in the order of the program. */
  public List<Part> parts() {
    return Collections.unmodifiableList(parts);
  }

  /** The log density of the free numbers, over the placeholders: a real scalar. */
  public Expr logDensity() {
    return Ops.plus(read(List.of(Density.logDensity(program))).get(0), logJacobian);
  }

  /** The sum of the sites' log Jacobians, over the placeholders: a real scalar. */
  public Expr logJacobian() {
    return logJacobian;
  }

  /** Expressions over the program's sites as expressions over the placeholders. */
  public List<Expr> read(List<Expr> expressions) {
    return Substitute.substitute(expressions, known);
  }

  /**
   * Draws of some sites from their prior given all others, over the placeholders and noise.
   *
   * @param addresses the sites, each a choice
   */
  public List<Expr> priorDraws(List<String> addresses) {
    Map<String, Expr> others = new LinkedHashMap<>(given);
    addresses.forEach(others::remove);
    Simulate.Draws draws = Simulate.draw(program, others);
    List<Expr> wanted = new ArrayList<>();
    for (Part part : parts) {
      if (addresses.contains(part.address())) {
        wanted.add(value(part.site()));
      }
    }
    return draws.read(wanted);
  }

  /** The program's deterministic values, those of plates and scans for all elements. */
  public List<Named> deterministic() {
    List<Named> out = new ArrayList<>();
    Simulate.Draws draws = Simulate.draw(program, given);
    for (Simulate.Observation kept : draws.deterministic()) {
      out.add(new Named(kept.site().address(), kept.value()));
    }
    return out;
  }

  /** The values of the program's result, named by the components on the way to them. */
  public List<Named> result() {
    Simulate.Draws draws = Simulate.draw(program, given);
    List<Expr> values = Structure.values(program.result()).stream().map(Value::expr).toList();
    List<String> names = Structure.names(program.result());
    List<Expr> read = draws.read(values);
    List<Named> out = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      out.add(new Named(names.get(i), read.get(i)));
    }
    return out;
  }

  private void visit(Block block, List<Block> around) {
    for (Item item : block.items()) {
      if (item instanceof Block inner) {
        List<Block> within = new ArrayList<>(around);
        within.add(inner);
        visit(inner, within);
      } else if (item instanceof Site.Sample sample && !sample.hidden() && !sample.marginalized()) {
        add(sample, around);
      }
    }
  }

  private void add(Site.Sample sample, List<Block> around) {
    Program.Entry entry =
        program.entries().stream().filter(e -> e.site() == sample).findFirst().orElseThrow();
    Expr site = value(entry);
    Expr placeholder;
    Expr value;
    if (site.type().isReal()) {
      Bijector bijector = sample.distribution().support().bijector(sample.value().shape());
      Shape free = bijector.unconstrainedShape(sample.value().shape());
      Expr element = Input.create(sample.address(), new Type(site.dtype(), free));
      Real u = new Real(element);
      List<Expr> body = List.of(bijector.forward(u).expr(), bijector.logJacobian(u).expr());
      placeholder = element;
      for (int i = around.size() - 1; i >= 0; i--) {
        Expr wide = wide(sample.address(), placeholder, frame(around.get(i)).size());
        body = lift(sample, around.get(i), body, placeholder, wide);
        placeholder = wide;
      }
      List<Expr> read = read(body);
      value = read.get(0);
      logJacobian = Ops.plus(logJacobian, Ops.sum(read.get(1)));
    } else {
      placeholder = Input.create(sample.address(), site.type());
      value = placeholder;
    }
    known.put(site, value);
    given.put(sample.address(), value);
    parts.add(new Part(entry, placeholder, value));
  }

  private static Expr wide(String address, Expr placeholder, int size) {
    Type type = placeholder.type();
    return Input.create(address, type.withShape(type.shape().prepend(size)));
  }

  /** What a body over one element's free numbers is for all elements of a block. */
  private static List<Expr> lift(
      Site.Sample sample, Block block, List<Expr> body, Expr element, Expr wide) {
    Frame frame = frame(block);
    NodeMap<Expr> mapped = new NodeMap<>();
    mapped.put(element, wide);
    if (!dependsOn(body, block)) {
      return Batch.batch(body, mapped, frame.size());
    }
    if (frame instanceof ScanFrame) {
      throw InvalidArgument.of(
          Report.of(
                  "the support of \""
                      + sample.address()
                      + "\" changes from step to step of "
                      + frame.describe()
                      + ".")
              .where("site", sample.value().party())
              .cure("sample a value of a fixed support, and compute the site's from it"));
    }
    NodeMap<Expr> stacked = block.stacked();
    stacked.put(element, wide);
    return frame.lift(body, stacked);
  }

  private static boolean dependsOn(List<Expr> body, Block block) {
    Set<Expr> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    inside.addAll(block.inside());
    Frame frame = frame(block);
    inside.add(frame.index().expr());
    if (frame instanceof ScanFrame scan) {
      inside.addAll(scan.carry());
      inside.addAll(scan.elements());
    }
    return Graph.nodes(body).stream().anyMatch(inside::contains);
  }

  private static Frame frame(Block block) {
    return requireNonNull(block.frame());
  }

  private static Expr value(Program.Entry entry) {
    return requireNonNull(entry.value());
  }
}
