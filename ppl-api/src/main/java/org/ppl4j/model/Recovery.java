package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.IdentityHashMap;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.CategoricalLogits;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.dist.Support;
import org.ppl4j.error.PplException;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Ops;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * Brings back the sites that densities sum over: what the sums ran over is, normalized, the exact
 * conditional distribution of each of them given the data, all choices, and the sites of its block
 * before it; along a scan, given the state before it, with the message from what comes after it
 * (filtered backwards, sampled forwards). A program with these distributions in the place of the
 * sites' own is simulated with all choices given.
 */
final class Recovery {
  private final IdentityHashMap<Site, Expr> logits = new IdentityHashMap<>();
  private final IdentityHashMap<Frame, Frame> frames = new IdentityHashMap<>();

  /**
   * The program with its summed sites drawn from what is known of them.
   *
   * @return a program to be simulated with values for all choices
   */
  static Program of(Program program) {
    Recovery recovery = new Recovery();
    try {
      Density.terms(program.root(), recovery);
    } catch (PplException e) {
      throw e.during("recovering summed sites of \"" + program.name() + "\"");
    }
    return program.with(recovery::recovered, frame -> recovery.frames.getOrDefault(frame, frame));
  }

  /** Whether a program has anything to bring back. */
  static boolean isDue(Program program) {
    return program.samples().stream()
        .anyMatch(entry -> ((Site.Sample) entry.site()).marginalized());
  }

  /** A site was summed over: its log density for each of its values, given those before it. */
  void add(Site.Sample site, Expr each) {
    logits.put(site, each);
  }

  /**
   * A scan's state was summed over by passing messages backwards.
   *
   * @param each the log density of a step for each value of its state
   * @param messages what comes to each step from those after it, the steps outermost
   */
  void add(ScanFrame scan, Site.Sample state, Expr each, Expr messages) {
    Type type = messages.type().withShape(messages.shape().without(0));
    Expr message = Input.create("message", "message", type);
    logits.put(state, Ops.plus(each, message));
    frames.put(scan, scan.with(message, messages));
  }

  private Site recovered(Site site) {
    Expr each = logits.get(site);
    if (each == null) {
      return site;
    }
    Site.Sample sample = (Site.Sample) site;
    Support support = sample.distribution().support();
    return new Site.Sample(
        sample.address(),
        new Among(new Real(each), requireNonNull(support.values()), support),
        sample.value(),
        null,
        Weight.ONE,
        false,
        false,
        sample.source());
  }

  /**
   * One of some values.
   *
   * @param logits of each, unnormalised
   * @param values in increasing order
   */
  private record Among(Real logits, Int values, Support support) implements Distribution<Int> {
    @Override
    public Shape shape() {
      return Shape.SCALAR;
    }

    @Override
    public DType dtype() {
      return DType.INT;
    }

    @Override
    public Real logDensity(Int value) {
      Real each = logits.minus(logits.logSumExp());
      return values.equalTo(value).select(each, Double.NEGATIVE_INFINITY).logSumExp();
    }

    @Override
    public Int draw(RandomStream noise) {
      return values.at(new CategoricalLogits(logits).draw(noise));
    }
  }
}
