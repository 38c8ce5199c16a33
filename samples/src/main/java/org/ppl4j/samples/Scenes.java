package org.ppl4j.samples;

import java.util.SplittableRandom;
import org.ppl4j.Real;

/** Scenes of 50 by 50 pixels with none, one or two handwritten digits that do not overlap. */
final class Scenes {
  /** Pixels along a side. */
  static final int SIDE = 50;

  /** Pixels of a scene. */
  static final int PIXELS = SIDE * SIDE;

  /** Digits fill the middle of their images: 20 by 20. */
  private static final int DIGIT = 20;

  private static final int MARGIN = (Digits.SIDE - DIGIT) / 2;

  private final double[] greys;

  private Scenes(double[] greys) {
    this.greys = greys;
  }

  /** So many scenes, always the same: {@code i % 3} digits are in scene i. */
  static Scenes of(Digits digits, int count) {
    SplittableRandom random = new SplittableRandom(1);
    double[] greys = new double[count * PIXELS];
    for (int scene = 0; scene < count; scene++) {
      int[] rows = new int[2];
      int[] columns = new int[2];
      do {
        for (int k = 0; k < 2; k++) {
          rows[k] = random.nextInt(SIDE - DIGIT + 1);
          columns[k] = random.nextInt(SIDE - DIGIT + 1);
        }
      } while (Math.abs(rows[0] - rows[1]) < DIGIT && Math.abs(columns[0] - columns[1]) < DIGIT);
      for (int k = 0; k < scene % 3; k++) {
        int digit = random.nextInt(digits.count());
        for (int row = 0; row < DIGIT; row++) {
          for (int column = 0; column < DIGIT; column++) {
            greys[(scene * SIDE + rows[k] + row) * SIDE + columns[k] + column] =
                digits.grey(digit, MARGIN + row, MARGIN + column);
          }
        }
      }
    }
    return new Scenes(greys);
  }

  /** How many there are. */
  int count() {
    return greys.length / PIXELS;
  }

  /** Their pixels, 0 the ground and 1 the ink: {@code [count, 50, 50]}. */
  Real greys() {
    return Real.constant(greys, count(), SIDE, SIDE);
  }
}
