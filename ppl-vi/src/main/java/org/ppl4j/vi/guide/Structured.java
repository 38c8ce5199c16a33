package org.ppl4j.vi.guide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.Program;
import org.ppl4j.model.Scope;
import org.ppl4j.model.Suggest;

/**
 * A guide with the model's plates. The sites outside of all plates are drawn together; those of a
 * plate are drawn together for each element, given what was drawn around it. All params are of the
 * whole population, and a subsample takes those of its elements.
 */
final class Structured {
  private final Program model;
  private final PlateTree root;
  private final Map<String, Encoder> encoders;

  Structured(Program model, Set<String> wanted, Map<String, Encoder> encoders) {
    this.model = model;
    this.encoders = encoders;
    this.root = PlateTree.of(model, Latents.chosen(model, wanted::contains));
    Set<String> outermost = new TreeSet<>();
    root.children().forEach(child -> outermost.add(child.path()));
    for (String plate : encoders.keySet()) {
      if (!outermost.contains(plate)) {
        throw AddressMismatch.untouched(
            "amortized, of an outermost plate",
            plate,
            Suggest.among(plate, outermost),
            Source.here());
      }
    }
  }

  /** Draws the sites. */
  void sample(Scope scope, String name, PlateStarts starts, double scale) {
    Map<PlateTree, Part> parts = new LinkedHashMap<>();
    declare(scope, name, root, starts, scale, 0, new HashSet<>(), parts);
    draw(scope, root, parts, List.of(), List.of(), new NodeMap<>());
  }

  /**
   * What is drawn together.
   *
   * @param name the prefix of its params
   * @param latents the sites
   * @param start for all elements the vectors at which learning begins
   * @param law for each element its law
   */
  private record Part(String name, Latents latents, Real start, Conditional law) {}

  private void declare(
      Scope scope,
      String name,
      PlateTree tree,
      PlateStarts starts,
      double scale,
      int around,
      Set<Expr> outside,
      Map<PlateTree, Part> parts) {
    Set<Expr> known = new HashSet<>(outside);
    tree.frames().forEach(frame -> known.add(frame.index().expr()));
    int inner = around;
    if (!tree.entries().isEmpty()) {
      Latents latents = Latents.of(model, tree.entries(), tree.depth(), known);
      Real start = starts.of(tree, latents);
      Encoder encoder = encoders.get(tree.path());
      Conditional.Family family = encoder == null ? new LinearGaussian() : new Amortized(encoder);
      String prefix = tree.path().isEmpty() ? name : name + "/" + tree.path();
      Conditional law = scope.scope(prefix, s -> family.declare(s, start, around, scale));
      parts.put(tree, new Part(prefix, latents, start, law));
      inner += latents.size();
    }
    for (PlateTree child : tree.children()) {
      declare(scope, name, child, starts, scale, inner, known, parts);
    }
  }

  private static void draw(
      Scope scope,
      PlateTree tree,
      Map<PlateTree, Part> parts,
      List<Int> element,
      List<Real> outside,
      NodeMap<Expr> known) {
    List<Real> around = new ArrayList<>(outside);
    Part part = parts.get(tree);
    if (part != null) {
      Latents latents = part.latents();
      Placement.sample(scope, part.name(), latents, part.law().of(element, outside), known);
      Real own = LinearGaussian.at(part.start(), element);
      around.add(latents.unconstrained(known).minus(own));
    }
    for (PlateTree child : tree.children()) {
      PlateTree.Key plate = child.key();
      scope
          .plate(plate.name(), plate.population())
          .subsample(plate.size())
          .forEach(
              index -> {
                for (PlateFrame frame : child.frames()) {
                  known.put(frame.index().expr(), index.expr());
                }
                List<Int> inner = new ArrayList<>(element);
                inner.add(index);
                draw(scope, child, parts, inner, around, known);
              });
    }
  }
}
