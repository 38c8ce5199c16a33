package org.ppl4j.samples;

import java.util.stream.IntStream;
import org.ppl4j.Real;

/**
 * A window of 20 by 20 pixels in a scene, by bilinear sampling: the pixel that is wanted lies
 * between four, which is one product of matrices for the rows and one for the columns. With {@code
 * where = (s, x, y)} and coordinates in [-1, 1] on each side, the scene's {@code (a, b)} is the
 * window's {@code (s a + x, s b + y)}. M. Jaderberg et al. (2015), Spatial transformer networks,
 * NeurIPS.
 */
final class Window {
  /** Pixels along a side. */
  static final int SIDE = 20;

  /** Pixels of a window. */
  static final int PIXELS = SIDE * SIDE;

  private Window() {}

  /** A scene that is empty but for a digit {@code [400]} in the window. */
  static Real paint(Real where, Real digit) {
    Real scale = where.at(0);
    Real columns = weights(scale, where.at(1), Scenes.SIDE, SIDE);
    Real rows = weights(scale, where.at(2), Scenes.SIDE, SIDE);
    return rows.matmul(digit.reshape(SIDE, SIDE)).matmul(columns.transpose());
  }

  /** What a scene shows in the window: {@code [400]}. */
  static Real look(Real where, Real scene) {
    Real scale = Real.constant(1.0).div(where.at(0));
    Real columns = weights(scale, where.at(1).times(scale).unaryMinus(), SIDE, Scenes.SIDE);
    Real rows = weights(scale, where.at(2).times(scale).unaryMinus(), SIDE, Scenes.SIDE);
    return rows.matmul(scene).matmul(columns.transpose()).reshape(PIXELS);
  }

  /** How much of each of {@code from} pixels in a row is in each of {@code to} pixels. */
  private static Real weights(Real scale, Real shift, int to, int from) {
    double[] centres = IntStream.range(0, to).mapToDouble(i -> (2 * i + 1.0) / to - 1).toArray();
    double[] pixels = IntStream.range(0, from).mapToDouble(i -> i).toArray();
    Real at = Real.constant(centres).times(scale).plus(shift).plus(1).times(from / 2.0).minus(0.5);
    Real wanted = at.reshape(to, 1).expand(to, from);
    Real distance = wanted.minus(Real.constant(pixels).reshape(1, from).expand(to, from));
    return distance.abs().unaryMinus().plus(1).relu();
  }
}
