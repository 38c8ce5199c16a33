package org.ppl4j.runtime.jvm;

import org.jspecify.annotations.Nullable;

/** An array that generated code reads or writes. */
final class Buffer {
  /** Where the array comes from. */
  enum Kind {
    /** The caller's, or a copy of it. */
    INPUT,
    /** Known when the graph is compiled. */
    CONSTANT,
    /** The executable's own; what it holds ends with the call. */
    WORK,
    /** The executable's own, zero at first; where nothing is written, it stays zero. */
    ZEROED
  }

  private final Kind kind;
  private final int size;
  private final double @Nullable [] data;
  private int slot = -1;

  private Buffer(Kind kind, int size, double @Nullable [] data) {
    this.kind = kind;
    this.size = size;
    this.data = data;
  }

  static Buffer of(Kind kind, int size) {
    return new Buffer(kind, size, null);
  }

  static Buffer constant(double[] data) {
    return new Buffer(Kind.CONSTANT, data.length, data);
  }

  Kind kind() {
    return kind;
  }

  int size() {
    return size;
  }

  /** For a constant: its elements. */
  double[] data() {
    if (data == null) {
      throw new IllegalStateException("only a constant's elements are known");
    }
    return data;
  }

  /** Its place among the arrays that the code is given. */
  int slot() {
    return slot;
  }

  void setSlot(int newSlot) {
    slot = newSlot;
  }
}
