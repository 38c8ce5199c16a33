package org.ppl4j.samples;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.ppl4j.Int;
import org.ppl4j.Real;

/** A thousand handwritten digits, 28 by 28, in rows: the digit {@code i % 10} is in image i. */
final class Digits {
  /** Pixels along a side. */
  static final int SIDE = 28;

  /** Pixels of an image. */
  static final int PIXELS = SIDE * SIDE;

  private final byte[] greys;

  private Digits(byte[] greys) {
    this.greys = greys;
  }

  /** The images beside the samples: one tall portable greymap (PGM), compressed. */
  static Digits load() {
    try (InputStream file = Digits.class.getResourceAsStream("digits.pgm.gz")) {
      if (file == null) {
        throw new IllegalArgumentException("there is no digits.pgm.gz");
      }
      DataInputStream in = new DataInputStream(new GZIPInputStream(file));
      String format = line(in);
      String[] sizes = line(in).split(" ", -1);
      String white = line(in);
      if (!format.equals("P5")
          || !sizes[0].equals(Integer.toString(SIDE))
          || !white.equals("255")) {
        throw new IllegalArgumentException("digits.pgm.gz is not what it was");
      }
      byte[] greys = new byte[SIDE * Integer.parseInt(sizes[1])];
      in.readFully(greys);
      return new Digits(greys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder out = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the file ends in its header");
      }
      out.append((char) c);
    }
    return out.toString();
  }

  /** How many there are. */
  int count() {
    return greys.length / PIXELS;
  }

  /** A pixel between 0, the ground, and 1, the ink. */
  double grey(int image, int row, int column) {
    return (greys[(image * SIDE + row) * SIDE + column] & 0xff) / 255.0;
  }

  /** The pixels as zeros and ones: {@code [count, 784]}. */
  Int bits() {
    int[] out = new int[greys.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (greys[i] & 0xff) > 127 ? 1 : 0;
    }
    return Int.constant(out, count(), PIXELS);
  }

  /** The share of pixels that probabilities of ink guess right, image by image. */
  double agreement(double[] probabilities) {
    double[] bits = bits().value().data();
    long right =
        IntStream.range(0, bits.length)
            .filter(i -> probabilities[i] > 0.5 == (bits[i] == 1))
            .count();
    return (double) right / bits.length;
  }

  /** The same as reals. */
  Real inks() {
    return Real.constant(bits().value().data(), count(), PIXELS);
  }
}
