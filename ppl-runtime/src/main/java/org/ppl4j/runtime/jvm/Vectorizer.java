package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * Makes loops of vectors out of loops whose turns do not depend on each other, sums and maxima
 * apart. What is read must lie side by side, be the same in all turns, be constant (then it is laid
 * side by side now), or be picked through a constant table.
 */
final class Vectorizer {
  /** More statements than this make a method that HotSpot does not compile. */
  private static final int MOST = 220;

  /** A loop of no more statements has registers enough, whatever it calls. */
  private static final int FEW = 60;

  private final Code.Loop loop;
  private final Set<Value> varying = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Value, Integer> uses = new IdentityHashMap<>();
  private final Set<Object> written = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A constant matrix laid out anew: for each block of rows, its columns one after the other. */
  private record Layout(Buffer buffer, int columns, int rows) {}

  private Vectorizer(Code.Loop loop) {
    this.loop = loop;
  }

  /** Replaces what loops it can. */
  static void vectorize(Block block, int lanes) {
    vectorize(block, lanes, new HashMap<>());
  }

  private static void vectorize(Block block, int lanes, Map<Layout, Buffer> layouts) {
    for (int i = 0; i < block.statements.size(); i++) {
      Statement statement = block.statements.get(i);
      Vectorizer candidate = statement instanceof Code.Loop loop ? of(loop, lanes) : null;
      List<Code.Loop> parts =
          statement instanceof Code.Loop loop && candidate == null ? parts(loop, lanes) : List.of();
      if (candidate != null) {
        List<Statement> vectors = candidate.vectors(lanes, layouts);
        block.statements.remove(i);
        block.statements.addAll(i, vectors);
        i += vectors.size() - 1;
      } else if (!parts.isEmpty()) {
        List<Statement> done = new ArrayList<>();
        for (Code.Loop part : parts) {
          Vectorizer ofPart = of(part, lanes);
          done.addAll(ofPart == null ? List.of(part) : ofPart.vectors(lanes, layouts));
        }
        block.statements.remove(i);
        block.statements.addAll(i, done);
        i += done.size() - 1;
      } else if (statement instanceof Code.Invoke invoke && VectorMatrices.fits(invoke, lanes)) {
        List<Statement> rows = VectorMatrices.rows(invoke, lanes);
        block.statements.remove(i);
        block.statements.addAll(i, rows);
        i += rows.size() - 1;
      } else {
        Code.blocks(statement).forEach(inner -> vectorize(inner, lanes, layouts));
      }
    }
  }

  /** What makes vectors of a loop; null if it has too few turns or does what vectors cannot. */
  private static @Nullable Vectorizer of(Code.Loop loop, int lanes) {
    if (loop.counter().extent() < lanes || loop.body().statements.size() > MOST) {
      return null;
    }
    Vectorizer candidate = new Vectorizer(loop);
    return candidate.fits() ? candidate : null;
  }

  /**
   * The parts of a loop that as a whole is none of vectors, if it calls functions, and so much of
   * it is one that it is worth while; else nothing.
   */
  private static List<Code.Loop> parts(Code.Loop loop, int lanes) {
    Vectorizer whole = new Vectorizer(loop);
    if (loop.counter().extent() < lanes
        || loop.body().statements.size() > MOST
        || !whole.canBeSplit()) {
      return List.of();
    }
    List<Code.Loop> parts = LoopSplitter.split(loop, LoopBlocks.one(loop, lanes));
    boolean better = parts.size() > 1 && parts.stream().anyMatch(part -> of(part, lanes) != null);
    return better && LoopSplitter.keepsOrder(parts, whole.written) ? parts : List.of();
  }

  /** Whether each turn could be done in parts: nothing it reads or decides depends on another. */
  private boolean canBeSplit() {
    List<Statement> body = loop.body().statements;
    note(body);
    for (Statement statement : body) {
      boolean simple =
          statement instanceof Code.Define define
              ? !(define.value() instanceof Code.Checked)
                  && !(define.value() instanceof Code.Load load && written.contains(load.buffer))
              : statement instanceof Code.Assign assign
                  ? isFold(assign)
                  : statement instanceof Code.Store || statement instanceof Code.Add;
      if (!simple) {
        return false;
      }
    }
    return true;
  }

  /** The loop as loops of vectors. */
  private List<Statement> vectors(int lanes, Map<Layout, Buffer> layouts) {
    List<LogProducts.Product> products = LogProducts.extract(loop, uses);
    LoopBlocks blocks = new LoopBlocks(loop, lanes, streams());
    boolean whole = loop.body().statements.size() <= FEW || loop.counter().extent() <= 2 * lanes;
    List<Code.Loop> parts = whole ? List.of(loop) : LoopSplitter.split(loop, blocks);
    if (parts.size() == 1 && products.isEmpty()) {
      blocks = LoopBlocks.one(loop, lanes);
    }
    for (Statement statement : loop.body().statements) {
      if (statement instanceof Code.Define define && define.value() instanceof Code.Load load) {
        layOut(load, blocks, layouts);
      }
    }
    return blocks.join(parts, products);
  }

