package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Univariate;
import org.ppl4j.error.PplException;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Ops;

/**
 * Reads a program as the logarithm of a density over its random sites' values: the sum of a term
 * for each site, weighted by its masks and scales, with the sites that are to be marginalized
 * summed over.
 */
public final class Density {
  private Density() {}

  /**
   * What one site, or several summed over together, add to the log density.
   *
   * @param sites the site; where sites were summed over, all that the sum took in
   * @param density its log density for each element of its plates, outermost first, and for each
   *     number of a univariate distribution, unweighted by subsampling
   * @param scale how often it counts, for the elements that a subsample leaves out
   */
  public record Term(List<Site> sites, Expr density, double scale) {
    Term(Site site, Expr density, double scale) {
      this(List.of(site), density, scale);
    }

    /** What it adds: one number. */
    public Expr total() {
      Expr sum = Ops.sum(density);
      return scale == 1 ? sum : Ops.times(sum, Ops.real(scale));
    }
  }

  /** The log density over the program's sample placeholders and arguments: a real scalar. */
  public static Expr logDensity(Program program) {
    Expr total = Ops.real(0);
    for (Term term : terms(program)) {
      total = Ops.plus(total, term.total());
    }
    return total;
  }

  /** The terms of the log density, in the order of the sites; hidden sites have none. */
  public static List<Term> terms(Program program) {
    try {
      return terms(program.root(), null);
    } catch (PplException e) {
      throw e.during("scoring model \"" + program.name() + "\"");
    }
  }

  /**
   * The terms of a block.
   *
   * @param recovery hears how sites are summed over, if it is given
   */
  static List<Term> terms(Block block, @Nullable Recovery recovery) {
    List<Term> terms = new ArrayList<>();
    List<Site.Sample> marginalized = new ArrayList<>();
    for (Item item : block.items()) {
      if (item instanceof Block inner) {
        terms.addAll(lifted(inner, recovery));
      } else if (item instanceof Site.Sample sample
          && !sample.hidden()
          && sample.weight().counts()) {
        terms.add(new Term(sample, ofSample(sample), 1));
        if (sample.marginalized()) {
          marginalized.add(sample);
        }
      } else if (item instanceof Site.Observe observe && observe.weight().counts()) {
        Expr density = observe.weight().apply(of(observe.distribution(), observe.data()));
        terms.add(new Term(observe, density, 1));
      } else if (item instanceof Site.Factor factor && factor.weight().counts()) {
        terms.add(new Term(factor, factor.weight().apply(factor.term()), 1));
      }
    }
    Marginalization.requireGone(block, terms);
    if (block.frame() instanceof ScanFrame) {
      return terms;
    }
    return Marginalization.eliminate(terms, marginalized, recovery);
  }

  /** The terms of an inner block, for all its elements. */
  private static List<Term> lifted(Block inner, @Nullable Recovery recovery) {
    List<Term> terms = terms(inner, recovery);
    if (inner.frame() instanceof ScanFrame scan) {
      Site.Sample state = Marginalization.stateOf(inner);
      if (state != null) {
        return List.of(Marginalization.messages(scan, inner, state, terms, recovery));
      }
    }
    double scale = inner.frame() instanceof PlateFrame plate ? plate.scale() : 1;
    List<Expr> densities = inner.lift(terms.stream().map(Term::density).toList());
    List<Term> out = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      out.add(new Term(term.sites(), densities.get(i), term.scale() * scale));
    }
    return out;
  }

  private static Expr ofSample(Site.Sample sample) {
    return sample.weight().apply(of(sample.distribution(), Value.of(sample.value())));
  }

  /** The log density of a value: number by number where the distribution has it so. */
  @SuppressWarnings("unchecked")
  public static Expr of(Distribution<?> distribution, Value value) {
    Real density =
        distribution instanceof Univariate<?> univariate
            ? ((Univariate<Value>) univariate).logDensities(value)
            : ((Distribution<Value>) distribution).logDensity(value);
    return density.expr();
  }
}
