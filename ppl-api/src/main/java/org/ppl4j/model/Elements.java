package org.ppl4j.model;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;

/** One element of a value, whatever its type. */
public final class Elements {
  private Elements() {}

  public static Value at(Value all, Int index) {
    if (all instanceof Real real) {
      return real.at(index);
    }
    return all instanceof Int integer ? integer.at(index) : ((Bool) all).at(index);
  }
}
