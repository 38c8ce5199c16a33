package org.ppl4j.dist;

/** Every support there is, by name. A new one adds its line here. */
public final class Supports {
  private Supports() {}

  /** All reals. */
  public static Support real() {
    return new RealSupport();
  }

  /** Stub. */
  public static Support integerRange(org.ppl4j.Int a, org.ppl4j.Int b) {
    return new PendingSupport("integerRange", true);
  }

  /** Stub. */
  public static Support nonNegativeInteger() {
    return new PendingSupport("nonNegativeInteger", true);
  }

  /** Stub. */
  public static Support oneHot() {
    return new PendingSupport("oneHot", true);
  }

  /** Stub. */
  public static Support counts(org.ppl4j.Int n) {
    return new PendingSupport("counts", true);
  }

  /** Stub. */
  public static Support simplex() {
    return new PendingSupport("simplex", false);
  }

  /** Stub. */
  public static Support correlationCholesky() {
    return new PendingSupport("correlationCholesky", false);
  }

  /** Stub. */
  public static Support positiveDefinite() {
    return new PendingSupport("positiveDefinite", false);
  }
}
