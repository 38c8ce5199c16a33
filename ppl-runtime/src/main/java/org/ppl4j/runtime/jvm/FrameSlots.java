package org.ppl4j.runtime.jvm;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;

/**
 * Which values and variables pass between methods, and so need a place in the frame, an array that
 * all methods of a call share.
 */
final class FrameSlots {
  private final IdentityHashMap<Object, Block> homes = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Integer> slots = new IdentityHashMap<>();

  FrameSlots(Block main) {
    find(main, main);
  }

  /** The place of a value or variable in the frame; null if a local will do. */
  @Nullable Integer slot(Object value) {
    return slots.get(value);
  }

  /** The frame's length. */
  int size() {
    return slots.size();
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
    if (!(value instanceof Code.Literal) && homes.get(value) != method) {
      slots.putIfAbsent(value, slots.size());
    }
  }
}
