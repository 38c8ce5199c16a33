package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;

/**
 * Splits a long loop of vectors around the functions in its middle. Such a function is a call, for
 * which all vectors in registers have to be put away; apart, what comes before and after keeps its
 * registers. The few values that pass go through arrays; what is only read is read again.
 */
final class LoopSplitter {
  private static final int MOST_PASSING = 3;

  private final Code.Loop loop;
  private final List<Statement> body;
  private final LoopBlocks blocks;

  private LoopSplitter(Code.Loop loop, LoopBlocks blocks) {
    this.loop = loop;
    this.blocks = blocks;
    body = callsFirst(loop.body().statements);
  }

  /** The loops that do the same, one after the other; the loop itself if it has no such middle. */
  static List<Code.Loop> split(Code.Loop loop, LoopBlocks blocks) {
    return new LoopSplitter(loop, blocks).split();
  }

  private List<Code.Loop> split() {
    int first = body.size();
    int last = -1;
    for (int i = 0; i < body.size(); i++) {
      if (isCall(body.get(i))) {
        first = Math.min(first, i);
        last = i;
      }
    }
    if (last < 0) {
      return List.of(loop);
    }
    int before = latestNarrow(first);
    int after = narrowest(last + 1);
    List<Integer> cuts = new ArrayList<>(List.of(0, before, after, body.size()));
    boolean keepsTotals =
        body.subList(last + 1, after).stream().anyMatch(Code.Assign.class::isInstance);
    if (keepsTotals && isNarrow(last + 1)) {
      // A total in a loop with calls would be put away and fetched for each of them.
      cuts.add(2, last + 1);
    }
    int passing = cuts.stream().mapToInt(cut -> passing(cut).size()).sum();
    Buffer between = Buffer.of(Buffer.Kind.WORK, passing * blocks.size());
    List<Code.Loop> loops = new ArrayList<>();
    IdentityHashMap<Value, Value> passed = new IdentityHashMap<>();
    for (int part = 0; part + 1 < cuts.size(); part++) {
      Block block = part(cuts.get(part), cuts.get(part + 1), passed, between);
      if (!block.statements.isEmpty()) {
        loops.add(new Code.Loop(loop.counter(), block));
      }
    }
    return loops;
  }

