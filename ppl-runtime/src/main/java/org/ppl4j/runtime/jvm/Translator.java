package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Max;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;
import org.ppl4j.runtime.jvm.Schedule.Once;
import org.ppl4j.runtime.jvm.Schedule.Step;
import org.ppl4j.runtime.jvm.Schedule.Turns;

/**
 * Turns scheduled work into code. Short loops are written out, so that elements of small arrays
 * become locals and never reach memory.
 */
final class Translator {
  /** A loop is written out if it is no more than so many elements' work. */
  private static final int WRITTEN_OUT = 256;

  /** The numbers in a vector; 1 if there are none. */
  private final int lanes;

  final Writer writer = new Writer();
  private final IdentityHashMap<Expr, Code.Table> tables = new IdentityHashMap<>();
  private final IdentityHashMap<Item, Fold> folds = new IdentityHashMap<>();

  /**
   * So few turns are written out abreast, each step for all of them, so that what takes long in one
   * turn is under way in the others meanwhile.
   */
  private static final int ABREAST = 4;

  /** So many sums side by side keep a processor busy, and each product in them is one operation. */
  private static final int CHAINS = 4;

  /** A reduction under way: in a variable, in the result's array, or as values to be combined. */
  private record Fold(
      Code.@Nullable Variable variable, @Nullable Map<List<Index>, List<Value>> values) {}

  Translator(int lanes) {
    this.lanes = lanes;
  }

  /** Writes the steps' code; {@code counts} are those of the loops around. */
  void translate(Work work, List<Step> steps, List<Index> counts) {
    for (Step step : steps) {
      if (step instanceof Once once) {
        item(work, once.item(), counts);
      } else {
        turns(work, (Turns) step, counts);
      }
    }
  }

  /** Writes code that fills an array with a node's elements. */
  void copy(Work work, Expr node, Item.Target target) {
    Item item = new Item(Item.Kind.COPY, node, node.shape(), target);
    translate(work, Schedule.of(List.of(item)), List.of());
  }

  private void turns(Work work, Turns turns, List<Index> counts) {
    boolean writtenOut = cost(turns) <= WRITTEN_OUT && !fillsVectors(turns);
    for (Item item : turns.items()) {
      if (item.kind == Item.Kind.FOLD && item.foldDepth() == turns.depth()) {
        begin(work, item, counts, writtenOut);
      }
    }
    if (writtenOut && turns.extent() <= ABREAST) {
      for (Step step : turns.body()) {
        for (int i = 0; i < turns.extent(); i++) {
          translate(work, List.of(step), with(counts, Index.of(i)));
        }
      }
    } else if (writtenOut) {
      for (int i = 0; i < turns.extent(); i++) {
        translate(work, turns.body(), with(counts, Index.of(i)));
      }
    } else {
      LoopVariable counter = new LoopVariable(turns.extent());
      Code.Block body = writer.open(counter);
      translate(work, turns.body(), with(counts, Index.of(counter)));
      writer.close();
      writer.add(new Code.Loop(counter, body));
    }
    for (Item item : turns.items()) {
      if (item.kind == Item.Kind.FOLD && item.foldDepth() == turns.depth()) {
        end(work, item, counts);
      }
    }
  }

  private static List<Index> with(List<Index> counts, Index last) {
    List<Index> longer = new ArrayList<>(counts);
    longer.add(last);
    return longer;
  }

  /** Whether functions that take long are done for as many elements as a vector has. */
  private boolean fillsVectors(Step step) {
    if (!(step instanceof Turns turns) || lanes == 1) {
      return false;
    }
    boolean fills = turns.extent() >= lanes;
    return (fills && turns.items().stream().anyMatch(item -> Functions.isCall(item.node.op())))
        || turns.body().stream().anyMatch(this::fillsVectors);
  }

  private static long cost(Step step) {
    if (step instanceof Turns turns) {
      long cost = 0;
      for (Step inner : turns.body()) {
        cost += cost(inner);
      }
      return cost * turns.extent();
    }
    return 1;
  }

  private void item(Work work, Item item, List<Index> counts) {
    List<Index> place = item.place(counts);
    switch (item.kind) {
      case COMPUTE -> {
        List<Value> operands = new ArrayList<>();
        for (Expr input : item.node.inputs()) {
          operands.add(value(work, input, input.shape().isScalar() ? List.of() : place));
        }
        put(
            work,
            item.node,
            0,
            place,
            Functions.apply(writer, (Elementwise) item.node.op(), operands));
      }
      case COPY -> {
        Item.Target target = item.target();
        Value value = value(work, item.node, place, true);
        writer.add(new Code.Store(target.buffer(), target.at(place), value));
      }
      case FOLD -> fold(work, item, place);
      case SCATTER -> {
        Value value = value(work, item.node.input(2), place);
        List<Index> at = Work.indexOf(item.node, place, indexer(work));
        Buffer buffer = work.buffer(item.node, 0);
        writer.add(new Code.Add(buffer, Index.linear(at, item.node.shape().dims()), value));
      }
      case CALL -> Calls.write(this, work, item.node);
    }
  }

  /** Says what an element of a result is, and stores it for whoever reads it from memory. */
  void put(Work work, Expr node, int result, List<Index> place, Value value) {
    writer.know(new Work.Place(work, node, result, place), value);
    Index at = Index.linear(place, node.types().get(result).shape().dims());
    writer.add(new Code.Store(work.buffer(node, result), at, value));
  }

