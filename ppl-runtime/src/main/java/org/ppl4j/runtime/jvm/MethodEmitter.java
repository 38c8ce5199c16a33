package org.ppl4j.runtime.jvm;

import static java.util.Objects.requireNonNull;
import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.ppl4j.op.Binary;
import org.ppl4j.op.Ternary;
import org.ppl4j.op.Unary;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;

/** Writes one method's bytecode. Every value has a local; arrays are fetched where it begins. */
final class MethodEmitter {
  private final Emitter emitter;
  private final MethodVisitor to;
  private final IntegerEmitter integers;
  private final FrameSlots slots;
  private final int first;
  private final List<LoopVariable> counters;
  private final IdentityHashMap<Object, Integer> locals = new IdentityHashMap<>();

  /** The locals of values in the frame, for as long as they are there. */
  private final IdentityHashMap<Value, Integer> fetched = new IdentityHashMap<>();

  private int nextLocal;

  MethodEmitter(
      Emitter emitter, MethodVisitor to, FrameSlots slots, int first, List<LoopVariable> counters) {
    this.emitter = emitter;
    this.to = to;
    this.slots = slots;
    integers = new IntegerEmitter(to, this::integer);
    this.first = first;
    this.counters = new ArrayList<>(counters);
    nextLocal = first + 4;
    for (LoopVariable counter : counters) {
      local(counter, 1);
    }
  }

  void write(Block body) {
    to.visitCode();
    fetch(body);
    block(body);
    to.visitInsn(RETURN);
    to.visitMaxs(0, 0);
    to.visitEnd();
  }

  int newLocal(int width) {
    int local = nextLocal;
    nextLocal += width;
    return local;
  }

  private int localOf(Object key) {
    return requireNonNull(locals.get(key));
  }

  private int local(Object key, int width) {
    int local = newLocal(width);
    locals.put(key, local);
    return local;
  }

  /** Puts arrays into locals, and sets variables to 0, so that each is set on every path. */
  private void fetch(Block block) {
    for (Statement statement : block.statements) {
      if (statement instanceof Code.Section) {
        continue;
      }
      for (Object array : Code.arrays(statement)) {
        if (!locals.containsKey(array)) {
          boolean table = array instanceof Code.Table;
          to.visitVarInsn(ALOAD, first + (table ? 1 : 0));
          push(array instanceof Code.Table ints ? ints.slot : ((Buffer) array).slot());
          to.visitInsn(AALOAD);
          to.visitVarInsn(ASTORE, local(array, 1));
        }
      }
      if (statement instanceof Code.Assign assign
          && slots.slot(assign.variable()) == null
          && !locals.containsKey(assign.variable())) {
        to.visitInsn(DCONST_0);
        to.visitVarInsn(DSTORE, local(assign.variable(), 2));
      }
      Code.blocks(statement).forEach(this::fetch);
    }
  }

  void block(Block block) {
    block.statements.forEach(this::statement);
  }

  private void statement(Statement statement) {
    if (statement instanceof Code.Define define) {
      define(define.value());
    } else if (statement instanceof Code.Store store) {
      array(store.buffer());
      index(store.at());
      value(store.value());
      to.visitInsn(DASTORE);
    } else if (statement instanceof Code.Add add) {
      array(add.buffer());
      index(add.at());
      to.visitInsn(DUP2);
      to.visitInsn(DALOAD);
      value(add.value());
      to.visitInsn(DADD);
      to.visitInsn(DASTORE);
    } else if (statement instanceof Code.Assign assign) {
      assign(assign.variable(), () -> value(assign.value()));
    } else if (statement instanceof Code.Loop loop) {
      loop(loop.counter(), 0, loop.counter().extent(), 1, () -> block(loop.body()));
    } else if (statement instanceof Code.VectorLoop vector) {
      fetchValues(vector.loop().body());
      VectorTurns.write(this, to, vector);
      fetched.clear();
    } else if (statement instanceof Code.Branch branch) {
      branch(branch);
    } else if (statement instanceof Code.Section section) {
      for (int i = 0; i < 4; i++) {
        to.visitVarInsn(ALOAD, first + i);
      }
      for (LoopVariable counter : counters) {
        to.visitVarInsn(ILOAD, localOf(counter));
      }
      emitter.call(to, section.body(), counters);
    } else if (statement instanceof Code.Invoke invoke && invoke.lanes() > 1) {
      VectorMatrices.write(this, to, invoke);
    } else if (statement instanceof Code.Invoke invoke) {
      InvokeEmitter.write(this, to, invoke);
    }
  }

