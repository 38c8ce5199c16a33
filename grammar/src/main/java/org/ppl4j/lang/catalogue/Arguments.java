package org.ppl4j.lang.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;

/**
 * What a built-in is made of, in the order of its signature: a {@code Value} for numbers and truth
 * values, an {@code Integer} or {@code int[]} for sizes, a {@code Distribution}, {@code
 * Activation}, {@code Baseline}, {@code String}, or a list of {@code Value}s; null for what was
 * left out.
 */
public final class Arguments {
  private final List<@Nullable Object> given;

  /** Arguments in order. */
  public Arguments(List<? extends @Nullable Object> given) {
    this.given = Collections.unmodifiableList(new ArrayList<>(given));
  }

  /** How many there are. */
  public int count() {
    return given.size();
  }

  /** Whether one was given. */
  public boolean has(int position) {
    return position < given.size() && given.get(position) != null;
  }

  /** A value. */
  public Value value(int position) {
    Object object = get(position);
    return object instanceof Integer size ? Int.constant(size) : (Value) object;
  }

  /** A real; integers and truth values are made reals. */
  public Real real(int position) {
    Value value = value(position);
    return value instanceof Real real
        ? real
        : value instanceof Int integer ? integer.toReal() : ((Bool) value).toReal();
  }

  /** A real, or a number where none was given. */
  public Real real(int position, double otherwise) {
    return has(position) ? real(position) : Real.constant(otherwise);
  }

  /** An integer. */
  public Int integer(int position) {
    Value value = value(position);
    return value instanceof Bool truth ? truth.toInt() : (Int) value;
  }

  /** A truth value. */
  public Bool bool(int position) {
    return (Bool) value(position);
  }

  /** An integer that is known now. */
  public int size(int position) {
    Object object = get(position);
    return object instanceof Integer size ? size : (int) Math.rint(number(position));
  }

  /** An integer that is known now, or another where none was given. */
  public int size(int position, int otherwise) {
    return has(position) ? size(position) : otherwise;
  }

  /** Integers that are known now. */
  public int[] sizes(int position) {
    Object object = get(position);
    return object instanceof int[] sizes ? sizes.clone() : value(position).value().toInts();
  }

  /** A number that is known now. */
  public double number(int position) {
    return value(position).value().doubleValue();
  }

  /** A number that is known now, or another where none was given. */
  public double number(int position, double otherwise) {
    return has(position) ? number(position) : otherwise;
  }

  /** Something of another class. */
  public <T> T as(Class<T> type, int position) {
    return type.cast(get(position));
  }

  /** A distribution. */
  public Distribution<?> distribution(int position) {
    return (Distribution<?>) get(position);
  }

  private Object get(int position) {
    Object object = position < given.size() ? given.get(position) : null;
    if (object == null) {
      throw new IllegalArgumentException("argument " + position + " is missing");
    }
    return object;
  }
}
