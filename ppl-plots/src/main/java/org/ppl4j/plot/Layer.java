package org.ppl4j.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * Something drawn in a panel.
 *
 * @param kind how
 * @param name what the legend calls it; empty for nothing there
 * @param x places from left to right
 * @param y places from bottom to top; NaN or an infinity interrupts a line
 * @param color with which colour
 * @param size the width of lines, the diameter of marks, in pixels
 * @param image what an image shows between the two points, its upper left and lower right corners
 */
@SuppressWarnings("ArrayRecordComponent") // Bulk numbers, never compared.
record Layer(
    Kind kind,
    String name,
    double[] x,
    double[] y,
    Color color,
    double size,
    @Nullable BufferedImage image) {
  /** How a layer is drawn. */
  enum Kind {
    /** A line through the points in order. */
    LINE,
    /** The same, dashed. */
    DASHES,
    /** A filled dot at each point. */
    DOTS,
    /** A cross at each point. */
    CROSSES,
    /** The polygon through the points, filled. */
    AREA,
    /** A dashed line over the whole height, at x[0]. */
    VERTICAL,
    /** A dashed line over the whole width, at y[0]. */
    HORIZONTAL,
    /** An image between two corners. */
    IMAGE
  }

  /** How much is drawn, in words. */
  String extent() {
    return image == null
        ? visible() + " points"
        : image.getHeight() + " by " + image.getWidth() + " pixels";
  }

  /** How many points can be seen. */
  int visible() {
    int out = 0;
    for (int i = 0; i < x.length; i++) {
      out += Double.isFinite(x[i]) && Double.isFinite(y[i]) ? 1 : 0;
    }
    return out;
  }
}
