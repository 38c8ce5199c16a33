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
  /** A loop of so few statements is done two vectors at a time; of more, registers run out. */
  private static final int FEW = 60;

  private final Emitter emitter;
  private final MethodVisitor to;
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

  private void block(Block block) {
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
      vectorLoop(vector);
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
      invoke(invoke);
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
      to.visitVarInsn(ALOAD, first + 2);
      push(kernel.site().slot());
      to.visitInsn(AALOAD);
      to.visitTypeInsn(CHECKCAST, name);
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

  /**
   * Two vectors at a time if registers allow it, then one, then number by number; or the last
   * vector once more, from where it is full, if nothing is added up.
   */
  private void vectorLoop(Code.VectorLoop vector) {
    Code.Loop loop = vector.loop();
    int lanes = vector.lanes();
    Code.Span span = vector.span();
    int extent = loop.counter().extent();
    int rest = span == null ? extent : gcd(extent, span.size());
    Index from = span == null ? Index.ZERO : Index.of(span.block()).times(span.size());
    Index end = span == null ? Index.of(extent) : end(from, span.size(), extent);
    VectorLoopEmitter vectors = new VectorLoopEmitter(this, to, vector);
    fetchValues(loop.body());
    vectors.begin();
    for (int copies = loop.body().statements.size() <= FEW ? 2 : 1; copies > 0; copies--) {
      int step = copies * lanes;
      Index whole = span == null ? Index.of(extent - extent % step) : whole(from, end, step);
      int at = copies;
      if (!whole.equals(from)) {
        loop(loop.counter(), from, whole, step, () -> vectors.body(at));
      }
      from = whole;
      if (rest % step == 0) {
        break;
      }
    }
    boolean again = span == null && extent >= lanes;
    if (rest % lanes != 0 && again) {
      loop(loop.counter(), extent - lanes, extent, lanes, () -> vectors.last(extent % lanes));
    }
    vectors.end();
    if (rest % lanes != 0 && !again) {
      loop(loop.counter(), from, end, 1, () -> block(loop.body()));
    }
    fetched.clear();
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

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** The end of a block of turns, in a local. */
  private Index end(Index from, int size, int extent) {
    LoopVariable end = new LoopVariable(extent + 1);
    index(from.plus(size));
    push(extent);
    to.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "min", "(II)I", false);
    to.visitVarInsn(ISTORE, local(end, 1));
    return Index.of(end);
  }

  /** How far one can go in steps of a power of two, in a local. */
  private Index whole(Index from, Index end, int step) {
    LoopVariable whole = new LoopVariable(end.greatest() + 1);
    index(end.plus(from.times(-1)));
    push(-step);
    to.visitInsn(IAND);
    index(from);
    to.visitInsn(IADD);
    to.visitVarInsn(ISTORE, local(whole, 1));
    return Index.of(whole);
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

  private void loop(LoopVariable variable, Index from, Index limit, int step, Runnable body) {
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

  private void invoke(Code.Invoke invoke) {
    StringBuilder descriptor = new StringBuilder("(");
    for (Object argument : invoke.arguments()) {
      if (argument instanceof Buffer || argument instanceof Code.Table) {
        array(argument);
        descriptor.append(argument instanceof Buffer ? "[D" : "[I");
      } else if (argument instanceof Index at) {
        index(at);
        descriptor.append('I');
      } else if (argument instanceof Integer number) {
        push(number);
        descriptor.append('I');
      } else if (argument instanceof Boolean flag) {
        push(flag ? 1 : 0);
        descriptor.append('Z');
      } else if (argument instanceof Double number) {
        to.visitLdcInsn(number);
        descriptor.append('D');
      } else if (argument instanceof Code.Whole) {
        to.visitVarInsn(ALOAD, first);
        descriptor.append("[[D");
      } else if (argument instanceof Code.Site site) {
        String name = site.type().getName().replace('.', '/');
        to.visitVarInsn(ALOAD, first + 2);
        push(site.slot());
        to.visitInsn(AALOAD);
        to.visitTypeInsn(CHECKCAST, name);
        descriptor.append('L').append(name).append(';');
      }
    }
    to.visitMethodInsn(
        INVOKESTATIC,
        Calls.owner(invoke.routine()),
        invoke.routine(),
        descriptor.append(")V").toString(),
        false);
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
    boolean some = false;
    if (index.constant() != 0 || index.isConstant()) {
      push(index.constant());
      some = true;
    }
    for (Index.Term term : index.terms()) {
      atom(term.atom());
      if (term.factor() != 1) {
        push(term.factor());
        to.visitInsn(IMUL);
      }
      if (some) {
        to.visitInsn(IADD);
      }
      some = true;
    }
  }

  private void atom(Index.Atom atom) {
    if (atom instanceof Index.Quotient quotient) {
      index(quotient.dividend());
      push(quotient.divisor());
      to.visitInsn(IDIV);
    } else if (atom instanceof Index.Remainder remainder) {
      index(remainder.dividend());
      push(remainder.divisor());
      to.visitInsn(IREM);
    } else {
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

  void push(int number) {
    if (number >= -1 && number <= 5) {
      to.visitInsn(ICONST_0 + number);
    } else if (number >= Short.MIN_VALUE && number <= Short.MAX_VALUE) {
      to.visitIntInsn(SIPUSH, number);
    } else {
      // Large ones are made, so that they take no place among the class's constants.
      push(number / Short.MAX_VALUE);
      to.visitIntInsn(SIPUSH, Short.MAX_VALUE);
      to.visitInsn(IMUL);
      to.visitIntInsn(SIPUSH, number % Short.MAX_VALUE);
      to.visitInsn(IADD);
    }
  }
}
