package org.ppl4j.op;

/** Whether {@code x <= y}. */
public record LessEqual() implements Comparison {
  @Override
  public boolean test(double x, double y) {
    return x <= y;
  }
}
