package org.ppl4j.dist;

import static java.util.Objects.requireNonNull;

import java.util.stream.IntStream;
import org.ppl4j.Int;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/** A distribution over finitely many values, which can be gone through. */
public interface FiniteSupport {
  /** The set that a distribution's draws lie in; see {@link Distribution#support}. */
  Support support();

  /** The shape of one draw. */
  Shape shape();

  /** Whether the values are known while tracing; a staged number of trials is not. */
  default boolean isKnown() {
    return support().values() != null;
  }

  /**
   * All values along a new outermost axis, the axes of a draw after it; where a draw is several
   * independent numbers, each goes through its values at the same time.
   */
  default Value values() {
    Int single = requireNonNull(support().values());
    int[] dims = shape().prepend(single.shape().size()).dims();
    int[] thin = IntStream.range(0, dims.length).map(i -> i == 0 ? dims[0] : 1).toArray();
    return single.reshape(thin).expand(dims);
  }
}
