package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Univariate;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Block;
import org.ppl4j.model.Item;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.model.Structure;
import org.ppl4j.model.Weight;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;

/** The distributions of a program's random sites, for all elements of their plates. */
final class SiteDistributions {
  private final NodeMap<Expr> known;
  private final Map<String, Distribution<?>> found = new LinkedHashMap<>();

  private SiteDistributions(NodeMap<Expr> known) {
    this.known = known;
  }

  /**
   * Those of a program's random sites that can be said for all elements at once.
   *
   * @param known what the program's placeholders are
   */
  static Map<String, Distribution<?>> of(Program program, NodeMap<Expr> known) {
    SiteDistributions out = new SiteDistributions(known);
    out.add(program.root(), List.of());
    return out.found;
  }

  private void add(Block block, List<Block> around) {
    for (Item item : block.items()) {
      if (item instanceof Block inner && inner.frame() instanceof PlateFrame plate) {
        if (plate.size() == plate.population()) {
          List<Block> further = new ArrayList<>(around);
          further.add(inner);
          add(inner, further);
        }
      } else if (item instanceof Site.Sample sample
          && sample.weight().equals(Weight.ONE)
          && !sample.hidden()
          && !sample.marginalized()
          && (around.isEmpty() || sample.distribution() instanceof Univariate)) {
        found.put(sample.address(), lifted(sample.distribution(), around));
      }
    }
  }

  private Distribution<?> lifted(Distribution<?> one, List<Block> around) {
    return Structure.map(
        one,
        value -> {
          Expr now = around.isEmpty() ? value.expr() : full(value.expr(), one);
          for (int i = around.size() - 1; i >= 0; i--) {
            Block plate = around.get(i);
            now = requireNonNull(plate.frame()).lift(List.of(now), plate.stacked()).get(0);
          }
          return Value.of(Substitute.substitute(List.of(now), known).get(0));
        });
  }

  /** In a plate a scalar parameter of several numbers must be said for each of them. */
  private static Expr full(Expr parameter, Distribution<?> one) {
    return parameter.shape().isScalar() ? Ops.expand(parameter, one.shape()) : parameter;
  }
}
