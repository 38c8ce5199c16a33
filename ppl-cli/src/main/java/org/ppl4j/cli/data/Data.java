package org.ppl4j.cli.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Data by name.
 *
 * @param source where they come from, as messages say it
 * @param entries numbers, nested data, or columns that are no numbers
 */
public record Data(String source, Map<String, Entry> entries) {
  /** Keeps the map. */
  public Data {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** No data. */
  public static Data none() {
    return new Data("no data", Map.of());
  }

  /** What a name stands for. */
  public sealed interface Entry permits Numbers, Text, Nested {}

  /**
   * A column of words.
   *
   * @param first the first of them
   * @param place where it is, as in {@code y[3]}
   */
  public record Text(String first, String place) implements Entry {
    @Override
    public String toString() {
      return "text, \"" + first + "\", ...";
    }
  }

  /** Data below a name. */
  public record Nested(Data data) implements Entry {
    @Override
    public String toString() {
      return "record of " + String.join(", ", data.entries().keySet());
    }
  }

  /** These and others, which replace entries of the same name. */
  public Data and(Data others) {
    if (entries.isEmpty()) {
      return others;
    }
    Map<String, Entry> all = new LinkedHashMap<>(entries);
    all.putAll(others.entries);
    return new Data(source + " and " + others.source, all);
  }

  /** A table: for each entry its name, its type, and its first numbers. */
  @Override
  public String toString() {
    int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder out = new StringBuilder(source);
    entries.forEach(
        (name, entry) ->
            out.append("\n  ")
                .append(name)
                .append(" ".repeat(width - name.length() + 2))
                .append(entry));
    return out.toString();
  }
}
