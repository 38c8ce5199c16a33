package org.ppl4j.strategy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.error.MissingStrategy;
import org.ppl4j.error.UnsupportedStrategy;
import org.ppl4j.ir.Expr;

/** The strategies there are. A new one adds its factory here, and its line to the list. */
public final class Strategies {
  /** Each strategy as errors propose it, in the order in which they do. */
  private static final List<Strategy<?>> PROPOSED =
      List.of(
          reparam(),
          implicitReparam(),
          rejectionReparam(1),
          enumerate(),
          disarm(),
          stickBreakingDisarm(),
          measureValued(),
          leaveOneOut(4),
          reinforce());

  private Strategies() {}

  /** See {@link Reparam}. */
  public static Reparam reparam() {
    return new Reparam();
  }

  /** See {@link Reinforce}; without a baseline. */
  public static Reinforce reinforce() {
    return new Reinforce(Baseline.none());
  }

  /** See {@link Reinforce}. */
  public static Reinforce reinforce(Baseline baseline) {
    return new Reinforce(baseline);
  }

  /** See {@link LeaveOneOut}. */
  public static LeaveOneOut leaveOneOut(int count) {
    return new LeaveOneOut(count);
  }

  /** See {@link Relax}. */
  public static Relax relax(UnaryOperator<Real> control) {
    return new Relax(control);
  }

  /** See {@link Enumerate}; all values at once. */
  public static Enumerate enumerate() {
    return new Enumerate(false);
  }

  /** See {@link Enumerate}; one value after the other. */
  public static Enumerate enumerateInTurn() {
    return new Enumerate(true);
  }

  /** See {@link Detached}. */
  public static Detached detached() {
    return new Detached();
  }

  /** See {@link ImplicitReparam}. */
  public static ImplicitReparam implicitReparam() {
    return new ImplicitReparam();
  }

  /** See {@link RejectionReparam}. */
  public static RejectionReparam rejectionReparam(int augmentation) {
    return new RejectionReparam(augmentation);
  }

  /** See {@link MeasureValued}. */
  public static MeasureValued measureValued() {
    return new MeasureValued();
  }

  /** See {@link Arm}. */
  public static Arm arm() {
    return new Arm();
  }

  /** See {@link Disarm}. */
  public static Disarm disarm() {
    return new Disarm();
  }

  /** See {@link StickBreakingDisarm}. */
  public static StickBreakingDisarm stickBreakingDisarm() {
    return new StickBreakingDisarm();
  }

  /** See {@link Rebar}. */
  public static Rebar rebar(double temperature, double scale) {
    return rebar(Real.constant(temperature), Real.constant(scale));
  }

  /** See {@link Rebar}. */
  public static Rebar rebar(Real temperature, Real scale) {
    return new Rebar(temperature, scale);
  }

  /** See {@link GumbelSoftmax}; biased. */
  public static GumbelSoftmax gumbelSoftmax(double temperature) {
    return gumbelSoftmax(Real.constant(temperature));
  }

  /** See {@link GumbelSoftmax}; biased. */
  public static GumbelSoftmax gumbelSoftmax(Real temperature) {
    return new GumbelSoftmax(temperature, false);
  }

  /** See {@link GumbelSoftmax}: with one-hot values; biased. */
  public static GumbelSoftmax straightThroughGumbel(double temperature) {
    return new GumbelSoftmax(Real.constant(temperature), true);
  }

  /** See {@link StraightThrough}; biased. */
  public static StraightThrough straightThrough() {
    return new StraightThrough();
  }

  /**
   * The strategy of a site: the one that was named, or reparameterisation where the distribution
   * has it.
   *
   * @throws MissingStrategy if none was named and draws do not move with the parameters
   * @throws UnsupportedStrategy if the one that was named cannot treat the distribution
   */
  public static Strategy<?> of(
      String address, Expr value, Distribution<?> distribution, @Nullable Strategy<?> named) {
    if (named == null && distribution.isReparameterized()) {
      return reparam();
    }
    String supported = supporting(distribution);
    if (named == null) {
      throw MissingStrategy.of(value.party(), distribution.name(), supported, value.source());
    }
    if (!named.supports(distribution)) {
      throw UnsupportedStrategy.of(
          named.name(), value.party(), distribution.name(), supported, value.source());
    }
    return named;
  }

  private static String supporting(Distribution<?> distribution) {
    return PROPOSED.stream()
        .filter(strategy -> strategy.supports(distribution))
        .map(Strategy::name)
        .collect(Collectors.joining(", "));
  }
}
