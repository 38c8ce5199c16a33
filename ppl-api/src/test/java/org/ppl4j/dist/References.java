package org.ppl4j.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Numbers from elsewhere, which src/test/python wrote with mpmath or scipy. A line of a resource
 * {@code <name>.csv} is {@code quantity,parameters,argument,truth}: parameters are separated by
 * semicolons; a scalar is a number; an array is its sizes and its elements, {@code 2x2: 1 0 0 1}. A
 * quantity is logDensity, cdf, logCdf, logSurvival (argument: a value), quantile (a probability),
 * mean, variance, entropy (nothing), or kl (the other's parameters).
 */
record References(String quantity, Case at, String argument, String truth) {
  /** All reference numbers of a row; none if it has no resource. */
  static List<References> of(Row row) {
    List<References> out = new ArrayList<>();
    try (InputStream stream = References.class.getResourceAsStream(row.name() + ".csv")) {
      if (stream == null) {
        return out;
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        out.add(
            new References(cells[0], new Case(row, parameters(row, cells[1])), cells[2], cells[3]));
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    return out;
  }

  /** The argument as a value that the distribution may take. */
  Tensor value() {
    return tensor(at.type().dtype(), argument);
  }

  /** The argument as another setting. */
  Case other() {
    return new Case(at.row(), parameters(at.row(), argument));
  }

  /** The true value. */
  Tensor truthTensor() {
    return tensor(DType.REAL, truth);
  }

  private static List<Tensor> parameters(Row row, String text) {
    List<Tensor> out = new ArrayList<>();
    for (String cell : text.split(";")) {
      out.add(tensor(row.type(out.size()).dtype(), cell));
    }
    return out;
  }

  private static Tensor tensor(DType dtype, String text) {
    int colon = text.indexOf(':');
    int[] dims =
        colon < 0
            ? new int[0]
            : Arrays.stream(text.substring(0, colon).trim().split("x"))
                .mapToInt(Integer::parseInt)
                .toArray();
    double[] data =
        Arrays.stream(text.substring(colon + 1).trim().split(" +"))
            .mapToDouble(References::number)
            .toArray();
    return Tensor.wrap(new Type(dtype, Shape.of(dims)), data);
  }

  private static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  @Override
  public String toString() {
    return at + " " + quantity + " " + argument;
  }
}
