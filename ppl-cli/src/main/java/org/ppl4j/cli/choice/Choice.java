package org.ppl4j.cli.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;

/**
 * A name and numbers, joined by colons: {@code renyi:0.5:10}.
 *
 * @param name which one
 * @param numbers what it takes
 */
public record Choice(String name, List<Double> numbers) {
  /**
   * How one of a table is made.
   *
   * @param usage how it is written, as help shows it: {@code renyi:ORDER[:PARTICLES]}
   * @param defaults what numbers are where they are left out; NaN for those that must be given
   * @param make from as many numbers as there are defaults
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Row<T>(String usage, double[] defaults, Function<double[], T> make) {}

  /**
   * Reads a choice.
   *
   * @throws InvalidArgument if what follows a colon is no number
   */
  public static Choice parse(String option, String text) {
    String[] parts = text.split(":", -1);
    List<Double> numbers = new ArrayList<>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      try {
        numbers.add(Double.valueOf(part));
      } catch (NumberFormatException e) {
        throw InvalidArgument.of(
            Report.of(option + " " + text + ": \"" + part + "\" is no number.")
                .cure("write numbers after colons, as in " + parts[0] + ":10"));
      }
    }
    return new Choice(parts[0], List.copyOf(numbers));
  }

  /**
   * What this is by a table.
   *
   * @param beside what else could have been chosen
   * @throws InvalidArgument if it has no such row, or one that takes other numbers
   */
  <T> T from(String option, Map<String, Row<T>> table, List<String> beside) {
    Row<T> row = table.get(name);
    if (row == null) {
      List<String> there = new ArrayList<>(beside);
      there.addAll(usages(table));
      throw InvalidArgument.of(
          Report.of(option + ": there is no \"" + name + "\".")
              .cure("choose one of " + String.join(", ", there)));
    }
    double[] all = row.defaults.clone();
    for (int i = 0; i < Math.min(all.length, numbers.size()); i++) {
      all[i] = numbers.get(i);
    }
    if (numbers.size() > all.length || Arrays.stream(all).anyMatch(Double::isNaN)) {
      throw InvalidArgument.of(
          Report.of(option + ": " + name + " does not take " + numbers.size() + " numbers.")
              .cure("write " + row.usage));
    }
    return row.make.apply(all);
  }

  /** The rows, as help shows them. */
  static <T> List<String> usages(Map<String, Row<T>> table) {
    return table.values().stream().map(Row::usage).toList();
  }

  /**
   * A number that must be whole.
   *
   * @throws InvalidArgument if it is not
   */
  public static int whole(double number) {
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw InvalidArgument.of(
          Report.of(number + " is no whole number, where one is needed.")
              .cure("count in whole numbers, as in iwelbo:10"));
    }
    return (int) number;
  }
}
