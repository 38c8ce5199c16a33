package org.ppl4j.lang.type;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A size of an axis: a polynomial over named sizes, in one form for all ways to write it, so that
 * {@code 2 * (N - 1)} equals {@code N + N - 2}.
 */
public final class Size {
  private static final Comparator<List<Atom>> BY_TEXT =
      Comparator.<List<Atom>>comparingInt(List::size)
          .reversed()
          .thenComparing(Object::toString)
          .thenComparing(Size::serials);

  private static final Comparator<Atom> BY_NAME =
      Comparator.<Atom, String>comparing(Object::toString).thenComparingLong(Size::serial);

  /** The coefficient of each product of atoms; none is 0. */
  private final NavigableMap<List<Atom>, Long> terms;

  private Size(NavigableMap<List<Atom>, Long> terms) {
    terms.values().removeIf(coefficient -> coefficient == 0);
    this.terms = terms;
  }

  /** What a polynomial is made of. */
  public sealed interface Atom {}

  /** A named size; two of one name are two, unless they are the same object. */
  public static final class Variable implements Atom {
    private static final AtomicLong COUNT = new AtomicLong();

    private final String name;
    private final long serial = COUNT.incrementAndGet();

    /** A new one. */
    public Variable(String name) {
      this.name = name;
    }

