package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Int;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Density.Term;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Type;

/**
 * Sums densities over the values of finite discrete sites, exactly and in log space: site by site
 * within a block (variable elimination, the last site first), and along a scan that carries such a
 * site's value by passing messages backwards, {@code beta_t-1(c) = log sum_z exp(l_t(c, z) +
 * beta_t(z))}, which is linear in its length.
 */
final class Marginalization {
  private Marginalization() {}

  /**
   * The terms with sites of their block summed over.
   *
   * @param recovery hears what was summed, if it is given
   */
  static List<Term> eliminate(
      List<Term> terms, List<Site.Sample> sites, @Nullable Recovery recovery) {
    List<Term> now = terms;
    for (int i = sites.size() - 1; i >= 0; i--) {
      now = eliminate(now, sites.get(i), recovery);
    }
    return now;
  }

  private static List<Term> eliminate(
      List<Term> terms, Site.Sample site, @Nullable Recovery recovery) {
    List<Term> out = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    Expr joint = Ops.real(0);
    int place = -1;
    for (Term term : terms) {
      if (dependsOn(term.density(), site.value())) {
        place = place < 0 ? out.size() : place;
        sites.addAll(term.sites());
        joint = Ops.plus(joint, term.total());
      } else {
        out.add(term);
      }
    }
    Int values = valuesOf(site);
    int count = values.shape().dim(0);
    Expr all = batch(joint, site.value(), values.expr(), count);
    if (recovery != null) {
      recovery.add(site, all);
    }
    Expr total = Ops.unary(new LogSumExp(Axes.of(0)), all);
    out.add(Math.max(place, 0), new Term(sites, total, 1));
    return out;
  }

  /** The one site of a scan that is to be summed over; null if there is none. */
  static Site.@Nullable Sample stateOf(Block block) {
    Site.Sample state = null;
    for (Item item : block.items()) {
      if (item instanceof Site.Sample sample && sample.marginalized()) {
        if (state != null) {
          throw refuse(
              sample,
              "a scan can sum over one site, and \"" + state.address() + "\" is one already",
              "join the two into one site with all pairs of values");
        }
        state = sample;
      }
    }
    return state;
  }

  /**
   * The log density of a whole scan, its state summed over, given what is carried in first.
   *
   * @param recovery hears what was summed, if it is given
   */
  static Term messages(
      ScanFrame scan,
      Block block,
      Site.Sample state,
      List<Term> terms,
      @Nullable Recovery recovery) {
    boolean carried = scan.carry().size() == 1 && scan.next().get(0) == state.value();
    if (!carried) {
      throw refuse(
          state,
          scan.describe() + " must carry the value of \"" + state.address() + "\" and nothing else",
          "let the step carry on that value alone; put other things out, or before the scan");
    }
    Int values = valuesOf(state);
    int count = values.shape().dim(0);
    Expr before = scan.carry().get(0);
    List<Site> sites = new ArrayList<>();
    Expr joint = Ops.real(0);
    for (Term term : terms) {
      sites.addAll(term.sites());
      joint = Ops.plus(joint, term.total());
    }
    // [before, now]: the step's log density for each pair of states.
    Expr byNow = batch(joint, state.value(), values.expr(), count);
    Expr byBoth = batch(byNow, before, values.expr(), count);
    Expr message = Input.create("message", "message", Type.real(count));
    Expr reached = Ops.plus(byBoth, Ops.expand(message, byBoth.shape(), 1));
    Expr sent = Ops.unary(new LogSumExp(Axes.of(1)), reached);
    List<Expr> passed =
        scan.loop(
            List.of(message),
            List.of(Ops.zeros(message.type())),
            recovery == null ? List.of(sent) : List.of(sent, message),
            block.stacked(),
            true);
    Expr first = passed.get(0);
    if (recovery != null) {
      recovery.add(scan, state, byNow, passed.get(1));
    }
    Expr place = Ops.minus(scan.initial().get(0), Ops.gather(values.expr(), Ops.integer(0), 0));
    return new Term(sites, Ops.gather(first, place, 0), 1);
  }

  /** A site that was summed over inside an inner block must not be read outside of that. */
  static void requireGone(Block block, List<Term> terms) {
    NodeMap<Site.Sample> gone = new NodeMap<>();
    for (Item item : block.items()) {
      if (item instanceof Block inner) {
        gone(inner, gone);
      }
    }
    List<Expr> densities = terms.stream().map(Term::density).toList();
    for (Expr node : Graph.nodes(densities)) {
      Site.Sample site = gone.find(node);
      if (site != null) {
        throw refuse(
            site,
            "\"" + site.address() + "\" is read outside of its plate or scan",
            "read it inside, for its own element only, so that the sum goes element by element");
      }
    }
  }

  /** Finds what sites that are summed over in a block are, seen from outside of it. */
  private static void gone(Block inner, NodeMap<Site.Sample> out) {
    NodeMap<Site.Sample> sites = new NodeMap<>();
    for (Item item : inner.items()) {
      if (item instanceof Block further) {
        gone(further, sites);
      } else if (item instanceof Site.Sample sample && sample.marginalized()) {
        sites.put(sample.value(), sample);
      }
    }
    for (int i = 0; i < inner.inside().size(); i++) {
      Site.Sample site = sites.find(inner.inside().get(i));
      if (site != null) {
        out.put(inner.outside().get(i), site);
      }
    }
  }

  static boolean dependsOn(Expr expr, Expr placeholder) {
    return Graph.nodes(List.of(expr)).contains(placeholder);
  }

  private static Expr batch(Expr expr, Expr placeholder, Expr values, int count) {
    NodeMap<Expr> mapped = new NodeMap<>();
    mapped.put(placeholder, values);
    return Batch.batch(List.of(expr), mapped, count).get(0);
  }

  /** All values of a site, in increasing order. */
  private static Int valuesOf(Site.Sample site) {
    Int values = site.distribution().support().values();
    if (values == null || !site.value().shape().isScalar()) {
      throw refuse(
          site,
          "\""
              + site.address()
              + "\" has no finite list of values: "
              + site.distribution().name()
              + " of shape "
              + site.value().shape()
              + ", which are "
              + site.distribution().support().describe(),
          "sum over single categorical or bernoulli values; a vector of them belongs in a plate");
    }
    return values;
  }

  private static InvalidArgument refuse(Site.Sample site, String problem, String cure) {
    return InvalidArgument.of(
        Report.of("marginalize: " + problem + ".").where("site", site.value().party()).cure(cure));
  }
}
