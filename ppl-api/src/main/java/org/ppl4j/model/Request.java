package org.ppl4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Support;
import org.ppl4j.error.Source;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.type.Tensor;

/**
 * What a program asks for at a site, while it is traced: handlers may answer it, change it, or ask
 * further. Inside a plate it is for one element.
 *
 * @param kind what is asked for
 * @param address the site's address
 * @param distribution what a value is drawn from; null for a param, a factor or a deterministic
 * @param value the data observed, the factor's term, the deterministic value; null where the site
 *     is to give one
 * @param strategy how gradients pass a sample; null where none was named
 * @param weight how its density counts
 * @param marginalized whether densities sum over its values
 * @param hidden whether it is left out of choices
 * @param initial where a param begins; else null
 * @param support where a param must stay; else null
 * @param frames the plates and scans around it, outermost first
 * @param source the user's line
 */
public record Request(
    Kind kind,
    String address,
    @Nullable Distribution<?> distribution,
    @Nullable Value value,
    @Nullable Strategy<?> strategy,
    Weight weight,
    boolean marginalized,
    boolean hidden,
    @Nullable Tensor initial,
    @Nullable Support support,
    List<Frame> frames,
    Source source) {
  /** What can be asked for. */
  public enum Kind {
    /** A random value. */
    SAMPLE,
    /** The density of data. */
    OBSERVE,
    /** A term of the log density. */
    FACTOR,
    /** A value to be learned. */
    PARAM,
    /** A value to be kept. */
    DETERMINISTIC
  }

  static Request of(Kind kind, String address, List<Frame> frames) {
    return new Request(
        kind,
        address,
        null,
        null,
        null,
        Weight.ONE,
        false,
        false,
        null,
        null,
        frames,
        Source.here());
  }

  /** The same at another address. */
  public Request at(String newAddress) {
    return new Request(
        kind,
        newAddress,
        distribution,
        value,
        strategy,
        weight,
        marginalized,
        hidden,
        initial,
        support,
        frames,
        source);
  }

  /** A random value from a distribution instead. */
  public Request sampling(Distribution<?> from) {
    return new Request(
        Kind.SAMPLE,
        address,
        from,
        null,
        strategy,
        weight,
        marginalized,
        hidden,
        null,
        null,
        frames,
        source);
  }

  /** Data from this distribution instead. */
  public Request observing(Value data) {
    return new Request(
        Kind.OBSERVE,
        address,
        distribution,
        data,
        null,
        weight,
        false,
        hidden,
        null,
        null,
        frames,
        source);
  }

  /** A value to be kept instead, without a density. */
  public Request keeping(Value kept) {
    return new Request(
        Kind.DETERMINISTIC,
        address,
        null,
        kept,
        null,
        Weight.ONE,
        false,
        hidden,
        null,
        null,
        frames,
        source);
  }

  /** A term of the log density instead. */
  Request adding(Real term) {
    return new Request(
        Kind.FACTOR, address, null, term, null, weight, false, hidden, null, null, frames, source);
  }

  /** A value to be learned instead. */
  Request learning(Tensor start, Support within) {
    return new Request(
        Kind.PARAM,
        address,
        null,
        null,
        null,
        Weight.ONE,
        false,
        hidden,
        start,
        within,
        frames,
        source);
  }

  /** The same with a strategy. */
  public Request with(Strategy<?> newStrategy) {
    return new Request(
        kind,
        address,
        distribution,
        value,
        newStrategy,
        weight,
        marginalized,
        hidden,
        initial,
        support,
        frames,
        source);
  }

  /** The same with its density weighted otherwise. */
  public Request with(Weight newWeight) {
    return new Request(
        kind,
        address,
        distribution,
        value,
        strategy,
        newWeight,
        marginalized,
        hidden,
        initial,
        support,
        frames,
        source);
  }

  /** The same, to be summed over in densities. */
  public Request marginal() {
    return new Request(
        kind,
        address,
        distribution,
        value,
        strategy,
        weight,
        true,
        hidden,
        initial,
        support,
        frames,
        source);
  }

  /** The same, left out of choices. */
  public Request hiding() {
    return new Request(
        kind,
        address,
        distribution,
        value,
        strategy,
        weight,
        marginalized,
        true,
        initial,
        support,
        frames,
        source);
  }

  /** One element of a value for all elements, by the indices of the frames around this site. */
  public Value element(Value all) {
    Value out = all;
    for (Frame frame : frames) {
      out = Elements.at(out, frame.index());
    }
    return out;
  }

  Distribution<?> requireDistribution() {
    if (distribution == null) {
      throw new IllegalStateException(kind + " has no distribution");
    }
    return distribution;
  }

  Value requireValue() {
    if (value == null) {
      throw new IllegalStateException(kind + " has no value");
    }
    return value;
  }

  Real requireReal() {
    return (Real) requireValue();
  }
}
