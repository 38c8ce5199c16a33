package org.ppl4j.runtime.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;

/**
 * Gives arrays their places. A work array whose last use is over gives its place to the next of the
 * same length, so that a call touches little memory.
 */
final class Slots {
  private final List<Buffer> arrays = new ArrayList<>();
  private final Set<Code.Table> tables = new LinkedHashSet<>();
  private final Map<Buffer, Integer> lastUse = new LinkedHashMap<>();
  private final Map<Integer, Deque<Integer>> free = new HashMap<>();

  private Slots() {}

  /** Places for what a block uses; inputs and outputs have theirs to themselves. */
  static Slots of(Block main, List<Buffer> inputs, List<Buffer> outputs) {
    Slots slots = new Slots();
    inputs.forEach(slots::place);
    outputs.forEach(slots::place);
    List<Set<Buffer>> uses = new ArrayList<>();
    for (Statement statement : main.statements) {
      Set<Buffer> used = new LinkedHashSet<>();
      slots.find(statement, used);
      used.forEach(buffer -> slots.lastUse.put(buffer, uses.size()));
      uses.add(used);
    }
    Set<Buffer> placed = new LinkedHashSet<>(slots.arrays);
    Set<Buffer> own = Set.copyOf(placed);
    for (int i = 0; i < uses.size(); i++) {
      for (Buffer buffer : uses.get(i)) {
        if (placed.add(buffer)) {
          slots.place(buffer);
        }
      }
      for (Buffer buffer : uses.get(i)) {
        boolean over = slots.lastUse.getOrDefault(buffer, i) == i;
        if (over && buffer.kind() == Buffer.Kind.WORK && !own.contains(buffer)) {
          slots.free.computeIfAbsent(buffer.size(), key -> new ArrayDeque<>()).push(buffer.slot());
        }
      }
    }
    return slots;
  }

  /** One array for each slot. */
  List<Buffer> arrays() {
    return List.copyOf(arrays);
  }

  int[][] tables() {
    return tables.stream().map(table -> table.data).toArray(int[][]::new);
  }

  private void place(Buffer buffer) {
    Deque<Integer> left = free.get(buffer.size());
    if (buffer.kind() == Buffer.Kind.WORK && left != null && !left.isEmpty()) {
      buffer.setSlot(left.pop());
    } else {
      buffer.setSlot(arrays.size());
      arrays.add(buffer);
    }
  }

  private void find(Statement statement, Set<Buffer> used) {
    for (Object array : Code.arrays(statement)) {
      if (array instanceof Code.Table table) {
        add(table);
      } else {
        used.add((Buffer) array);
      }
    }
    for (Block block : Code.blocks(statement)) {
      block.statements.forEach(inner -> find(inner, used));
    }
  }

  private void add(Code.Table table) {
    if (tables.add(table)) {
      table.slot = tables.size() - 1;
    }
  }
}
