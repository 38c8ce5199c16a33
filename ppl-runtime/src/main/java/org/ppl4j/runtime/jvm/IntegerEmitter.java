package org.ppl4j.runtime.jvm;

import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IDIV;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.IREM;
import static org.objectweb.asm.Opcodes.SIPUSH;

import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;

/** Writes arithmetic on indices. */
final class IntegerEmitter {
  private final MethodVisitor to;

  /** Pushes an atom whose number stands somewhere. */
  private final Consumer<Index.Atom> known;

  IntegerEmitter(MethodVisitor to, Consumer<Index.Atom> known) {
    this.to = to;
    this.known = known;
  }

  /** Pushes an index. */
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
      known.accept(atom);
    }
  }

  /** Pushes a number. */
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
