package org.ppl4j.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of a plate lie in a value.
 *
 * @param moves whether the value depends on the plate's elements at all
 * @param lane where each element lies, if it depends on its own only; else null
 */
public record Follow(boolean moves, @Nullable Lane lane) {
  /** It does not depend on them. */
  public static final Follow STILL = new Follow(false, null);

  /** Elements mix, or are not known not to: always a safe answer for what depends on them. */
  public static final Follow MIXED = new Follow(true, null);

  /** Element by element; mixed if there is no lane. */
  public static Follow along(@Nullable Lane lane) {
    return lane == null ? MIXED : new Follow(true, lane);
  }

  /** How they lie in what depends on two such values, place by place. */
  public Follow meet(Follow other) {
    if (!moves) {
      return other;
    }
    return !other.moves || equals(other) ? this : MIXED;
  }

  /**
   * Follows the elements to expressions.
   *
   * @param outputs the expressions
   * @param known how they lie in the nodes where they come from
   * @return one for each output
   */
  public static List<Follow> to(List<Expr> outputs, NodeMap<Follow> known) {
    NodeMap<List<Follow>> found = new NodeMap<>();
    for (Expr node : Graph.nodes(outputs)) {
      Follow given = known.find(node);
      if (given != null) {
        found.put(node, List.of(given));
      } else if (node.op() instanceof Output output) {
        found.put(node, List.of(found.get(node.input(0)).get(output.index())));
      } else {
        List<Follow> inputs = new ArrayList<>();
        node.inputs().forEach(input -> inputs.add(found.get(input).get(0)));
        found.put(node, node.op().follow(node, inputs));
      }
    }
    return outputs.stream().map(output -> found.get(output).get(0)).toList();
  }
}