  private void begin(Work work, Item item, List<Index> counts, boolean writtenOut) {
    double start = item.node.op() instanceof Max ? Double.NEGATIVE_INFINITY : 0;
    if (writtenOut) {
      folds.put(item, new Fold(null, new LinkedHashMap<>()));
    } else if (item.keepsInnerAxes()) {
      int count = 1;
      for (int depth = item.foldDepth(); depth < item.depth(); depth++) {
        count *= item.resultAxis(depth) < 0 ? 1 : item.extent(depth);
      }
      Buffer buffer = work.buffer(item.node, 0);
      Index at = Index.linear(item.resultPlace(counts), item.node.shape().dims());
      writer.add(
          new Code.Invoke("fill", List.of(buffer, at, count, start), List.of(), List.of(buffer)));
      folds.put(item, new Fold(null, null));
    } else {
      Code.Variable variable = new Code.Variable();
      writer.add(new Code.Assign(variable, writer.literal(start)));
      folds.put(item, new Fold(variable, null));
    }
  }

  private void fold(Work work, Item item, List<Index> place) {
    Fold fold = folds.get(item);
    Function function = function(item);
    Value value = value(work, item.node.input(0), place);
    if (fold == null) {
      // One element folded along axes of length one.
      put(work, item.node, 0, item.resultPlaceOf(place), value);
    } else if (fold.values != null) {
      fold.values.computeIfAbsent(item.resultPlaceOf(place), key -> new ArrayList<>()).add(value);
    } else if (fold.variable != null) {
      Value before = writer.read(fold.variable);
      writer.add(new Code.Assign(fold.variable, writer.apply(function, before, value)));
    } else {
      Buffer buffer = work.buffer(item.node, 0);
      Index at = Index.linear(item.resultPlaceOf(place), item.node.shape().dims());
      if (function == Basic.PLUS) {
        writer.add(new Code.Add(buffer, at, value));
      } else {
        Value before = new Code.Load(buffer, at);
        writer.add(new Code.Define(before));
        writer.add(new Code.Store(buffer, at, writer.apply(function, before, value)));
      }
    }
  }

  private void end(Work work, Item item, List<Index> counts) {
    Fold fold = folds.remove(item);
    if (fold == null) {
      return;
    }
    if (fold.variable != null) {
      put(work, item.node, 0, item.resultPlace(counts), writer.read(fold.variable));
    }
    if (fold.values != null) {
      boolean repeated = counts.stream().anyMatch(count -> !count.isConstant());
      Function function = function(item);
      fold.values.forEach(
          (place, values) -> {
            List<Value> parts = repeated ? chained(function, values) : values;
            put(work, item.node, 0, place, combined(function, parts));
          });
    }
  }

  /**
   * Folds to a few values, one after the other: in a loop other turns fill the time in which one
   * addition waits for another, and what counts is the number of operations.
   */
  private List<Value> chained(Function function, List<Value> values) {
    List<Value> chains = new ArrayList<>(values.subList(0, Math.min(CHAINS, values.size())));
    for (int i = CHAINS; i < values.size(); i++) {
      chains.set(i % CHAINS, writer.apply(function, chains.get(i % CHAINS), values.get(i)));
    }
    return chains;
  }

  /** Folds by halves, so that additions wait for as few others as can be. */
  private Value combined(Function function, List<Value> values) {
    List<Value> rest = values;
    while (rest.size() > 1) {
      List<Value> half = new ArrayList<>();
      for (int i = 0; i + 1 < rest.size(); i += 2) {
        half.add(writer.apply(function, rest.get(i), rest.get(i + 1)));
      }
      if (rest.size() % 2 == 1) {
        half.add(rest.get(rest.size() - 1));
      }
      rest = half;
    }
    return rest.get(0);
  }

  private static Function function(Item item) {
    return item.node.op() instanceof Max ? Functions.MAX : Basic.PLUS;
  }

  /** An element of a node. */
  Value value(Work work, Expr node, List<Index> place) {
    return value(work, node, place, false);
  }

  private Value value(Work work, Expr node, List<Index> place, boolean through) {
    Work.Found found = work.find(node, place, through, indexer(work));
    if (found instanceof Work.Exactly exactly) {
      return writer.literal(exactly.number());
    }
    if (found instanceof Work.Counted counted) {
      return writer.number(counted.index());
    }
    Work.Place at = (Work.Place) found;
    Value known = writer.known(at);
    return known != null ? known : writer.load(Work.buffer(at), at.linear());
  }

  /** Indices read at run time, checked; those of constants are checked now. */
  Views.Indexer indexer(Work work) {
    return new Views.Indexer() {
      @Override
      public Views.Indexer in(Work other) {
        return other == work ? this : indexer(other);
      }

      @Override
      public Index index(Expr node, List<Index> place, int length) {
        Expr indices = node.input(1);
        Work.Found found = work.find(indices, place, false, this);
        if (found instanceof Work.Counted counted && counted.index().greatest() < length) {
          return counted.index();
        }
        if (found instanceof Work.Place at && at.node().op() instanceof Constant constant) {
          int[] data = constant.value().toInts();
          Code.Table table = tables.computeIfAbsent(at.node(), key -> new Code.Table(data));
          if (table.least() >= 0 && table.greatest() < length) {
            return writer.entry(table, at.linear());
          }
        }
        Value number = value(work, indices, place);
        return writer.index(number, length, writer.site(node));
      }
    };
  }
}
