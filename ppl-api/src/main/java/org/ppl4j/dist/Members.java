package org.ppl4j.dist;

import org.ppl4j.Bool;

/** Helpers of supports' membership tests. */
final class Members {
  private Members() {}

  /** Whether all of them hold. */
  static Bool all(Bool each) {
    return each.not().toInt().sum().equalTo(0);
  }
}
