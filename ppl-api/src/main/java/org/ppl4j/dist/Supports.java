package org.ppl4j.dist;

/** Every support there is, by name. A new one adds its line here. */
public final class Supports {
  private Supports() {}

  /** All reals. */
  public static Support real() {
    return new RealSupport();
  }
}
