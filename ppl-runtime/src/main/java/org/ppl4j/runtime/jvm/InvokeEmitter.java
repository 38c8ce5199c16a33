package org.ppl4j.runtime.jvm;

import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import org.objectweb.asm.MethodVisitor;

/** Writes the call of a routine: its arguments, and the descriptor that they make. */
final class InvokeEmitter {
  private InvokeEmitter() {}

  static void write(MethodEmitter host, MethodVisitor to, Code.Invoke invoke) {
    StringBuilder descriptor = new StringBuilder("(");
    for (Object argument : invoke.arguments()) {
      if (argument instanceof Buffer || argument instanceof Code.Table) {
        host.array(argument);
        descriptor.append(argument instanceof Buffer ? "[D" : "[I");
      } else if (argument instanceof Index at) {
        host.index(at);
        descriptor.append('I');
      } else if (argument instanceof Integer number) {
        host.push(number);
        descriptor.append('I');
      } else if (argument instanceof Boolean flag) {
        host.push(flag ? 1 : 0);
        descriptor.append('Z');
      } else if (argument instanceof Double number) {
        to.visitLdcInsn(number);
        descriptor.append('D');
      } else if (argument instanceof Code.Whole) {
        host.arrays();
        descriptor.append("[[D");
      } else if (argument instanceof Code.Site site) {
        String name = site.type().getName().replace('.', '/');
        host.site(site.slot(), name);
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
}
