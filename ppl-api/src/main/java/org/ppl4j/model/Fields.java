package org.ppl4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * A record whose components are known only when the program runs: the arguments and results of a
 * model that was loaded from a file. Immutable.
 *
 * <pre>{@code
 * Fields data = Fields.of().and("J", 3).and("y", 28.0, 8.0, -3.0);
 * posterior.mean(r -> r.real("mu"));
 * }</pre>
 *
 * @param parts by name: values, Java ints, or further fields, records or lists of those
 */
public record Fields(Map<String, Object> parts) {
  private static final Fields NONE = new Fields(Map.of());

  /** Parts by name, in this order. */
  public Fields {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** No parts. */
  public static Fields of() {
    return NONE;
  }

  /** These and one more; a part of that name is replaced. */
  public Fields with(String name, Object part) {
    Map<String, Object> more = new LinkedHashMap<>(parts);
    more.put(name, part);
    return new Fields(more);
  }

  /** These and one value. */
  public Fields and(String name, Value value) {
    return with(name, value);
  }

  /** These and further fields below a name. */
  public Fields and(String name, Fields inner) {
    return with(name, inner);
  }

  /** These and one real number. */
  public Fields and(String name, double value) {
    return with(name, Real.constant(value));
  }

  /** These and one vector of reals. */
  public Fields and(String name, double... vector) {
    return with(name, Real.constant(vector));
  }

  /** These and one matrix of reals, from its rows. */
  public Fields and(String name, double[][] rows) {
    return with(name, Real.constant(rows));
  }

  /** These and one whole number, known while tracing: it may be a size. */
  public Fields and(String name, int value) {
    return with(name, value);
  }

  /** These and one vector of whole numbers. */
  public Fields and(String name, int... vector) {
    return with(name, Int.constant(vector));
  }

  /** These and one truth value. */
  public Fields and(String name, boolean value) {
    return with(name, Bool.constant(value));
  }

  /** The names, in the order in which they were added. */
  public Set<String> names() {
    return parts.keySet();
  }

  /** The part of a name, or null. */
  public @Nullable Object find(String name) {
    return parts.get(name);
  }

  /**
   * The part of a name.
   *
   * @throws InvalidArgument if there is none
   */
  public Object get(String name) {
    return get(name, Object.class, "part");
  }

  /**
   * The real value of a name; integers become reals.
   *
   * @throws InvalidArgument if there is none
   */
  public Real real(String name) {
    return find(name) instanceof Real real ? real : integer(name).toReal();
  }

  /**
   * The integer value of a name.
   *
   * @throws InvalidArgument if there is none
   */
  public Int integer(String name) {
    return find(name) instanceof Integer known
        ? Int.constant(known)
        : get(name, Int.class, "number");
  }

  /**
   * The truth value of a name.
   *
   * @throws InvalidArgument if there is none
   */
  public Bool bool(String name) {
    return get(name, Bool.class, "truth value");
  }

  /**
   * The fields below a name.
   *
   * @throws InvalidArgument if there are none
   */
  public Fields fields(String name) {
    return get(name, Fields.class, "record");
  }

  private <T> T get(String name, Class<T> kind, String wanted) {
    Object part = find(name);
    if (!kind.isInstance(part)) {
      throw InvalidArgument.of(
          Report.of(
                  "there is no "
                      + wanted
                      + " \""
                      + name
                      + "\" among these fields."
                      + Suggest.among(name, names()))
              .at(Source.here())
              .cure("correct the name"));
    }
    return kind.cast(part);
  }

  /** The same names with changed parts; this if none changes. */
  Fields map(UnaryOperator<Object> change) {
    Map<String, Object> changed = new LinkedHashMap<>();
    parts.forEach((name, part) -> changed.put(name, change.apply(part)));
    return changed.equals(parts) ? this : new Fields(changed);
  }

  /** Prints as {@code {mu = ..., theta = ...}}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("{");
    parts.forEach(
        (name, part) ->
            out.append(out.length() > 1 ? ", " : "").append(name).append(" = ").append(part));
    return out.append('}').toString();
  }
}
