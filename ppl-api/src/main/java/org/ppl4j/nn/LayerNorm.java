package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer.Fans;

/**
 * Normalises each vector of features, {@code y = gain (x - mean) / sqrt(variance + epsilon) + bias}
 * with the mean and the variance (over n, not n - 1) of its own elements. Ba et al. 2016.
 *
 * @param gain {@code [features]}
 * @param bias {@code [features]}
 * @param epsilon what keeps the root from zero
 */
public record LayerNorm(Real gain, Real bias, double epsilon) {
  /** Declares {@code name/gain} at 1 and {@code name/bias} at 0; epsilon is 1e-5. */
  public static LayerNorm declare(Scope scope, String name, int features) {
    Fans fans = new Fans(features, features);
    return new LayerNorm(
        Initializers.constant(1).declare(scope, name + "/gain", fans, features),
        Initializers.zeros().declare(scope, name + "/bias", fans, features),
        1e-5);
  }

  /** One vector normalised, or each vector in an array. */
  public Real apply(Real x) {
    LastAxis.require("layerNorm", x, gain.shape().dim(0));
    int last = x.shape().rank() - 1;
    Real centred = x.minus(LastAxis.repeat(x.mean(last), x.shape()));
    Real scale = centred.square().mean(last).plus(epsilon).sqrt();
    Real normal = centred.div(LastAxis.repeat(scale, x.shape()));
    return LastAxis.plus(normal.times(gain.expand(x.shape().dims())), bias);
  }
}