  void define(Value value) {
    Integer slot = slots.slot(value);
    if (slot != null) {
      to.visitVarInsn(ALOAD, first + 3);
      push(slot);
      compute(value);
      if (value instanceof Index.Atom) {
        to.visitInsn(I2D);
      }
      to.visitInsn(DASTORE);
    } else {
      compute(value);
      boolean integer = value instanceof Index.Atom;
      to.visitVarInsn(integer ? ISTORE : DSTORE, local(value, integer ? 1 : 2));
    }
  }

  private void compute(Value value) {
    if (value instanceof Code.Load load) {
      array(load.buffer);
      index(load.at);
      to.visitInsn(DALOAD);
    } else if (value instanceof Code.Number number) {
      index(number.index);
      to.visitInsn(I2D);
    } else if (value instanceof Code.Read read) {
      variable(read.variable);
    } else if (value instanceof Code.Entry entry) {
      array(entry.table);
      index(entry.at);
      to.visitInsn(IALOAD);
    } else if (value instanceof Code.Checked checked) {
      value(checked.number);
      push(checked.length);
      to.visitVarInsn(ALOAD, first + 2);
      push(checked.site);
      to.visitInsn(AALOAD);
      to.visitMethodInsn(
          INVOKESTATIC, Emitter.PACKAGE + "Routines", "index", "(DILjava/lang/Object;)I", false);
    } else if (value instanceof Code.Apply apply) {
      apply(apply);
    }
  }

  private void apply(Code.Apply written) {
    Code.Apply known = ShortFunctions.of(written);
    Code.Apply apply =
        known != null && known.operands.stream().allMatch(this::isHere) ? known : written;
    int count = apply.operands.size();
    if (apply.function instanceof Function.Basic basic) {
      BasicInstructions.write(
          to, basic, () -> apply.operands.forEach(this::value), i -> value(apply.operands.get(i)));
    } else if (apply.function instanceof Function.Method method) {
      apply.operands.forEach(this::value);
      call(method, count);
    } else if (apply.function instanceof Function.Kernel kernel) {
      Class<?> type = count == 1 ? Unary.class : count == 2 ? Binary.class : Ternary.class;
      String name = type.getName().replace('.', '/');
      site(kernel.site().slot(), name);
      apply.operands.forEach(this::value);
      to.visitMethodInsn(INVOKEINTERFACE, name, "apply", "(" + "D".repeat(count) + ")D", true);
    }
  }

  /** Whether a value is within reach of this method. */
  private boolean isHere(Value value) {
    return slots.slot(value) != null || locals.containsKey(value);
  }

  private void call(Function.Method method, int count) {
    String descriptor = "(" + "D".repeat(count) + ")D";
    to.visitMethodInsn(INVOKESTATIC, method.owner(), method.name(), descriptor, false);
  }

  /** Folds the two numbers on the stack. */
  void fold(Function function) {
    if (function instanceof Function.Method method) {
      call(method, 2);
    } else {
      to.visitInsn(function == Function.Basic.TIMES ? DMUL : DADD);
    }
  }

  void assign(Code.Variable variable, Runnable value) {
    Integer slot = slots.slot(variable);
    if (slot != null) {
      to.visitVarInsn(ALOAD, first + 3);
      push(slot);
      value.run();
      to.visitInsn(DASTORE);
    } else {
      value.run();
      to.visitVarInsn(DSTORE, localOf(variable));
    }
  }

