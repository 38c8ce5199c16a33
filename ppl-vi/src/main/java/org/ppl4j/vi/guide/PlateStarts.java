package org.ppl4j.vi.guide;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.Program;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

/**
 * Where learning begins, for all elements of plates. What is known of a subsample's elements serves
 * the others in turn.
 */
final class PlateStarts {
  private final Map<String, Real> starts = new HashMap<>();

  /**
   * Takes a start apart.
   *
   * @param all the sites, each with all elements of its plates that are looked at
   */
  PlateStarts(Latents all, double[] start) {
    for (Latent part : all.parts()) {
      starts.put(part.address(), Starts.part(part, start));
    }
  }

  /** The start of sites drawn together: the plates' populations, then a vector. */
  Real of(PlateTree tree, Latents latents) {
    List<Real> parts = new ArrayList<>();
    for (Latent part : latents.parts()) {
      Program.Entry entry = part.entry();
      Shape plates = Shape.SCALAR;
      for (int i = 0; i < tree.depth(); i++) {
        plates = plates.concat(Shape.of(entry.frames().get(i).size()));
      }
      Real looked =
          requireNonNull(starts.get(part.address()))
              .reshape(plates.concat(Shape.of(part.free().size())).dims());
      parts.add(populated(looked, entry, tree.depth()));
    }
    Real all = Real.concat(tree.depth(), parts.toArray(Real[]::new));
    return Real.constant(all.value().data(), all.shape().dims());
  }

  private static Real populated(Real looked, Program.Entry entry, int depth) {
    Real now = looked;
    for (int axis = 0; axis < depth; axis++) {
      PlateTree.Key plate = PlateTree.Key.of((PlateFrame) entry.frames().get(axis));
      if (plate.size() < plate.population()) {
        int[] turn = new int[plate.population()];
        for (int i = 0; i < turn.length; i++) {
          turn[i] = i % plate.size();
        }
        now = new Real(Ops.gather(now.expr(), Int.constant(turn).expr(), axis));
      }
    }
    return now;
  }
}
