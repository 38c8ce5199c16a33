package org.ppl4j.dist;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Constant;

/**
 * The integers between two bounds, both included.
 *
 * @param first the least, literal or staged
 * @param last the greatest
 */
public record IntegerRange(Int first, Int last) implements DiscreteSupport, BoundedSupport {
  @Override
  public String describe() {
    return "integerRange(" + Members.text(first) + ", " + Members.text(last) + ")";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(between(x)).and(Members.integers(x));
  }

  @Override
  public Real lower() {
    return first.toReal();
  }

  @Override
  public Real upper() {
    return last.toReal();
  }

  @Override
  public @Nullable Int values() {
    boolean known =
        first.expr().op() instanceof Constant
            && last.expr().op() instanceof Constant
            && first.shape().isScalar()
            && last.shape().isScalar();
    if (!known) {
      return null;
    }
    int from = (int) first.value().doubleValue();
    int to = (int) last.value().doubleValue();
    return Int.constant(IntStream.rangeClosed(from, to).toArray());
  }
}
