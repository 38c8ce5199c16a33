package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The concrete distribution, or Gumbel-softmax: a smooth stand-in for a one-hot categorical, {@code
 * x = softmax((logits + g) / temperature)} with Gumbel {@code g}. Its density, onto the first
 * {@code K - 1} elements, is {@code (K - 1)! T^(K-1) prod_k (a_k x_k^(-T-1)) / (sum_k a_k
 * x_k^-T)^K} with {@code a = exp(logits)} and temperature {@code T}. Draws closer to 0 than doubles
 * resolve are moved to the smallest normal number, where the density is finite.
 *
 * <p>Source: Maddison, Mnih and Teh, "The concrete distribution", 2017; Jang, Gu and Poole,
 * "Categorical reparameterization with Gumbel-softmax", 2017.
 *
 * @param temperature positive, a scalar; towards 0 it is the categorical
 * @param logits logarithms of unnormalised probabilities, along the innermost axis
 */
public record RelaxedOneHotCategorical(Real temperature, Real logits)
    implements Distribution<Real> {
  /** Checks shapes and literal parameters. */
  public RelaxedOneHotCategorical {
    Parameters.positive("relaxedOneHotCategorical", "temperature", temperature);
    Parameters.finite("relaxedOneHotCategorical", "logits", logits);
    if (logits.shape().isScalar() || !temperature.shape().isScalar()) {
      throw InvalidArgument.of(
          Report.of("relaxedOneHotCategorical: takes a scalar temperature and a vector of logits.")
              .where("temperature", temperature.expr().party())
              .where("logits", logits.expr().party())
              .at(Source.here())
              .cure("give logits with the categories along the innermost axis"));
    }
  }

  @Override
  public Shape shape() {
    return logits.shape();
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return Supports.simplex();
  }

  @Override
  public Real logDensity(Real value) {
    int axis = LastAxis.of(logits);
    int size = logits.shape().dim(axis);
    Real logs = value.log();
    Real terms = logits.minus(logs.times(temperature));
    Real total = terms.logSumExp(axis).sum().times(size);
    double factorial = 0;
    for (int k = 2; k < size; k++) {
      factorial += Math.log(k);
    }
    Real constant = temperature.log().times(size - 1).plus(factorial);
    return terms.minus(logs).sum().minus(total).plus(constant.times(LastAxis.outer(logits).size()));
  }

  @Override
  public Real draw(RandomStream noise) {
    Real gumbel = noise.uniform(shape()).log().unaryMinus().log().unaryMinus();
    Real scaled = logits.plus(gumbel).div(temperature);
    Real total = LastAxis.spread(scaled.logSumExp(LastAxis.of(scaled)), shape());
    return scaled.minus(total).exp().maximum(Double.MIN_NORMAL);
  }
}
