package org.ppl4j.vi.guide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Bijector;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Frame;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;

/** Random sites of a model as one unconstrained vector. */
final class Latents {
  private final List<Latent> parts;
  private final int size;

  private Latents(List<Latent> parts) {
    this.parts = List.copyOf(parts);
    this.size = parts.stream().mapToInt(part -> part.free().size()).sum();
  }

  /** All sites that are wanted, each with all elements of its plates. */
  static Latents all(Program model, Predicate<String> wanted) {
    List<Program.Entry> entries = chosen(model, wanted);
    for (Program.Entry entry : entries) {
      entry.frames().forEach(frame -> requireWhole(entry, frame));
    }
    return of(model, entries, 0, new HashSet<>());
  }

  /** The sites that a guide is wanted for. */
  static List<Program.Entry> chosen(Program model, Predicate<String> wanted) {
    List<Program.Entry> entries =
        model.choices().stream().filter(entry -> wanted.test(entry.site().address())).toList();
    if (entries.isEmpty()) {
      throw InvalidArgument.of(
          Report.of("\"" + model.name() + "\" has no random site that a guide could draw.")
              .at(Source.here())
              .cure("take a model with random sites, and leave some of them in only(...)"));
    }
    return entries;
  }

  /**
   * Sites that a guide draws together.
   *
   * @param depth how many of the plates around them the guide stands in
   * @param known the model's placeholders that the guide knows there; those of these sites are
   *     added
   */
  static Latents of(Program model, List<Program.Entry> entries, int depth, Set<Expr> known) {
    List<Latent> parts = new ArrayList<>();
    int offset = 0;
    for (Program.Entry entry : entries) {
      Latent part = Latent.of(model, entry, entry.frames().size() - depth, offset);
      for (Expr need : part.needs()) {
        if (!known.contains(need)) {
          throw InvalidArgument.of(
              Report.of("the support of \"" + part.address() + "\" depends on what no guide draws.")
                  .where("site", part.placeholder().party())
                  .where("bound", need.party())
                  .cure("write a guide of your own for it, or draw the bound in the guide too"));
        }
      }
      known.add(part.placeholder());
      parts.add(part);
      offset += part.free().size();
    }
    return new Latents(parts);
  }

  private static void requireWhole(Program.Entry entry, Frame frame) {
    if (frame instanceof PlateFrame plate && plate.size() < plate.population()) {
      Site site = entry.site();
      throw InvalidArgument.of(
          Report.of(
                  "\""
                      + site.address()
                      + "\" stands in plate \""
                      + plate.name()
                      + "\", which looks at "
                      + plate.size()
                      + " of "
                      + plate.population()
                      + " elements: a guide outside of the plate cannot know which.")
              .at(site.source())
              .cure("use Guides.structured(...), which has params for each of all elements")
              .cure("or Guides.amortized(...), which has a network for all"));
    }
  }

  List<Latent> parts() {
    return parts;
  }

  /** The number of elements of the vector. */
  int size() {
    return size;
  }

  /** What the sites are at a vector: adds, to what is known, values for the placeholders. */
  List<Real> constrained(Real vector, NodeMap<Expr> known) {
    List<Real> out = new ArrayList<>();
    for (Latent part : parts) {
      Real value = part.bijector(known).forward(part.part(vector));
      known.put(part.placeholder(), value.expr());
      out.add(value);
    }
    return out;
  }

  /** The vector at which the sites are what is known of their placeholders. */
  Real unconstrained(NodeMap<Expr> known) {
    List<Real> flat = new ArrayList<>();
    for (Latent part : parts) {
      Real value = (Real) Value.of(known.get(part.placeholder()));
      flat.add(part.bijector(known).inverse(value).reshape(part.free().size()));
    }
    return Real.concat(0, flat.toArray(Real[]::new));
  }

  /** The log Jacobian of all maps at a vector, given the sites' values. */
  Real logJacobian(Real vector, NodeMap<Expr> known) {
    Real total = Real.constant(0.0);
    for (Latent part : parts) {
      Bijector bijector = part.bijector(known);
      total = total.plus(bijector.logJacobian(part.part(vector)));
    }
    return total;
  }
}
