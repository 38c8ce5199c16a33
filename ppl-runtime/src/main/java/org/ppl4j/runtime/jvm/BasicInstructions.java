package org.ppl4j.runtime.jvm;

import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DCMPG;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DCONST_1;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DMUL;
import static org.objectweb.asm.Opcodes.DNEG;
import static org.objectweb.asm.Opcodes.DSUB;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFNE;

import java.util.function.IntConsumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** The instructions of basic functions. */
final class BasicInstructions {
  private BasicInstructions() {}

  /**
   * Writes a function's instructions.
   *
   * @param all pushes all operands
   * @param one pushes one
   */
  static void write(MethodVisitor to, Function.Basic function, Runnable all, IntConsumer one) {
    switch (function) {
      case PLUS -> after(to, all, DADD);
      case MINUS -> after(to, all, DSUB);
      case TIMES -> after(to, all, DMUL);
      case DIV -> after(to, all, DDIV);
      case NEGATE -> after(to, all, DNEG);
      // A NaN compares as if it were greater, so that the answer is no.
      case LESS -> question(to, all, DCMPG, IFGE);
      case LESS_EQUAL -> question(to, all, DCMPG, IFGT);
      case EQUAL -> question(to, all, DCMPL, IFNE);
      case SELECT -> {
        one.accept(0);
        to.visitInsn(DCONST_0);
        to.visitInsn(DCMPL);
        choose(to, IFEQ, () -> one.accept(1), () -> one.accept(2));
      }
    }
  }

  private static void after(MethodVisitor to, Runnable operands, int instruction) {
    operands.run();
    to.visitInsn(instruction);
  }

  private static void question(MethodVisitor to, Runnable operands, int compare, int unless) {
    operands.run();
    to.visitInsn(compare);
    choose(to, unless, () -> to.visitInsn(DCONST_1), () -> to.visitInsn(DCONST_0));
  }

  private static void choose(MethodVisitor to, int unless, Runnable yes, Runnable no) {
    Label otherwise = new Label();
    Label end = new Label();
    to.visitJumpInsn(unless, otherwise);
    yes.run();
    to.visitJumpInsn(GOTO, end);
    to.visitLabel(otherwise);
    no.run();
    to.visitLabel(end);
  }
}
