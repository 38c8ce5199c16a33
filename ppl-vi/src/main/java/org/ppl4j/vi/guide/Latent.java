package org.ppl4j.vi.guide;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Bijector;
import org.ppl4j.dist.BoundedSupport;
import org.ppl4j.dist.Support;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.model.Structure;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Shape;

/**
 * A random site of a model, as a part of an unconstrained vector.
 *
 * @param entry the site
 * @param placeholder its value in the model, at the level at which a guide draws it
 * @param shape the shape of that value
 * @param support where it lies, over the model's placeholders at that level
 * @param free the shape of its unconstrained array
 * @param offset where that begins in the vector
 */
record Latent(
    Program.Entry entry, Expr placeholder, Shape shape, Support support, Shape free, int offset) {

  /**
   * A site with some of the plates and scans around it taken into its value.
   *
   * @param levels how many, counted from the innermost
   */
  static Latent of(Program model, Program.Entry entry, int levels, int offset) {
    Site.Sample site = (Site.Sample) entry.site();
    requireContinuous(site);
    int rank = entry.frames().size();
    Shape shape = site.value().shape();
    for (int i = 1; i <= levels; i++) {
      shape = shape.prepend(entry.frames().get(rank - i).size());
    }
    Expr all = entry.value();
    Expr placeholder =
        levels == rank && all != null
            ? all
            : model.lift(entry, levels, List.of(site.value())).get(0);
    Support support = support(model, entry, site, levels);
    Shape free = support.bijector(shape).unconstrainedShape(shape);
    return new Latent(entry, placeholder, shape, support, free, offset);
  }

  /** The support of the whole value: bounds that differ by element get the plates' axes. */
  private static Support support(Program model, Program.Entry entry, Site.Sample site, int levels) {
    Support each = site.distribution().support();
    if (levels == 0 || open(each).isEmpty()) {
      return each;
    }
    if (!(each instanceof BoundedSupport)) {
      throw InvalidArgument.of(
          Report.of(
                  "the support of \""
                      + site.address()
                      + "\", "
                      + each.describe()
                      + ", differs from element to element.")
              .where("site", site.value().party())
              .cure("use Guides.structured(...), or write the guide yourself"));
    }
    int[] dims = site.value().shape().dims();
    return Structure.map(
        each,
        bound -> {
          Expr full = new Real(Ops.toReal(bound.expr())).expand(dims).expr();
          return Value.of(model.lift(entry, levels, List.of(full)).get(0));
        });
  }

  private static void requireContinuous(Site.Sample site) {
    if (site.distribution().support().isDiscrete()) {
      throw InvalidArgument.of(
          Report.of(
                  "\""
                      + site.address()
                      + "\" is discrete ("
                      + site.distribution().name()
                      + "): no automatic guide reaches it through unconstrained space.")
              .where("site", site.value().party())
              .cure("sum it out of the model by marginalize(\"" + site.address() + "\")")
              .cure(
                  "or leave it out by only(...), and draw it in a guide of your own, with a"
                      + " strategy"));
    }
  }

  /** The placeholders that a support's bounds depend on. */
  static List<Expr> open(Support support) {
    List<Expr> bounds = Structure.values(support).stream().map(Value::expr).toList();
    return Graph.nodes(bounds).stream().filter(node -> node.op() instanceof Input).toList();
  }

  String address() {
    return entry.site().address();
  }

  /** The placeholders that the support depends on. */
  List<Expr> needs() {
    return open(support);
  }

  /** The support, with what the guide has drawn in the place of the model's placeholders. */
  Support support(NodeMap<Expr> known) {
    return Structure.map(
        support, bound -> Value.of(Substitute.substitute(List.of(bound.expr()), known).get(0)));
  }

  /** The map from its unconstrained array. */
  Bijector bijector(NodeMap<Expr> known) {
    return support(known).bijector(shape);
  }

  /** Its own array of an unconstrained vector. */
  Real part(Real vector) {
    return vector.slice(0, offset, offset + free.size()).reshape(free.dims());
  }
}
