package org.ppl4j.lang.lower;

import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;

/**
 * An integer as a value plus a literal. The language counts from 1 and Java from 0, and what is
 * added for one is taken away for the other before any of it is written.
 *
 * @param base a value or an int; null for none
 * @param more what is added
 */
record Shifted(@Nullable Code base, int more) {
  Shifted plus(int further) {
    return new Shifted(base, more + further);
  }

  /** What it comes to. */
  Code code(int line) {
    if (base == null) {
      return Code.Literal.of(more);
    }
    if (base.type().equals(JavaType.INT)) {
      return Sizes.plus(base, more);
    }
    return more == 0
        ? base
        : Methods.call(base, more < 0 ? "minus" : "plus", line, Code.Literal.of(Math.abs(more)));
  }
}
