package org.ppl4j.op;

/** Whether {@code x == y}. */
public record Equal() implements Comparison {
  @Override
  public boolean test(double x, double y) {
    return x == y;
  }
}
