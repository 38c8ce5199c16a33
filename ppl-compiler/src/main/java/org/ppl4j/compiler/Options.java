package org.ppl4j.compiler;

/**
 * How to compile a graph.
 *
 * @param precision the width of reals
 * @param device where it runs
 */
public record Options(Precision precision, Device device) {
  /** Float64 on the processor. */
  public static final Options DEFAULT = new Options(Precision.FLOAT64, Device.cpu());

  /** The width of reals. */
  public enum Precision {
    /** 24 significant bits. */
    FLOAT32,
    /** 53 significant bits. */
    FLOAT64
  }

  /** The same with another width of reals. */
  public Options with(Precision newPrecision) {
    return new Options(newPrecision, device);
  }

  /** The same on another device. */
  public Options on(Device newDevice) {
    return new Options(precision, newDevice);
  }
}
