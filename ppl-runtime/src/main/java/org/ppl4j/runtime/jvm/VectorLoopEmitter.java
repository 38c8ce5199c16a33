package org.ppl4j.runtime.jvm;

import static java.util.Objects.requireNonNull;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.DUP2;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * Writes the vector part of a loop. What varies from turn to turn is in vectors, what is compared
 * in masks, what stays the same in numbers; sums and maxima have a vector each, folded after the
 * loop.
 */
final class VectorLoopEmitter {
  private final MethodEmitter host;
  private final MethodVisitor to;
  private final Code.Loop loop;
  private final int lanes;
  private final Code.@Nullable Span span;

  /** How many vectors' turns are done side by side. */
  private int copies = 1;

  /** How many of a vector's first turns were done before. */
  private int repeated;

  /** The locals of vectors, and of masks, one for each copy. */
  private final IdentityHashMap<Value, int[]> vectors = new IdentityHashMap<>();

  private final IdentityHashMap<Value, int[]> masks = new IdentityHashMap<>();
  private final Map<Object, Integer> totals = new LinkedHashMap<>();

  /** Products that are written where they are added, as one operation. */
  private final Set<Value> products;

  VectorLoopEmitter(MethodEmitter host, MethodVisitor to, Code.VectorLoop vector) {
    this.host = host;
    this.to = to;
    loop = vector.loop();
    lanes = vector.lanes();
    span = vector.span();
    products = VectorProducts.of(loop.body().statements);
  }

  /** Before the loop: the totals' vectors. */
  void begin() {
    LoopTotals.of(loop).forEach((total, fold) -> begin(total, LoopTotals.start(fold)));
  }

  private void begin(Object total, double start) {
    VectorInstructions.species(to);
    Integer place = placeOf(total);
    if (place == null) {
      to.visitLdcInsn(start);
      VectorInstructions.broadcast(to);
    } else {
      host.array(requireNonNull(span).totals());
      host.push(place);
      VectorInstructions.load(to);
    }
    int local = host.newLocal(1);
    to.visitVarInsn(ASTORE, local);
    totals.put(total, local);
  }

  /** Where a total is between blocks; null if it ends with this loop. */
  private @Nullable Integer placeOf(Object total) {
    return span == null ? null : span.places().get(total);
  }

  /** In the loop: so many vectors' turns. */
  void body(int vectorsAtOnce) {
    copies = vectorsAtOnce;
    vectors.clear();
    masks.clear();
    loop.body().statements.forEach(this::statement);
  }

  /** The last vector's turns, of which all but so many were done before: totals leave those out. */
  void last(int fresh) {
    repeated = lanes - fresh;
    body(1);
    repeated = 0;
  }

  /** After the loop: the totals are kept for the next block, or added to what is there. */
  void end() {
    LoopTotals.of(loop)
        .forEach(
            (total, fold) -> {
              Integer place = placeOf(total);
              if (place != null) {
                to.visitVarInsn(ALOAD, totalOf(total));
                host.array(requireNonNull(span).totals());
                host.push(place);
                VectorInstructions.store(to);
              } else if (total instanceof LoopTotals.Element element) {
                host.array(element.buffer());
                host.index(element.at());
                to.visitInsn(DUP2);
                to.visitInsn(DALOAD);
                to.visitVarInsn(ALOAD, totalOf(total));
                VectorInstructions.reduce(to, fold);
                to.visitInsn(DADD);
                to.visitInsn(DASTORE);
              } else {
                finish((Code.Variable) total, fold);
              }
            });
  }

  private void finish(Code.Variable variable, Function fold) {
    host.assign(
        variable,
        () -> {
          host.variable(variable);
          to.visitVarInsn(ALOAD, totalOf(variable));
          VectorInstructions.reduce(to, fold);
          host.fold(fold);
        });
  }

  private void statement(Statement statement) {
    if (statement instanceof Code.Define define) {
      define(define.value());
    } else if (statement instanceof Code.Store store) {
      for (int copy = 0; copy < copies; copy++) {
        vector(store.value(), copy);
        host.array(store.buffer());
        host.index(store.at().plus(copy * lanes));
        VectorInstructions.store(to);
      }
    } else if (statement instanceof Code.Add add) {
      total(totalOf(new LoopTotals.Element(add.buffer(), add.at())), Basic.PLUS, add.value());
    } else if (statement instanceof Code.Assign assign) {
      Code.Apply fold = (Code.Apply) assign.value();
      total(totalOf(assign.variable()), fold.function, fold.operands.get(1));
    }
  }

  private int totalOf(Object total) {
    return requireNonNull(totals.get(total));
  }

  private void total(int local, Function function, Value value) {
    for (int copy = 0; copy < copies; copy++) {
      if (repeated > 0) {
        to.visitVarInsn(ALOAD, local);
        vector(value, copy);
        number(() -> to.visitLdcInsn(LoopTotals.start(function)));
        VectorInstructions.firstLanes(to, repeated);
        VectorInstructions.blend(to);
        VectorInstructions.apply(to, function, 2);
      } else if (function == Basic.PLUS && products.contains(value)) {
        operands(value, copy);
        to.visitVarInsn(ALOAD, local);
        VectorInstructions.multiplyAndAdd(to);
      } else {
        to.visitVarInsn(ALOAD, local);
        vector(value, copy);
        VectorInstructions.apply(to, function, 2);
      }
      to.visitVarInsn(ASTORE, local);
    }
  }