  /** Puts what a loop reads from the frame into locals: no store in the loop can change those. */
  private void fetchValues(Block body) {
    Set<Value> own = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Statement statement : body.statements) {
      if (statement instanceof Code.Define define) {
        own.add(define.value());
      }
    }
    for (Statement statement : body.statements) {
      for (Value value : Code.reads(statement)) {
        boolean kept = slots.slot(value) != null && !(value instanceof Index.Atom);
        if (kept && !own.contains(value) && !fetched.containsKey(value)) {
          value(value);
          int local = newLocal(2);
          to.visitVarInsn(DSTORE, local);
          fetched.put(value, local);
        }
      }
    }
  }

  private void loop(LoopVariable variable, int from, int limit, int step, Runnable body) {
    loop(variable, Index.of(from), Index.of(limit), step, body);
  }

  /** A loop from a number to before another. */
  void loop(int from, int limit, int step, Consumer<Index> body) {
    LoopVariable counter = new LoopVariable(limit);
    loop(counter, from, limit, step, () -> body.accept(Index.of(counter)));
  }

  /** A loop of as many turns as an index says. */
  void loop(Index count, Consumer<Index> body) {
    LoopVariable counter = new LoopVariable(count.greatest());
    loop(counter, Index.ZERO, count, 1, () -> body.accept(Index.of(counter)));
  }

  void loop(LoopVariable variable, Index from, Index limit, int step, Runnable body) {
    int counter = local(variable, 1);
    Label test = new Label();
    Label again = new Label();
    index(from);
    to.visitVarInsn(ISTORE, counter);
    to.visitJumpInsn(GOTO, test);
    to.visitLabel(again);
    counters.add(variable);
    body.run();
    counters.remove(counters.size() - 1);
    to.visitIincInsn(counter, step);
    to.visitLabel(test);
    to.visitVarInsn(ILOAD, counter);
    index(limit);
    to.visitJumpInsn(IF_ICMPLT, again);
  }

  private void branch(Code.Branch branch) {
    Label no = new Label();
    Label end = new Label();
    value(branch.condition());
    to.visitInsn(DCONST_0);
    to.visitInsn(DCMPL);
    to.visitJumpInsn(IFEQ, no);
    block(branch.yes());
    to.visitJumpInsn(GOTO, end);
    to.visitLabel(no);
    block(branch.no());
    to.visitLabel(end);
  }

  void value(Value value) {
    Integer slot = slots.slot(value);
    Integer local = fetched.get(value);
    if (local != null) {
      to.visitVarInsn(DLOAD, local);
    } else if (slot != null) {
      to.visitVarInsn(ALOAD, first + 3);
      push(slot);
      to.visitInsn(DALOAD);
    } else if (value instanceof Code.Literal literal) {
      to.visitLdcInsn(literal.number);
    } else {
      to.visitVarInsn(DLOAD, localOf(value));
    }
  }

  void variable(Code.Variable variable) {
    Integer slot = slots.slot(variable);
    if (slot != null) {
      to.visitVarInsn(ALOAD, first + 3);
      push(slot);
      to.visitInsn(DALOAD);
    } else {
      to.visitVarInsn(DLOAD, localOf(variable));
    }
  }

  void array(Object array) {
    to.visitVarInsn(ALOAD, localOf(array));
  }

  void index(Index index) {
    integers.index(index);
  }

  void push(int number) {
    integers.push(number);
  }

  /** Pushes all arrays of doubles. */
  void arrays() {
    to.visitVarInsn(ALOAD, first);
  }

  /** Pushes an object that the code calls on. */
  void site(int slot, String type) {
    to.visitVarInsn(ALOAD, first + 2);
    push(slot);
    to.visitInsn(AALOAD);
    to.visitTypeInsn(CHECKCAST, type);
  }

  /** Stores the integer on the stack in a local of its own. */
  void keep(LoopVariable integer) {
    to.visitVarInsn(ISTORE, local(integer, 1));
  }

  /** Pushes an integer that is in a local or the frame. */
  void integer(Index.Atom atom) {
    Integer slot = slots.slot(atom);
    if (slot == null) {
      to.visitVarInsn(ILOAD, localOf(atom));
    } else {
      to.visitVarInsn(ALOAD, first + 3);
      push(slot);
      to.visitInsn(DALOAD);
      to.visitInsn(D2I);
    }
  }
}
