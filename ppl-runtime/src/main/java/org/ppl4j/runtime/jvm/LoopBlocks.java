package org.ppl4j.runtime.jvm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
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
  /** The numbers that a block may read and make: half of a first-level cache. */
  private static final int CACHE = 2048;

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
    Map<Object, Function> totals = new LinkedHashMap<>();
    parts.forEach(part -> totals.putAll(LoopTotals.of(part)));
    products.forEach(product -> totals.remove(product.factors()));
    Map<Object, Integer> places = new LinkedHashMap<>();
    totals.keySet().forEach(total -> places.put(total, places.size() * lanes));
    Buffer kept = Buffer.of(Buffer.Kind.WORK, places.size() * lanes);
    totals.forEach(
        (total, fold) -> {
          double start = LoopTotals.start(fold);
          List<Object> arguments =
              List.of(kept, Index.of(requireNonNull(places.get(total))), lanes, start);
          out.add(new Code.Invoke("fill", arguments, List.of(), List.of(kept)));
        });
    Block turn = new Block();
    Code.Span span = new Code.Span(block, size, kept, places);
    turn(parts, products, span, turn.statements);
    out.add(new Code.Loop(block, turn));
    totals.forEach(
        (total, fold) -> finish(total, fold, kept, requireNonNull(places.get(total)), out));
    return out;
  }

  /** One block: its parts, then the logarithms of its products. */
  private void turn(
      List<Code.Loop> parts,
      List<LogProducts.Product> products,
      Code.@Nullable Span span,
      List<Statement> out) {
    for (LogProducts.Product product : products) {
      out.add(new Code.Assign(product.factors(), new Code.Literal(1)));
    }
    parts.forEach(part -> out.add(section(new Code.VectorLoop(part, lanes, span))));
    for (LogProducts.Product product : products) {
      Value factors = defined(new Code.Read(product.factors()), out);
      Value log = defined(new Code.Apply(Functions.LOG, List.of(factors)), out);
      Value sum = defined(new Code.Read(product.sum()), out);
      Value more = defined(new Code.Apply(Basic.PLUS, List.of(sum, log)), out);
      out.add(new Code.Assign(product.sum(), more));
    }
  }

  private static Statement section(Statement only) {
    Block block = new Block();
    block.statements.add(only);
    return new Code.Section(block);
  }

  /** Folds the numbers of a total's vector into it. */
  private void finish(Object total, Function fold, Buffer kept, int place, List<Statement> out) {
    if (total instanceof LoopTotals.Element element) {
      out.add(
          new Code.Invoke(
              "addLanes",
              List.of(kept, place, lanes, element.buffer(), element.at()),
              List.of(kept, element.buffer()),
              List.of(element.buffer())));
      return;
    }
    Code.Variable variable = (Code.Variable) total;
    Value folded = defined(new Code.Read(variable), out);
    for (int lane = 0; lane < lanes; lane++) {
      Value more = defined(new Code.Load(kept, Index.of(place + lane)), out);
      folded = defined(new Code.Apply(fold, List.of(folded, more)), out);
    }
    out.add(new Code.Assign(variable, folded));
  }

  private static Value defined(Value value, List<Statement> out) {
    out.add(new Code.Define(value));
    return value;
  }
}
