package org.ppl4j.compiler;

/**
 * How to compile a graph.
 *
 * @param precision the width of reals
 * @param device where it runs
 * @param inPlace how many of the first outputs may take the place of the inputs of the same index
 */
public record Options(Precision precision, Device device, int inPlace) {
  /** Float64 on the processor. */
  public static final Options DEFAULT = new Options(Precision.FLOAT64, Device.cpu(), 0);

  /** The width of reals. */
  public enum Precision {
    /** 24 significant bits. */
    FLOAT32,
    /** 53 significant bits. */
    FLOAT64
  }

  /** The same with another width of reals. */
  public Options with(Precision newPrecision) {
    return new Options(newPrecision, device, inPlace);
  }

  /** The same on another device. */
  public Options on(Device newDevice) {
    return new Options(precision, newDevice, inPlace);
  }

  /**
   * The same where the first outputs, each of the type of the input of its index, may overwrite it:
   * as a state that goes from call to call. A call loses what is in these inputs, if they are
   * arrays of the engine, and may put the same arrays into empty slots for the outputs. An executor
   * that gains nothing by it leaves inputs alone.
   */
  public Options inPlace(int count) {
    return new Options(precision, device, count);
  }
}
