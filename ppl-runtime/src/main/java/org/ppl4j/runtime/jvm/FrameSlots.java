package org.ppl4j.runtime.jvm;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;

/**
 * Which values and variables pass between methods, and so need a place in the frame, an array that
 * all methods of a call share. Constants that would be too many for a class have places there, too.
 */
final class FrameSlots {
  private final IdentityHashMap<Object, Block> homes = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Integer> slots = new IdentityHashMap<>();

  /** Distinct constants in a class: each takes two of 65,535 places. */
  private static final int MOST_CONSTANTS = 5_000;

  private final Set<Long> constants = new HashSet<>();
  private final Map<Integer, Double> preset = new LinkedHashMap<>();

  FrameSlots(Block main) {
    find(main, main);
  }

  /** A frame with the constants that stand in it. */
  double[] frame() {
    double[] frame = new double[slots.size()];
    preset.forEach((slot, constant) -> frame[slot] = constant);
    return frame;
  }

  /** The place of a value or variable in the frame; null if a local will do. */
  @Nullable Integer slot(Object value) {
    return slots.get(value);
  }

  private void find(Block block, Block method) {
    for (Statement statement : block.statements) {
      for (Code.Value value : Code.reads(statement)) {
        use(value, method);
      }
      if (statement instanceof Code.Define define) {
        homes.put(define.value(), method);
        if (define.value() instanceof Code.Read read) {
          use(read.variable, method);
        }
      } else if (statement instanceof Code.Assign assign) {
        homes.putIfAbsent(assign.variable(), method);
        use(assign.variable(), method);
      }
      for (Block inner : Code.blocks(statement)) {
        find(inner, statement instanceof Code.Section ? inner : method);
      }
    }
  }

  private void use(Object value, Block method) {
    if (value instanceof Code.Literal literal) {
      place(literal);
    } else if (homes.get(value) != method) {
      slots.putIfAbsent(value, slots.size());
    }
  }

  private void place(Code.Literal literal) {
    boolean fits = constants.size() < MOST_CONSTANTS;
    boolean fresh = constants.add(Double.doubleToRawLongBits(literal.number));
    if (fresh && !fits) {
      preset.put(slots.size(), literal.number);
      slots.put(literal, slots.size());
    }
  }
}