  /** Whether none of these arrays is written in more than one part. */
  static boolean keepsOrder(List<Code.Loop> parts, Set<Object> arrays) {
    Set<Buffer> before = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Code.Loop part : parts) {
      Set<Buffer> here = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Statement statement : part.body().statements) {
        if (statement instanceof Code.Store store) {
          here.add(store.buffer());
        } else if (statement instanceof Code.Add add) {
          here.add(add.buffer());
        }
      }
      here.retainAll(arrays);
      if (here.stream().anyMatch(before::contains)) {
        return false;
      }
      before.addAll(here);
    }
    return true;
  }

  private static boolean isCall(Statement statement) {
    return statement instanceof Code.Define define
        && define.value() instanceof Code.Apply apply
        && VectorInstructions.isCall(apply.function);
  }

  /** What calls need first, then the rest: so that less passes from before them to after. */
  private static List<Statement> callsFirst(List<Statement> body) {
    Set<Value> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Statement> early = new ArrayList<>();
    List<Statement> late = new ArrayList<>();
    for (int i = body.size() - 1; i >= 0; i--) {
      Statement statement = body.get(i);
      boolean isEarly =
          isCall(statement)
              || (statement instanceof Code.Define define && needed.contains(define.value()));
      if (isEarly) {
        needed.addAll(Code.reads(statement));
      }
      (isEarly ? early : late).add(statement);
    }
    Collections.reverse(early);
    Collections.reverse(late);
    early.addAll(late);
    return early;
  }

  /**
   * A cut before a place that few values pass, at the start none: from the nearest one back as long
   * as no more pass, of those that the fewest pass the last.
   */
  private int latestNarrow(int from) {
    int cut = from;
    while (cut > 0 && !isNarrow(cut)) {
      cut--;
    }
    int best = cut;
    int fewest = passing(cut).size();
    for (int before = cut - 1, last = fewest; before > 0 && isNarrow(before); before--) {
      int passing = passing(before).size();
      if (passing > last) {
        break;
      }
      if (passing < fewest) {
        fewest = passing;
        best = before;
      }
      last = passing;
    }
    return best;
  }

  /** The cut after a place, but before elements are added to, that the fewest values pass. */
  private int narrowest(int from) {
    int best = body.size();
    int fewest = MOST_PASSING + 1;
    for (int cut = from; cut < body.size() && !(body.get(cut) instanceof Code.Add); cut++) {
      int passing = passing(cut).size();
      if (isNarrow(cut) && passing < fewest) {
        fewest = passing;
        best = cut;
      }
    }
    return best;
  }

  private boolean isNarrow(int cut) {
    Set<Value> passing = passing(cut);
    return passing.size() <= MOST_PASSING
        && passing.stream().noneMatch(Code.Read.class::isInstance);
  }

  /** The values that are computed before a cut and used after it. */
  private Set<Value> passing(int cut) {
    Set<Value> defined = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Value> passing = new LinkedHashSet<>();
    for (int i = 0; i < body.size(); i++) {
      if (i < cut && body.get(i) instanceof Code.Define define && !isRead(define.value())) {
        defined.add(define.value());
      } else if (i >= cut) {
        Code.reads(body.get(i)).stream().filter(defined::contains).forEach(passing::add);
      }
    }
    return passing;
  }

  /** Whether it can be read again. */
  private static boolean isRead(Value value) {
    return value instanceof Code.Load || value instanceof Code.Entry;
  }

  /**
   * Some of the statements, with what they need from before, and with stores for what passes: into
   * one array, so that no processor takes a value's place for that of another.
   */
  private Block part(int from, int to, IdentityHashMap<Value, Value> passed, Buffer between) {
    Block block = new Block();
    if (from == to) {
      return block;
    }
    Set<Value> here = Collections.newSetFromMap(new IdentityHashMap<>());
    IdentityHashMap<Value, Value> now = new IdentityHashMap<>(passed);
    List<Statement> own = body.subList(from, to);
    for (Statement statement : own) {
      Code.reads(statement).forEach(value -> need(value, from, block, here, passed));
      block.statements.add(replaced(statement, now));
      if (statement instanceof Code.Define define) {
        here.add(define.value());
      }
    }
    for (Value value : passing(to)) {
      if (here.contains(value) && !passed.containsKey(value)) {
        Index at = blocks.within().plus(passed.size() * blocks.size());
        block.statements.add(new Code.Store(between, at, replaced(value, now)));
        passed.put(value, new Code.Load(between, at));
      }
    }
    return block;
  }

  /** Brings a value from an earlier part into this one. */
  private void need(
      Value value, int from, Block block, Set<Value> here, IdentityHashMap<Value, Value> passed) {
    if (here.contains(value)) {
      return;
    }
    Value load = passed.get(value);
    if (load != null) {
      here.add(value);
      block.statements.add(new Code.Define(load));
      return;
    }
    for (Statement statement : body.subList(0, from)) {
      if (statement instanceof Code.Define define && define.value() == value && isRead(value)) {
        here.add(value);
        Code.reads(statement).forEach(inner -> need(inner, from, block, here, passed));
        block.statements.add(statement);
      }
    }
  }

  /** The statement with what was passed in the place of what was computed. */
  private static Statement replaced(Statement statement, IdentityHashMap<Value, Value> now) {
    if (statement instanceof Code.Define define && define.value() instanceof Code.Apply apply) {
      if (apply.operands.stream().noneMatch(now::containsKey)) {
        return statement;
      }
      Value replaced = new Code.Apply(apply.function, replaced(apply.operands, now));
      now.put(apply, replaced);
      return new Code.Define(replaced);
    }
    if (statement instanceof Code.Store store) {
      return new Code.Store(store.buffer(), store.at(), replaced(store.value(), now));
    }
    if (statement instanceof Code.Add add) {
      return new Code.Add(add.buffer(), add.at(), replaced(add.value(), now));
    }
    return statement instanceof Code.Assign assign
        ? new Code.Assign(assign.variable(), replaced(assign.value(), now))
        : statement;
  }

  private static Value replaced(Value value, IdentityHashMap<Value, Value> now) {
    return now.getOrDefault(value, value);
  }

  private static List<Value> replaced(List<Value> values, IdentityHashMap<Value, Value> now) {
    return values.stream().map(value -> replaced(value, now)).toList();
  }
}
