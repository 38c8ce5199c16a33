package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * The blocks of turns in which a loop is done that is split into parts. Each block goes through all
 * parts, so that what one part has read or made is still in the nearest cache for the next:
 *
 * <pre>{@code
 * for i < 1000 { a }        for t < 16 {
 * for i < 1000 { b }          for i from 64 t to 64 t + 64 { a }
 *                             for i from 64 t to 64 t + 64 { b }
 *                           }
 * }</pre>
 *
 * <p>Sums and maxima pass from block to block as vectors in an array.
 */
final class LoopBlocks {
  /** The numbers that a block may read and make: somewhat more than half of a first-level cache. */
  private static final int CACHE = 2600;

  /** No more than what {@link LogProducts} may take. */
  private static final int LARGEST = 512;

  private final Code.Loop loop;
  private final int lanes;
  private final int size;
  private final LoopVariable block;

  /**
   * The blocks of a loop.
   *
   * @param streams how many arrays it goes through
   */
  LoopBlocks(Code.Loop loop, int lanes, int streams) {
    this.loop = loop;
    this.lanes = lanes;
    int extent = loop.counter().extent();
    int step = 2 * lanes;
    int fitting = CACHE / Math.max(streams, 1) / step * step;
    size = Math.min(Math.min(Math.max(fitting, 2 * step), LARGEST), extent);
    block = new LoopVariable((extent + size - 1) / size);
  }

  /** All turns in one block. */
  static LoopBlocks one(Code.Loop loop, int lanes) {
    return new LoopBlocks(loop, lanes);
  }

  private LoopBlocks(Code.Loop loop, int lanes) {
    this.loop = loop;
    this.lanes = lanes;
    size = loop.counter().extent();
    block = new LoopVariable(1);
  }

  /** The turns in a block; the last may have fewer. */
  int size() {
    return size;
  }

  /** How many there are. */
  int count() {
    return block.extent();
  }

  /** The number of the block that a turn is in. */
  Index number() {
    return count() == 1 ? Index.ZERO : Index.of(block);
  }

  /** A turn's place in its block. */
  Index within() {
    return Index.of(loop.counter()).plus(number().times(-size));
  }

  /** The code that does the parts, each in a method of its own, so that HotSpot sees only it. */
  List<Statement> join(List<Code.Loop> parts, List<LogProducts.Product> products) {
    List<Statement> out = new ArrayList<>();
    if (count() == 1) {
      turn(parts, products, null, out);
      return out;
    }
    boolean once = loop.counter().extent() <= LogProducts.MOST;
    Map<Object, Function> totals = new LinkedHashMap<>();
    parts.forEach(part -> totals.putAll(LoopTotals.of(part)));
    if (once) {
      begin(products, out);
    } else {
      products.forEach(product -> totals.remove(product.factors()));
    }
    Map<Object, Integer> places = new LinkedHashMap<>();
    totals.keySet().forEach(total -> places.put(total, places.size() * lanes));
    Buffer kept = Buffer.of(Buffer.Kind.WORK, places.size() * lanes);
    start(totals.values(), kept, out);
    Block turn = new Block();
    Code.Span span = new Code.Span(block, size, kept, places);
    turn(parts, once ? List.of() : products, span, turn.statements);
    out.add(new Code.Loop(block, turn));
    finish(totals, kept, out);
    if (once) {
      end(products, out);
    }
    return out;
  }

  /** Sets vectors one after the other to what their totals begin with. */
  private void start(Collection<Function> folds, Buffer kept, List<Statement> out) {
    int from = 0;
    int to = 0;
    Double start = null;
    for (Function fold : folds) {
      double next = LoopTotals.start(fold);
      if (start != null && start != next) {
        out.add(fill(kept, from, to, start));
        from = to;
      }
      start = next;
      to += lanes;
    }
    if (start != null) {
      out.add(fill(kept, from, to, start));
    }
  }

  private static Statement fill(Buffer kept, int from, int to, double start) {
    List<Object> arguments = List.of(kept, Index.of(from), to - from, start);
    return new Code.Invoke("fill", arguments, List.of(), List.of(kept));
  }

  /** One block, or all: its parts, then the logarithms of its products. */
  private void turn(
      List<Code.Loop> parts,
      List<LogProducts.Product> products,
      Code.@Nullable Span span,
      List<Statement> out) {
    begin(products, out);
    parts.forEach(part -> out.add(section(new Code.VectorLoop(part, lanes, span))));
    end(products, out);
  }

  private static void begin(List<LogProducts.Product> products, List<Statement> out) {
    for (LogProducts.Product product : products) {
      out.add(new Code.Assign(product.factors(), new Code.Literal(1)));
    }
  }

  private static void end(List<LogProducts.Product> products, List<Statement> out) {
    for (LogProducts.Product product : products) {
      Value factors = defined(new Code.Read(product.factors()), out);
      Value log = defined(new Code.Apply(Functions.LOG, List.of(factors)), out);
      Value sum = defined(new Code.Read(product.sum()), out);
      Value more = defined(new Code.Apply(Basic.PLUS, List.of(sum, log)), out);
      out.add(new Code.Assign(product.sum(), more));
    }
  }

  /** Folds the numbers of each total's vector into it. */
  private void finish(Map<Object, Function> totals, Buffer kept, List<Statement> out) {
    int place = 0;
    int run = 0;
    LoopTotals.@Nullable Element last = null;
    for (Map.Entry<Object, Function> entry : totals.entrySet()) {
      boolean isNext =
          last != null
              && entry.getKey() instanceof LoopTotals.Element element
              && element.buffer() == last.buffer()
              && element.at().equals(last.at().plus(1));
      if (last != null && !isNext) {
        out.add(addLanes(kept, place, run, last));
        run = 0;
      }
      if (entry.getKey() instanceof LoopTotals.Element element) {
        last = element;
        run++;
      } else {
        last = null;
        finish((Code.Variable) entry.getKey(), entry.getValue(), kept, place, out);
      }
      place += lanes;
    }
    if (last != null) {
      out.add(addLanes(kept, place, run, last));
    }
  }

  /** Adds the sums of so many vectors before a place to elements side by side. */
  private Statement addLanes(Buffer kept, int end, int count, LoopTotals.Element last) {
    List<Object> arguments =
        List.of(kept, end - count * lanes, lanes, count, last.buffer(), last.at().plus(1 - count));
    return new Code.Invoke(
        "addLanes", arguments, List.of(kept, last.buffer()), List.of(last.buffer()));
  }

  private void finish(
      Code.Variable variable, Function fold, Buffer kept, int place, List<Statement> out) {
    Value folded = defined(new Code.Read(variable), out);
    for (int lane = 0; lane < lanes; lane++) {
      Value more = defined(new Code.Load(kept, Index.of(place + lane)), out);
      folded = defined(new Code.Apply(fold, List.of(folded, more)), out);
    }
    out.add(new Code.Assign(variable, folded));
  }

  private static Statement section(Statement only) {
    Block block = new Block();
    block.statements.add(only);
    return new Code.Section(block);
  }

  private static Value defined(Value value, List<Statement> out) {
    out.add(new Code.Define(value));
    return value;
  }
}
