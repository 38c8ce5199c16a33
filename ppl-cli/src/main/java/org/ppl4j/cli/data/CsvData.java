package org.ppl4j.cli.data;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * Columns of CSV (RFC 4180), each under the name in the first row. An empty cell, {@code NA} and
 * {@code NaN} are missing numbers.
 */
final class CsvData {
  private CsvData() {}

  static Data parse(String file, String text, char separator) {
    if (text.isBlank()) {
      throw DataFiles.invalid(file, "it is empty", "write the names of the columns in a first row");
    }
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      return columns(file, parser.getRecords());
    } catch (IOException e) {
      throw DataFiles.invalid(file, String.valueOf(e.getMessage()), "correct it there");
    } catch (UncheckedIOException e) {
      throw DataFiles.invalid(file, String.valueOf(e.getMessage()), "correct it there");
    }
  }

  private static Data columns(String file, List<CSVRecord> rows) {
    List<String> names = rows.get(0).toList();
    for (CSVRecord row : rows) {
      if (row.size() != names.size()) {
        throw DataFiles.invalid(
            file,
            "row " + row.getRecordNumber() + " has " + row.size() + " cells, not " + names.size(),
            "give each row a cell for each name in the first row");
      }
    }
    if (rows.size() == 1) {
      throw DataFiles.invalid(
          file, "it has names of columns and no rows", "add a row for each observation");
    }
    Map<String, Data.Entry> entries = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      List<String> cells = new ArrayList<>();
      for (CSVRecord row : rows.subList(1, rows.size())) {
        cells.add(row.get(column));
      }
      if (entries.put(names.get(column), column(names.get(column), cells)) != null) {
        throw DataFiles.invalid(
            file, "two columns are called \"" + names.get(column) + "\"", "rename one");
      }
    }
    return new Data(file, entries);
  }

  private static Data.Entry column(String name, List<String> cells) {
    double[] values = new double[cells.size()];
    boolean whole = true;
    boolean truths = !cells.isEmpty();
    for (int i = 0; i < values.length; i++) {
      String cell = cells.get(i);
      truths &= cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
      Double value = number(cell);
      if (value == null) {
        return new Data.Text(cell, name + "[" + (i + 1) + "]");
      }
      values[i] = value;
      whole &= cell.matches("[+-]?\\d+") || truths;
    }
    DType dtype = truths ? DType.BOOL : whole ? DType.INT : DType.REAL;
    return new Numbers(dtype, Shape.of(values.length), values);
  }

  private static @Nullable Double number(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "", "na", "nan", "null" -> Double.NaN;
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "true" -> 1.0;
      case "false" -> 0.0;
      default -> plain(cell);
    };
  }

  private static @Nullable Double plain(String cell) {
    try {
      return Double.valueOf(cell);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
