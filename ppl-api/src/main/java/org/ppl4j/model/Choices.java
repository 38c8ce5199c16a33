package org.ppl4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.strategy.Gradients;
import org.ppl4j.type.DType;

/**
 * Values for some of a program's sites, by address. For a site inside plates the value has their
 * axes, outermost first. Immutable.
 *
 * <pre>{@code
 * Choices data = Choices.of("y", 28.0, 8.0, -3.0).and("tau", 2.0);
 * }</pre>
 */
public final class Choices {
  private static final Choices EMPTY = new Choices(Map.of());

  private final Map<String, Value> values;

  private Choices(Map<String, Value> values) {
    this.values = values;
  }

  /** No values. */
  public static Choices empty() {
    return EMPTY;
  }

  /** Values by address. */
  public static Choices of(Map<String, ? extends Value> values) {
    return new Choices(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /** One value. */
  public static Choices of(String address, Value value) {
    return EMPTY.and(address, value);
  }

  /** One real number. */
  public static Choices of(String address, double value) {
    return EMPTY.and(address, value);
  }

  /** One vector of reals. */
  public static Choices of(String address, double... values) {
    return EMPTY.and(address, values);
  }

  /** These and one more; a value of that address is replaced. */
  public Choices and(String address, Value value) {
    Map<String, Value> more = new LinkedHashMap<>(values);
    more.put(address, value);
    return new Choices(Collections.unmodifiableMap(more));
  }

  /** These and one real number. */
  public Choices and(String address, double value) {
    return and(address, Real.constant(value));
  }

  /** These and one vector of reals. */
  public Choices and(String address, double... vector) {
    return and(address, Real.constant(vector));
  }

  /** These and one integer. */
  public Choices and(String address, int value) {
    return and(address, Int.constant(value));
  }

  /** These and one vector of integers. */
  public Choices and(String address, int... vector) {
    return and(address, Int.constant(vector));
  }

  /** These and others, which replace values of the same address. */
  public Choices and(Choices others) {
    Map<String, Value> more = new LinkedHashMap<>(values);
    more.putAll(others.values);
    return new Choices(Collections.unmodifiableMap(more));
  }

  /** The same values, changed one by one. */
  public Choices map(UnaryOperator<Value> change) {
    Map<String, Value> changed = new LinkedHashMap<>();
    values.forEach((address, value) -> changed.put(address, change.apply(value)));
    return new Choices(Collections.unmodifiableMap(changed));
  }

  /** The same values; no derivative passes. */
  public Choices stopGradient() {
    return map(Gradients::stopGradient);
  }

  /** Those of these values whose address is chosen. */
  public Choices only(Predicate<String> chosen) {
    Map<String, Value> kept = new LinkedHashMap<>(values);
    kept.keySet().removeIf(address -> !chosen.test(address));
    return new Choices(Collections.unmodifiableMap(kept));
  }

  /** The addresses, in the order in which they were added. */
  public Set<String> addresses() {
    return values.keySet();
  }

  /**
   * The real value at an address.
   *
   * @throws AddressMismatch if there is none, or it is not real
   */
  public Real real(String address) {
    return get(address, Real.class);
  }

  /**
   * The integer value at an address.
   *
   * @throws AddressMismatch if there is none, or it is no integer
   */
  public Int integer(String address) {
    return get(address, Int.class);
  }

  /**
   * The value at an address.
   *
   * @throws AddressMismatch if there is none
   */
  public Value get(String address) {
    return get(address, Value.class);
  }

  private <V extends Value> V get(String address, Class<V> kind) {
    Value value = find(address);
    if (!kind.isInstance(value)) {
      String wanted = kind.getSimpleName().toLowerCase(Locale.ROOT) + " value";
      throw AddressMismatch.unused(
          "a " + wanted + " in these choices",
          address,
          Suggest.among(address, addresses()),
          Source.here());
    }
    return kind.cast(value);
  }

  /** The value at an address, or null. */
  public @Nullable Value find(String address) {
    return values.get(address);
  }

  /** The value at an address, or null; integers become reals where a site is real. */
  @Nullable Value find(String address, DType dtype) {
    Value value = find(address);
    return value instanceof Int integer && dtype == DType.REAL ? integer.toReal() : value;
  }

  /** Whether there is a value at an address. */
  public boolean has(String address) {
    return values.containsKey(address);
  }

  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