  private void define(Value value) {
    if (value instanceof Code.Load load && load.at.stride(loop.counter()) != 0) {
      for (int copy = 0; copy < copies; copy++) {
        VectorInstructions.species(to);
        host.array(load.buffer);
        if (load.at.terms().get(0).atom() instanceof Code.Entry entry) {
          host.push(load.at.constant());
          host.array(entry.table);
          host.index(entry.at.plus(copy * lanes));
          VectorInstructions.pick(to);
        } else {
          host.index(load.at.plus(copy * lanes));
          VectorInstructions.load(to);
        }
        keep(vectors, value, copy);
      }
    } else if (value instanceof Code.Apply apply) {
      apply(apply);
    } else if (!(value instanceof Code.Entry)
        && !(value instanceof Code.Read read && totals.containsKey(read.variable))) {
      host.define(value);
    }
  }

  private void keep(IdentityHashMap<Value, int[]> locals, Value value, int copy) {
    int local = host.newLocal(1);
    to.visitVarInsn(ASTORE, local);
    locals.computeIfAbsent(value, key -> new int[copies])[copy] = local;
  }

  private boolean varies(Value value) {
    return vectors.containsKey(value) || masks.containsKey(value) || products.contains(value);
  }

  private void apply(Code.Apply apply) {
    boolean isFold =
        apply.operands.get(0) instanceof Code.Read read && totals.containsKey(read.variable);
    if (isFold) {
      return;
    }
    if (apply.operands.stream().noneMatch(this::varies)) {
      products.remove(apply);
      host.define(apply);
      return;
    }
    if (products.contains(apply)) {
      return;
    }
    for (int copy = 0; copy < copies; copy++) {
      if (VectorInstructions.isComparison(apply.function)) {
        int second = copy;
        vector(apply.operands.get(0), copy);
        VectorInstructions.compare(to, apply.function, () -> vector(apply.operands.get(1), second));
        keep(masks, apply, copy);
      } else {
        write(apply, copy);
        keep(vectors, apply, copy);
      }
    }
  }

  private void write(Code.Apply apply, int copy) {
    if (apply.function == Basic.SELECT) {
      vector(apply.operands.get(2), copy);
      vector(apply.operands.get(1), copy);
      mask(apply.operands.get(0), copy);
      VectorInstructions.blend(to);
      return;
    }
    if (apply.function.equals(SpecialFunctions.OVER)) {
      number(() -> to.visitLdcInsn(1.0));
      vector(apply.operands.get(1), copy);
      vector(apply.operands.get(0), copy);
      VectorInstructions.compare(to, "LT", 0);
      VectorInstructions.blend(to);
      return;
    }
    if (isLimit(apply)) {
      // One comparison; the library's maximum takes five instructions for zeros and NaN.
      vector(apply.operands.get(0), copy);
      vector(apply.operands.get(1), copy);
      vector(apply.operands.get(0), copy);
      double limit = ((Code.Literal) apply.operands.get(1)).number;
      VectorInstructions.compare(to, apply.function.equals(Functions.MAX) ? "LE" : "GT", limit);
      VectorInstructions.blend(to);
      return;
    }
    for (int i = 0; i < apply.operands.size() && apply.function == Basic.PLUS; i++) {
      if (products.contains(apply.operands.get(i))) {
        operands(apply.operands.get(i), copy);
        vector(apply.operands.get(1 - i), copy);
        VectorInstructions.multiplyAndAdd(to);
        return;
      }
    }
    operands(apply, copy);
    VectorInstructions.apply(to, apply.function, apply.operands.size());
  }

  /** Whether it is the larger or smaller of something and a number that is known, not -0 or NaN. */
  private static boolean isLimit(Code.Apply apply) {
    return (apply.function.equals(Functions.MAX) || apply.function.equals(Functions.MIN))
        && apply.operands.get(1) instanceof Code.Literal literal
        && !Double.isNaN(literal.number)
        && Double.compare(literal.number, -0.0) != 0;
  }

  private void operands(Value value, int copy) {
    ((Code.Apply) value).operands.forEach(operand -> vector(operand, copy));
  }

  private void mask(Value condition, int copy) {
    int[] mask = masks.get(condition);
    if (mask != null) {
      to.visitVarInsn(ALOAD, mask[copy]);
    } else {
      vector(condition, copy);
      VectorInstructions.isNotZero(to);
    }
  }

  /** Pushes a value as a vector: one number in all lanes, or a mask's 0 and 1. */
  private void vector(Value value, int copy) {
    int[] local = vectors.get(value);
    if (local != null) {
      to.visitVarInsn(ALOAD, local[copy]);
    } else if (products.contains(value)) {
      operands(value, copy);
      VectorInstructions.apply(to, Basic.TIMES, 2);
    } else if (masks.containsKey(value)) {
      number(() -> to.visitLdcInsn(0.0));
      number(() -> to.visitLdcInsn(1.0));
      to.visitVarInsn(ALOAD, masks.get(value)[copy]);
      VectorInstructions.blend(to);
    } else {
      number(() -> host.value(value));
    }
  }

  private void number(Runnable push) {
    VectorInstructions.species(to);
    push.run();
    VectorInstructions.broadcast(to);
  }
}
