package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer.Fans;

/**
 * A convolution of images with a square window, {@code y = x * W + b}: an image {@code [channels
 * in, height, width]}, or a batch of images, to {@code [channels out, steps down, steps across]}
 * with {@code steps = floor((size + 2 padding - window) / stride) + 1}.
 *
 * <pre>{@code
 * Conv2d edges = Conv2d.declare(m, "edges", 1, 16, 3, 2, 1);  // window 3, stride 2, padding 1
 * Real features = edges.apply(image).relu();
 * }</pre>
 *
 * @param weights {@code [channels out, channels in / groups, height, width]}
 * @param bias {@code [channels out]}
 * @param how its stride, padding, dilation and groups
 */
public record Conv2d(Real weights, Real bias, org.ppl4j.op.Conv2d how) {
  /** Declares a layer with stride 1 and without padding; see the other one. */
  public static Conv2d declare(Scope scope, String name, int in, int out, int window) {
    return declare(scope, name, in, out, window, 1, 0);
  }

  /** Declares {@code name/weights}, begun by {@code heUniform}, and {@code name/bias} at 0. */
  public static Conv2d declare(
      Scope scope, String name, int in, int out, int window, int stride, int padding) {
    org.ppl4j.op.Conv2d how = org.ppl4j.op.Conv2d.PLAIN.withStride(stride).withPadding(padding);
    return declare(scope, name, in, out, window, how, Initializers.heUniform());
  }

  /** Declares {@code name/weights}, begun by an initialiser, and {@code name/bias} at 0. */
  public static Conv2d declare(
      Scope scope,
      String name,
      int in,
      int out,
      int window,
      org.ppl4j.op.Conv2d how,
      Initializer initializer) {
    int channels = in / how.groups();
    Fans fans = new Fans(channels * window * window, out / how.groups() * window * window);
    return new Conv2d(
        initializer.declare(scope, name + "/weights", fans, out, channels, window, window),
        Initializers.zeros().declare(scope, name + "/bias", fans, out),
        how);
  }

  /** The convolution of one image, or of a batch. */
  public Real apply(Real x) {
    return Channels.plus(x.conv2d(weights, how), bias);
  }
}
