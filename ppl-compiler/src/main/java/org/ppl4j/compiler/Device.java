package org.ppl4j.compiler;

/**
 * Where a graph runs.
 *
 * @param kind a processor or a graphics card
 * @param index which card, from 0; 0 for the processor
 */
public record Device(Kind kind, int index) {
  /** Kinds of devices. */
  public enum Kind {
    /** The machine's processor. */
    CPU,
    /** A graphics card. */
    GPU
  }

  /** The machine's processor. */
  public static Device cpu() {
    return new Device(Kind.CPU, 0);
  }

  /** One of the machine's graphics cards, counted from 0. */
  public static Device gpu(int index) {
    return new Device(Kind.GPU, index);
  }

  @Override
  public String toString() {
    return kind == Kind.CPU ? "cpu" : "gpu(" + index + ")";
  }
}
