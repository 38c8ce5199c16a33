package org.ppl4j.runtime.jvm;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;

/**
 * Removes what no result needs: stores into arrays that nobody reads, and what was for them only.
 */
final class Sweep {
  private final Set<Object> live = Collections.newSetFromMap(new IdentityHashMap<>());

  private Sweep() {}

  /** Sweeps a block, of which these arrays are the results. */
  static void sweep(Block block, List<Buffer> results) {
    Sweep sweep = new Sweep();
    sweep.live.addAll(results);
    sweep.mark(block);
    sweep.remove(block);
  }

  /** From the last statement to the first: what reads comes after what writes. */
  private void mark(Block block) {
    for (int i = block.statements.size() - 1; i >= 0; i--) {
      Statement statement = block.statements.get(i);
      if (statement instanceof Code.Loop loop) {
        // What a turn reads may be what the turn before wrote.
        int before;
        do {
          before = live.size();
          mark(loop.body());
        } while (live.size() > before);
      } else {
        Code.blocks(statement).forEach(this::mark);
        if (isLive(statement)) {
          live.addAll(Code.reads(statement));
          markRead(statement);
        }
      }
    }
  }

  private void markRead(Statement statement) {
    if (statement instanceof Code.Define define) {
      if (define.value() instanceof Code.Load load) {
        live.add(load.buffer);
      } else if (define.value() instanceof Code.Read read) {
        live.add(read.variable);
      }
    } else if (statement instanceof Code.Invoke invoke) {
      live.addAll(invoke.reads());
    }
  }

  private boolean isLive(Statement statement) {
    if (statement instanceof Code.Define define) {
      return live.contains(define.value());
    }
    if (statement instanceof Code.Store store) {
      return live.contains(store.buffer());
    }
    if (statement instanceof Code.Add add) {
      return live.contains(add.buffer());
    }
    if (statement instanceof Code.Assign assign) {
      return live.contains(assign.variable());
    }
    if (statement instanceof Code.Invoke invoke) {
      return invoke.writes().stream().anyMatch(live::contains);
    }
    return hasLive(statement);
  }

  private boolean hasLive(Statement statement) {
    for (Block block : Code.blocks(statement)) {
      for (Statement inner : block.statements) {
        if (isLive(inner)) {
          return true;
        }
      }
    }
    return false;
  }

  private void remove(Block block) {
    for (Statement statement : block.statements) {
      Code.blocks(statement).forEach(this::remove);
    }
    block.statements.removeIf(statement -> !isLive(statement));
  }
}