  /** How many arrays, or columns of them, are gone through. */
  private int streams() {
    int streams = 0;
    for (Statement statement : loop.body().statements) {
      boolean read =
          statement instanceof Code.Define define
              && define.value() instanceof Code.Load load
              && load.at.stride(loop.counter()) != 0;
      streams += read || statement instanceof Code.Store ? 1 : 0;
    }
    return streams;
  }

  private boolean fits() {
    note(loop.body().statements);
    return loop.body().statements.stream().allMatch(this::fits);
  }

  private void note(List<Statement> body) {
    for (Statement statement : body) {
      Code.reads(statement).forEach(value -> uses.merge(value, 1, Integer::sum));
      if (statement instanceof Code.Store store) {
        written.add(store.buffer());
      } else if (statement instanceof Code.Add add) {
        written.add(add.buffer());
      } else if (statement instanceof Code.Assign assign) {
        written.add(assign.variable());
      }
    }
  }

  private boolean fits(Statement statement) {
    if (statement instanceof Code.Define define) {
      return fits(define.value());
    }
    if (statement instanceof Code.Store store) {
      return store.at().stride(loop.counter()) == 1;
    }
    if (statement instanceof Code.Add add) {
      return add.at().stride(loop.counter()) == 0;
    }
    return statement instanceof Code.Assign assign && isFold(assign);
  }

  private boolean fits(Value value) {
    if (value instanceof Code.Load load) {
      int stride = load.at.stride(loop.counter());
      if (written.contains(load.buffer) && !isApart(load)) {
        return false;
      }
      if (stride != 0) {
        varying.add(value);
      }
      return stride == 0 || stride == 1 || canBeLaidOut(load, stride) || isPicked(load);
    }
    if (value instanceof Code.Entry entry) {
      varying.add(value);
      return entry.at.stride(loop.counter()) == 1;
    }
    if (value instanceof Code.Read read) {
      if (written.contains(read.variable)) {
        varying.add(value);
      }
      return true;
    }
    if (value instanceof Code.Apply apply) {
      boolean varies = apply.operands.stream().anyMatch(varying::contains);
      if (varies) {
        varying.add(value);
      }
      return !varies || VectorInstructions.has(apply.function);
    }
    return false;
  }

  /** Whether all that the loop writes to an array lies before or behind what it reads there. */
  private boolean isApart(Code.Load load) {
    for (Statement statement : loop.body().statements) {
      if (statement instanceof Code.Add add && add.buffer() == load.buffer) {
        return false;
      }
      if (statement instanceof Code.Store store && store.buffer() == load.buffer) {
        Index distance = store.at().plus(load.at.times(-1));
        if (!distance.isConstant()
            || Math.abs(distance.constant()) < loop.counter().extent()
            || load.at.stride(loop.counter()) != 1) {
          return false;
        }
      }
    }
    return true;
  }

  /** A column of a constant matrix. */
  private boolean canBeLaidOut(Code.Load load, int stride) {
    return load.buffer.kind() == Buffer.Kind.CONSTANT
        && stride > 1
        && load.at.terms().size() == 1
        && load.at.constant() >= 0
        && load.at.constant() < stride
        && load.buffer.size() == stride * loop.counter().extent();
  }

  private void layOut(Code.Load load, LoopBlocks blocks, Map<Layout, Buffer> layouts) {
    int columns = load.at.stride(loop.counter());
    if (columns <= 1) {
      return;
    }
    int size = blocks.size();
    Buffer tiles =
        layouts.computeIfAbsent(
            new Layout(load.buffer, columns, size),
            key -> {
              double[] rows = load.buffer.data();
              int numbers = blocks.count() * size * columns;
              double[] data = CacheLines.array(numbers);
              int first = CacheLines.first(numbers);
              for (int i = 0; i < rows.length; i++) {
                int row = i / columns;
                int tile = row / size * columns + i % columns;
                data[first + tile * size + row % size] = rows[i];
              }
              return Buffer.constant(data);
            });
    Index tile = blocks.number().times(columns).plus(load.at.constant());
    int first = CacheLines.first(blocks.count() * size * columns);
    load.move(tiles, tile.times(size).plus(blocks.within()).plus(first));
  }

  /** An element at an index out of a table. */
  private boolean isPicked(Code.Load load) {
    return load.at.terms().size() == 1
        && load.at.terms().get(0).factor() == 1
        && load.at.terms().get(0).atom() instanceof Code.Entry entry
        && varying.contains(entry);
  }

  /** Whether a variable takes in one more number, and is not looked at otherwise. */
  private boolean isFold(Code.Assign assign) {
    return assign.value() instanceof Code.Apply apply
        && (apply.function == Basic.PLUS || apply.function.equals(Functions.MAX))
        && apply.operands.get(0) instanceof Code.Read read
        && read.variable == assign.variable()
        && uses.getOrDefault(read, 0) == 1
        && uses.getOrDefault(apply, 0) == 1;
  }
}
