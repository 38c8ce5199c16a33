package org.ppl4j.runtime.jvm;

/** The counter of a loop: 0 to before its extent. */
final class LoopVariable implements Index.Atom {
  private final int extent;

  LoopVariable(int extent) {
    this.extent = extent;
  }

  /** How many values it takes. */
  int extent() {
    return extent;
  }

  @Override
  public int greatest() {
    return Math.max(extent - 1, 0);
  }
}
