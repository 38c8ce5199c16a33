package org.ppl4j.dist;

import java.util.function.UnaryOperator;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Constant;

/** Distribution functions of the binomial laws, by the incomplete beta function. */
final class BinomialTails {
  private BinomialTails() {}

  /** A log mass of a number of successes, and -infinity outside 0 to {@code trials}. */
  static Real within(Int trials, Int value, UnaryOperator<Real> logMass) {
    Bool outside = value.lessThan(0).or(value.greaterThan(trials));
    Real inside = logMass.apply(value.maximum(0).minimum(trials).toReal());
    return outside.select(Double.NEGATIVE_INFINITY, inside);
  }

  /**
   * The probability of at most {@code x} successes, {@code I_q(n - x, x + 1)}.
   *
   * @param failure the probability {@code q} of a failure
   */
  static Real lower(Int trials, Real failure, Int x) {
    return upper(trials, failure, trials.minus(x).minus(1));
  }

  /**
   * The probability of more than {@code x} successes, {@code I_p(x + 1, n - x)}.
   *
   * @param success the probability {@code p} of a success
   */
  static Real upper(Int trials, Real success, Int x) {
    Int failures = trials.minus(x);
    Real tail = x.maximum(0).plus(1).toReal().betaI(failures.maximum(1).toReal(), success);
    return x.lessThan(0).select(1.0, failures.atMost(0).select(0.0, tail));
  }

  /** The least number of successes whose distribution function is at least {@code u}. */
  static Int quantile(Int trials, Real probability, Real u) {
    return trials.toReal().binomialQuantile(probability, u);
  }

  /** A divergence has a closed form only between as many trials. */
  static void requireEqual(Int trials, Int others) {
    boolean same =
        trials.expr() == others.expr()
            || (trials.expr().op() instanceof Constant
                && trials.expr().op().equals(others.expr().op()));
    if (!same) {
      throw InvalidArgument.of(
          Report.of("kl: the binomials are not known to be of as many trials.")
              .where("one", trials.expr().party())
              .where("other", others.expr().party())
              .at(Source.here())
              .cure("give both the same trials, or estimate the divergence from draws"));
    }
  }

  /** The probability of at most {@code x} failures before a number of successes. */
  static Real negativeLower(Real successes, Real oddsOfFailure, Int x) {
    Real probability = oddsOfFailure.plus(1).pow(-1);
    Real tail = successes.betaI(x.maximum(0).plus(1).toReal(), probability);
    return x.lessThan(0).select(0.0, tail);
  }

  /** The probability of more than {@code x} failures before a number of successes. */
  static Real negativeUpper(Real successes, Real oddsOfFailure, Int x) {
    Real failing = oddsOfFailure.div(oddsOfFailure.plus(1));
    Real tail = x.maximum(0).plus(1).toReal().betaI(successes, failing);
    return x.lessThan(0).select(1.0, tail);
  }
}
