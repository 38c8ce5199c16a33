package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer.Fans;

/**
 * A transposed convolution with a square window: an image {@code [channels in, height, width]}, or
 * a batch of images, to {@code [channels out, (height - 1) stride - 2 padding + window + extra,
 * ..]}. It undoes what a {@link Conv2d} of the same window, stride and padding does to shapes.
 *
 * @param weights {@code [channels in, channels out / groups, height, width]}, as PyTorch keeps them
 * @param bias {@code [channels out]}
 * @param how the convolution whose derivative this is
 * @param extra rows and columns added at the far ends, less than the stride
 */
public record ConvTranspose2d(Real weights, Real bias, org.ppl4j.op.Conv2d how, int extra) {
  /** Declares {@code name/weights}, begun by {@code heUniform}, and {@code name/bias} at 0. */
  public static ConvTranspose2d declare(
      Scope scope, String name, int in, int out, int window, int stride, int padding, int extra) {
    org.ppl4j.op.Conv2d how = org.ppl4j.op.Conv2d.PLAIN.withStride(stride).withPadding(padding);
    return declare(scope, name, in, out, window, how, extra, Initializers.heUniform());
  }

  /** Declares {@code name/weights}, begun by an initialiser, and {@code name/bias} at 0. */
  public static ConvTranspose2d declare(
      Scope scope,
      String name,
      int in,
      int out,
      int window,
      org.ppl4j.op.Conv2d how,
      int extra,
      Initializer initializer) {
    int channels = out / how.groups();
    Fans fans = new Fans(in / how.groups() * window * window, channels * window * window);
    return new ConvTranspose2d(
        initializer.declare(scope, name + "/weights", fans, in, channels, window, window),
        Initializers.zeros().declare(scope, name + "/bias", fans, out),
        how,
        extra);
  }

  /** The transposed convolution of one image, or of a batch. */
  public Real apply(Real x) {
    return Channels.plus(x.convTranspose2d(weights, how, extra), bias);
  }
}
