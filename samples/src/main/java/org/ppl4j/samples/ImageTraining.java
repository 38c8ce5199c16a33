package org.ppl4j.samples;

import java.util.Arrays;
import java.util.Locale;
import org.ppl4j.vi.Fit;

/** What the samples of images say of a training. */
final class ImageTraining {
  private ImageTraining() {}

  /** The objective for each image, in ten parts of the training. */
  static void print(Fit fit, int images) {
    double[] curve = fit.curve();
    int part = Math.max(1, curve.length / 10);
    for (int start = 0; start + part <= curve.length; start += part) {
      double mean = Arrays.stream(curve, start, start + part).average().orElseThrow();
      System.out.printf(
          Locale.ROOT, "steps %5d to %5d: %.2f%n", start + 1, start + part, mean / images);
    }
  }
}
