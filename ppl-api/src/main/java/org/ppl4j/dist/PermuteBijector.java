package org.ppl4j.dist;

import java.util.HashSet;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.Shape;

/**
 * The elements of vectors in another order, along the innermost axis; {@code log |J| = 0}.
 *
 * @param order element {@code i} of the result is element {@code order[i]} of the operand
 */
public record PermuteBijector(List<Integer> order) implements Bijector {
  /** Checks that it is a permutation. */
  public PermuteBijector {
    order = List.copyOf(order);
    int size = order.size();
    boolean inRange = order.stream().allMatch(place -> place >= 0 && place < size);
    if (!inRange || new HashSet<>(order).size() < size) {
      throw InvalidArgument.of(
          Report.of("permute: " + order + " is no permutation.")
              .at(Source.here())
              .cure("each of 0 to " + (size - 1) + " occurs once"));
    }
  }

  @Override
  public Shape unconstrainedShape(Shape constrained) {
    return constrained;
  }

  @Override
  public Real forward(Real unconstrained) {
    return LastAxis.pick(unconstrained, order.stream().mapToInt(Integer::intValue).toArray());
  }

  @Override
  public Real inverse(Real constrained) {
    int[] back = new int[order.size()];
    for (int i = 0; i < back.length; i++) {
      back[order.get(i)] = i;
    }
    return LastAxis.pick(constrained, back);
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    return Real.constant(0.0);
  }
}
