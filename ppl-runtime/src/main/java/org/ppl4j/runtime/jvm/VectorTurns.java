package org.ppl4j.runtime.jvm;

import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import org.objectweb.asm.MethodVisitor;

/**
 * Writes the turns of a loop of vectors: two vectors at a time if registers allow it, then one,
 * then the last vector once more, from where it is full, what was added up before left out; or, of
 * a loop in blocks, number by number.
 */
final class VectorTurns {
  /** A loop of so few statements is done two vectors at a time; of more, registers run out. */
  private static final int FEW = 60;

  /** More vectors' statements in a method and HotSpot would make objects of them. */
  private static final int MOST = 150;

  private final MethodEmitter host;
  private final MethodVisitor to;

  private VectorTurns(MethodEmitter host, MethodVisitor to) {
    this.host = host;
    this.to = to;
  }

  static void write(MethodEmitter host, MethodVisitor to, Code.VectorLoop vector) {
    new VectorTurns(host, to).write(vector);
  }

  private void write(Code.VectorLoop vector) {
    Code.Loop loop = vector.loop();
    int lanes = vector.lanes();
    Code.Span span = vector.span();
    int extent = loop.counter().extent();
    int rest = span == null ? extent : gcd(extent, span.size());
    Index from = span == null ? Index.ZERO : Index.of(span.block()).times(span.size());
    Index end = span == null ? Index.of(extent) : end(from, span.size(), extent);
    VectorLoopEmitter vectors = new VectorLoopEmitter(host, to, vector);
    vectors.begin();
    int written = 0;
    for (int copies = loop.body().statements.size() <= FEW ? 2 : 1; copies > 0; copies--) {
      int step = copies * lanes;
      Index whole = span == null ? Index.of(extent - extent % step) : whole(from, end, step);
      int at = copies;
      if (!whole.equals(from)) {
        host.loop(loop.counter(), from, whole, step, () -> vectors.body(at));
        written += copies;
      }
      from = whole;
      if (rest % step == 0) {
        break;
      }
    }
    boolean fits = (written + 1) * loop.body().statements.size() <= MOST;
    boolean again = span == null && extent >= lanes && fits;
    if (rest % lanes != 0 && again) {
      Index last = Index.of(extent - lanes);
      host.loop(loop.counter(), last, Index.of(extent), lanes, () -> vectors.last(extent % lanes));
    }
    vectors.end();
    if (rest % lanes != 0 && !again) {
      host.loop(loop.counter(), from, end, 1, () -> host.block(loop.body()));
    }
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** The end of a block of turns, in a local. */
  private Index end(Index from, int size, int extent) {
    LoopVariable end = new LoopVariable(extent + 1);
    host.index(from.plus(size));
    host.push(extent);
    to.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "min", "(II)I", false);
    host.keep(end);
    return Index.of(end);
  }

  /** How far one can go in steps of a power of two, in a local. */
  private Index whole(Index from, Index end, int step) {
    LoopVariable whole = new LoopVariable(end.greatest() + 1);
    host.index(end.plus(from.times(-1)));
    host.push(-step);
    to.visitInsn(IAND);
    host.index(from);
    to.visitInsn(IADD);
    host.keep(whole);
    return Index.of(whole);
  }
}