    /** What the file calls it. */
    public String name() {
      return name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A quotient of sizes, rounded down. */
  public record Quotient(Size dividend, Size divisor) implements Atom {
    @Override
    public String toString() {
      return dividend.factor(Variable::name) + " %/% " + divisor.factor(Variable::name);
    }
  }

  /** A number. */
  public static Size of(long number) {
    TreeMap<List<Atom>, Long> terms = new TreeMap<>(BY_TEXT);
    terms.put(List.of(), number);
    return new Size(terms);
  }

  /** A named size. */
  public static Size of(Atom atom) {
    TreeMap<List<Atom>, Long> terms = new TreeMap<>(BY_TEXT);
    terms.put(List.of(atom), 1L);
    return new Size(terms);
  }

  /** The sum. */
  public Size plus(Size other) {
    TreeMap<List<Atom>, Long> sum = new TreeMap<>(terms);
    other.terms.forEach((product, coefficient) -> sum.merge(product, coefficient, Long::sum));
    return new Size(sum);
  }

  /** The difference. */
  public Size minus(Size other) {
    return plus(other.times(of(-1)));
  }

  /** The product. */
  public Size times(Size other) {
    TreeMap<List<Atom>, Long> product = new TreeMap<>(BY_TEXT);
    terms.forEach(
        (left, a) ->
            other.terms.forEach(
                (right, b) -> {
                  List<Atom> both = new ArrayList<>(left);
                  both.addAll(right);
                  both.sort(BY_NAME);
                  product.merge(List.copyOf(both), a * b, Long::sum);
                }));
    return new Size(product);
  }

  /** The quotient, rounded down; exact where the divisor is a number that divides all terms. */
  public Size over(Size divisor) {
    Long number = divisor.constant();
    if (number != null && number != 0) {
      Long own = constant();
      if (own != null) {
        return of(Math.floorDiv(own, number));
      }
      if (terms.values().stream().allMatch(coefficient -> coefficient % number == 0)) {
        TreeMap<List<Atom>, Long> parts = new TreeMap<>(terms);
        parts.replaceAll((product, coefficient) -> coefficient / number);
        return new Size(parts);
      }
    }
    return of(new Quotient(this, divisor));
  }

  /** Its value if it is a number, else null. */
  public @Nullable Long constant() {
    if (terms.isEmpty()) {
      return 0L;
    }
    return terms.size() == 1 ? terms.get(List.<Atom>of()) : null;
  }

  /** Whether it is this number. */
  public boolean is(long number) {
    Long value = constant();
    return value != null && value == number;
  }

  /** The one named size that it is, else null. */
  public @Nullable Variable variable() {
    if (terms.size() != 1 || terms.firstEntry().getValue() != 1) {
      return null;
    }
    List<Atom> product = terms.firstKey();
    return product.size() == 1 && product.get(0) instanceof Variable variable ? variable : null;
  }

  /** The coefficient of each product; of the number by itself the product of nothing. */
  public Map<List<Atom>, Long> terms() {
    return Collections.unmodifiableMap(terms);
  }

  /** All named sizes in it. */
  public Set<Variable> variables() {
    Set<Variable> found = new LinkedHashSet<>();
    terms.keySet().forEach(product -> product.forEach(atom -> collect(atom, found)));
    return found;
  }

  private static void collect(Atom atom, Set<Variable> found) {
    if (atom instanceof Variable variable) {
      found.add(variable);
    } else if (atom instanceof Quotient quotient) {
      found.addAll(quotient.dividend().variables());
      found.addAll(quotient.divisor().variables());
    }
  }

  /** Its value, given those of the named sizes. */
  public long evaluate(ToLongFunction<Variable> values) {
    long sum = 0;
    for (Map.Entry<List<Atom>, Long> term : terms.entrySet()) {
      long product = term.getValue();
      for (Atom atom : term.getKey()) {
        product *= evaluate(atom, values);
      }
      sum += product;
    }
    return sum;
  }

  private static long evaluate(Atom atom, ToLongFunction<Variable> values) {
    if (atom instanceof Quotient quotient) {
      return Math.floorDiv(
          quotient.dividend().evaluate(values), quotient.divisor().evaluate(values));
    }
    return values.applyAsLong((Variable) atom);
  }

  /** The same with other sizes in the place of named ones. */
  public Size substitute(Function<Variable, Size> values) {
    Size sum = of(0);
    for (Map.Entry<List<Atom>, Long> term : terms.entrySet()) {
      Size product = of(term.getValue());
      for (Atom atom : term.getKey()) {
        product = product.times(substitute(atom, values));
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  private static Size substitute(Atom atom, Function<Variable, Size> values) {
    if (atom instanceof Quotient quotient) {
      return quotient.dividend().substitute(values).over(quotient.divisor().substitute(values));
    }
    return values.apply((Variable) atom);
  }

  /** The product of sizes. */
  public static Size product(Collection<Size> sizes) {
    return sizes.stream().reduce(of(1), Size::times);
  }

  /** As text, in the signs of the language and of Java but for quotients. */
  public String text(Function<Variable, String> names) {
    if (terms.isEmpty()) {
      return "0";
    }
    StringBuilder out = new StringBuilder();
    terms.forEach(
        (product, coefficient) -> {
          String size = text(product, Math.abs(coefficient), names);
          if (out.length() == 0) {
            out.append(coefficient < 0 ? "-" : "").append(size);
          } else {
            out.append(coefficient < 0 ? " - " : " + ").append(size);
          }
        });
    return out.toString();
  }

  private static String text(List<Atom> product, long factor, Function<Variable, String> names) {
    String atoms =
        product.stream()
            .map(atom -> text(atom, names, product.size() > 1 || factor != 1))
            .collect(Collectors.joining(" * "));
    return atoms.isEmpty() ? Long.toString(factor) : factor == 1 ? atoms : factor + " * " + atoms;
  }

  private static String text(Atom atom, Function<Variable, String> names, boolean inProduct) {
    if (atom instanceof Quotient quotient) {
      String text = quotient.dividend().factor(names) + " %/% " + quotient.divisor().factor(names);
      return inProduct ? "(" + text + ")" : text;
    }
    return names.apply((Variable) atom);
  }

  private String factor(Function<Variable, String> names) {
    String text = text(names);
    return text.indexOf(' ') < 0 ? text : "(" + text + ")";
  }

  private static long serial(Atom atom) {
    return atom instanceof Variable variable ? variable.serial : 0;
  }

  private static String serials(List<Atom> product) {
    return product.stream().map(atom -> "" + serial(atom)).collect(Collectors.joining(","));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Size size && terms.equals(size.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  @Override
  public String toString() {
    return text(Variable::name);
  }
}
