package org.ppl4j.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the samples' tables of numbers. */
final class Csv {
  private final List<String> header;
  private final List<String[]> rows;

  private Csv(List<String> header, List<String[]> rows) {
    this.header = header;
    this.rows = rows;
  }

  /** A table beside the samples. */
  static Csv read(String file) {
    try (InputStream in = Csv.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + file);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String[]> lines = reader.lines().map(line -> line.split(",", -1)).toList();
      return new Csv(Arrays.asList(lines.get(0)), lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double[] column(String name) {
    int place = header.indexOf(name);
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[place])).toArray();
  }

  int[] integers(String name) {
    return Arrays.stream(column(name)).mapToInt(x -> (int) x).toArray();
  }
}
