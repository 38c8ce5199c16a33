package org.ppl4j.mcmc.diagnostics;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * How a sequence varies with itself, some steps later, by fast Fourier transform.
 *
 * <pre>
 *   c(t) = 1/n sum over i of (x(i) - mean) (x(i + t) - mean),   t = 0 .. n-1
 * </pre>
 *
 * <p>The sum is divided by n, not n - t: the estimate of Geyer (1992), Practical Markov chain Monte
 * Carlo, Statistical Science 7.
 */
public final class Autocovariance {
  private Autocovariance() {}

  /** The autocovariance of one sequence at all lags from 0; zeros if it is constant. */
  public static double[] of(double... sequence) {
    int n = sequence.length;
    double[] out = new double[n];
    double mean = Moments.mean(sequence);
    double variance = Moments.sumOfSquares(mean, sequence) / n;
    if (n == 0 || variance == 0) {
      return out;
    }
    // Twice the length, so that the end does not meet the beginning.
    double[][] complex = new double[2][2 * powerOfTwo(n)];
    double[] real = complex[0];
    double[] imaginary = complex[1];
    for (int i = 0; i < n; i++) {
      real[i] = sequence[i] - mean;
    }
    transform(complex, TransformType.FORWARD);
    for (int i = 0; i < real.length; i++) {
      real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
      imaginary[i] = 0;
    }
    transform(complex, TransformType.INVERSE);
    // The variance is known better than by the transform.
    double scale = variance / real[0];
    for (int t = 0; t < n; t++) {
      out[t] = real[t] * scale;
    }
    return out;
  }

  /** The autocorrelation c(t) / c(0) of one sequence; NaN if it is constant. */
  public static double[] correlation(double... sequence) {
    double[] out = of(sequence);
    double variance = out.length == 0 ? 0 : out[0];
    for (int t = 0; t < out.length; t++) {
      out[t] /= variance;
    }
    return out;
  }

  private static void transform(double[][] complex, TransformType type) {
    FastFourierTransformer.transformInPlace(complex, DftNormalization.STANDARD, type);
  }

  private static int powerOfTwo(int n) {
    int power = 2;
    while (power < n) {
      power *= 2;
    }
    return power;
  }
}
