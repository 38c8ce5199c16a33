package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer.Fans;

/**
 * An affine map of features, {@code y = x W + b}.
 *
 * <pre>{@code
 * Dense layer = Dense.declare(m, "layer", 784, 400);
 * Real hidden = layer.apply(image).relu();
 * }</pre>
 *
 * @param weights {@code [in, out]}: the transpose of what PyTorch keeps
 * @param bias {@code [out]}
 */
public record Dense(Real weights, Real bias) {
  /** Declares {@code name/weights}, begun by {@code xavierUniform}, and {@code name/bias} at 0. */
  public static Dense declare(Scope scope, String name, int in, int out) {
    return declare(scope, name, in, out, Initializers.xavierUniform());
  }

  /** Declares {@code name/weights}, begun by an initialiser, and {@code name/bias} at 0. */
  public static Dense declare(Scope scope, String name, int in, int out, Initializer initializer) {
    Fans fans = new Fans(in, out);
    return new Dense(
        initializer.declare(scope, name + "/weights", fans, in, out),
        Initializers.zeros().declare(scope, name + "/bias", fans, out));
  }

  /**
   * The map of one vector {@code [in]}, or of each vector in an array {@code [.., in]}.
   *
   * @throws org.ppl4j.error.ShapeMismatch if the last axis is not of that size
   */
  public Real apply(Real x) {
    LastAxis.require("dense", x, weights.shape().dim(0));
    return LastAxis.plus(LastAxis.product(x, weights), bias);
  }
}
