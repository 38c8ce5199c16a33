package org.ppl4j.type;

import java.util.Arrays;
import java.util.stream.IntStream;

/** An immutable list of axis numbers, such as the axes of a reduction or a permutation. */
public final class Axes {
  private final int[] axes;

  private Axes(int[] axes) {
    this.axes = axes;
  }

  /** These axes, in this order. */
  public static Axes of(int... axes) {
    return new Axes(axes.clone());
  }

  /** The axes {@code from} (inclusive) to {@code to} (exclusive). */
  public static Axes range(int from, int to) {
    return new Axes(IntStream.range(from, to).toArray());
  }

  /** How many. */
  public int count() {
    return axes.length;
  }

  /** The axis at a position. */
  public int get(int position) {
    return axes[position];
  }

  /** A copy as an array. */
  public int[] toArray() {
    return axes.clone();
  }

  /** Whether an axis is among them. */
  public boolean contains(int axis) {
    return IntStream.of(axes).anyMatch(each -> each == axis);
  }

  /** Whether each axis is greater than the one before it. */
  public boolean isIncreasing() {
    return IntStream.range(1, axes.length).allMatch(i -> axes[i - 1] < axes[i]);
  }

  /** Whether these are 0, 1, 2, ... in order. */
  public boolean isIdentity() {
    return IntStream.range(0, axes.length).allMatch(i -> axes[i] == i);
  }

  /** Each axis moved by the same amount. */
  public Axes shift(int by) {
    return new Axes(IntStream.of(axes).map(axis -> axis + by).toArray());
  }

  /** These axes after one more. */
  public Axes prepend(int axis) {
    return new Axes(IntStream.concat(IntStream.of(axis), IntStream.of(axes)).toArray());
  }

  /** The axes below {@code rank} that are not among these. */
  public Axes complement(int rank) {
    return new Axes(IntStream.range(0, rank).filter(axis -> !contains(axis)).toArray());
  }

  /** As a permutation: the permutation that undoes it. */
  public Axes inverse() {
    int[] out = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      out[axes[i]] = i;
    }
    return new Axes(out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Axes that && Arrays.equals(axes, that.axes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(axes);
  }

  /** Prints as {@code [0, 2]}. */
  @Override
  public String toString() {
    return Arrays.toString(axes);
  }
}
