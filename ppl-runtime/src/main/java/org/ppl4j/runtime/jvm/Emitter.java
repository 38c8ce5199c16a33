package org.ppl4j.runtime.jvm;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.ppl4j.runtime.jvm.Code.Block;

/** Writes code as a hidden class: its main method, and one for each section. */
final class Emitter {
  /** The parameters that every method has. */
  static final String CALL = "[[D[[I[Ljava/lang/Object;[D";

  static final String PACKAGE = "org/ppl4j/runtime/jvm/";
  private static final String NAME = PACKAGE + "Generated";

  /** A section's method, still to be written; the counters of the loops around are parameters. */
  private record Pending(String name, Block body, List<LoopVariable> counters) {}

  private final ClassWriter writer = new FlatClassWriter();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final FrameSlots slots;
  private int sections;

  private Emitter(FrameSlots slots) {
    this.slots = slots;
  }

  /** The class of a block of code, in the form of an instance. */
  static Compiled emit(Block main, FrameSlots slots) {
    byte[] bytes = new Emitter(slots).write(main);
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Compiled) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated class does not load", e);
    }
  }

  private byte[] write(Block main) {
    writer.visit(
        V17, ACC_FINAL, NAME, null, "java/lang/Object", new String[] {PACKAGE + "Compiled"});
    MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    method("run", ACC_PUBLIC, main, List.of());
    while (!pending.isEmpty()) {
      Pending next = pending.remove();
      method(next.name, ACC_STATIC, next.body, next.counters);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void method(String name, int access, Block body, List<LoopVariable> counters) {
    MethodVisitor visitor = writer.visitMethod(access, name, descriptor(counters), null, null);
    new MethodEmitter(this, visitor, slots, access == ACC_STATIC ? 0 : 1, counters).write(body);
  }

  /** Has a section written as a method, and calls it. */
  void call(MethodVisitor from, Block section, List<LoopVariable> counters) {
    String name = "section" + sections++;
    pending.add(new Pending(name, section, new ArrayList<>(counters)));
    from.visitMethodInsn(INVOKESTATIC, NAME, name, descriptor(counters), false);
  }

  private static String descriptor(List<LoopVariable> counters) {
    return "(" + CALL + "I".repeat(counters.size()) + ")V";
  }

  /** Its methods' locals are numbers and arrays: where two types meet there is only Object. */
  private static final class FlatClassWriter extends ClassWriter {
    FlatClassWriter() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String type1, String type2) {
      return "java/lang/Object";
    }
  }
}
