package org.ppl4j.runtime.jvm;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DCONST_1;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DNEG;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * Writes products and triangular solves of matrices as loops of vectors along the columns of the
 * result. A tile of the result stays in registers; where the columns are no multiple of a vector's
 * numbers, the last vector takes in some that are done already.
 */
final class VectorMatrices {
  /** A tile's rows, and the vectors in each. */
  private static final int ROWS = 4;

  private static final int VECTORS = 4;

  private final MethodEmitter host;
  private final MethodVisitor to;
  private final List<Object> arguments;
  private final int lanes;

  private VectorMatrices(MethodEmitter host, MethodVisitor to, Code.Invoke invoke) {
    this.host = host;
    this.to = to;
    arguments = invoke.arguments();
    lanes = invoke.lanes();
  }

  /** Whether a routine's call can be done so many columns at a time. */
  static boolean fits(Code.Invoke invoke, int lanes) {
    List<Object> arguments = invoke.arguments();
    return switch (invoke.routine()) {
      case "matmul" -> (int) arguments.get(9) == 1 && (int) arguments.get(14) >= lanes;
      case "triangularSolve" -> (int) arguments.get(7) >= lanes;
      default -> false;
    };
  }

  static void write(MethodEmitter host, MethodVisitor to, Code.Invoke invoke) {
    VectorMatrices matrices = new VectorMatrices(host, to, invoke);
    if (invoke.routine().equals("matmul")) {
      matrices.matmul();
    } else {
      matrices.triangularSolve();
    }
  }

  private int number(int argument) {
    return (int) arguments.get(argument);
  }

  private Index index(int argument) {
    return (Index) arguments.get(argument);
  }

  private Buffer buffer(int argument) {
    return (Buffer) arguments.get(argument);
  }

  /** The arguments are those of {@link MatrixRoutines#matmul}. */
  private void matmul() {
    int rows = number(12);
    int columns = number(14);
    each(
        number(11),
        batch -> {
          Index a = index(1).plus(batch.times(number(2)));
          Index b = index(6).plus(batch.times(number(7)));
          Index out = batch.times(rows * columns);
          int whole = rows - rows % ROWS;
          host.loop(0, whole, ROWS, i -> rowTiles(a, b, out, i, ROWS));
          if (whole < rows) {
            rowTiles(a, b, out, Index.of(whole), rows - whole);
          }
        });
  }

  private void rowTiles(Index a, Index b, Index out, Index row, int rows) {
    int columns = number(14);
    tiles(columns, starts -> tile(a, b, out.plus(row.times(columns)), row, rows, starts));
  }

  private void tile(Index a, Index b, Index out, Index row, int rows, List<Index> starts) {
    int[][] sums = new int[rows][starts.size()];
    for (int[] ofRow : sums) {
      for (int v = 0; v < ofRow.length; v++) {
        ofRow[v] = broadcast(() -> to.visitInsn(DCONST_0));
      }
    }
    host.loop(
        0,
        number(13),
        1,
        k -> {
          int[] right = new int[starts.size()];
          for (int v = 0; v < right.length; v++) {
            right[v] = load(buffer(5), b.plus(k.times(number(8))).plus(starts.get(v)));
          }
          for (int r = 0; r < rows; r++) {
            Index at = a.plus(row.plus(r).times(number(3))).plus(k.times(number(4)));
            int left = broadcast(() -> element(buffer(0), at));
            for (int v = 0; v < right.length; v++) {
              add(left, right[v], sums[r][v]);
            }
          }
        });
    for (int r = 0; r < rows; r++) {
      for (int v = 0; v < starts.size(); v++) {
        Index at = out.plus(r * number(14)).plus(starts.get(v));
        int sum = sums[r][v];
        store(buffer(10), at, () -> to.visitVarInsn(ALOAD, sum));
      }
    }
  }

  /** The arguments are those of {@link MatrixRoutines#triangularSolve}. */
  private void triangularSolve() {
    int n = number(6);
    int columns = number(7);
    each(
        number(5),
        system -> {
          Index t = index(1).plus(system.times(n * n));
          Index b = index(3).plus(system.times(n * columns));
          Index out = system.times(n * columns);
          tiles(columns, starts -> solve(t, b, out, starts));
        });
  }

  private void solve(Index t, Index b, Index out, List<Index> starts) {
    int n = number(6);
    int columns = number(7);
    boolean lower = (boolean) arguments.get(8);
    boolean transposed = (boolean) arguments.get(9);
    int row = transposed ? 1 : n;
    int column = transposed ? n : 1;
    boolean forward = lower != transposed;
    host.loop(
        0,
        n,
        1,
        step -> {
          Index i = forward ? step : step.times(-1).plus(n - 1);
          int[] sums = new int[starts.size()];
          for (int v = 0; v < sums.length; v++) {
            sums[v] = load(buffer(2), b.plus(i.times(columns)).plus(starts.get(v)));
          }
          host.loop(
              step,
              before -> {
                Index j = forward ? before : before.times(-1).plus(n - 1);
                Index entry = t.plus(i.times(row)).plus(j.times(column));
                int factor =
                    broadcast(
                        () -> {
                          element(buffer(0), entry);
                          to.visitInsn(DNEG);
                        });
                for (int v = 0; v < sums.length; v++) {
                  int known = load(buffer(4), out.plus(j.times(columns)).plus(starts.get(v)));
                  add(factor, known, sums[v]);
                }
              });
          int inverse =
              broadcast(
                  () -> {
                    to.visitInsn(DCONST_1);
                    element(buffer(0), t.plus(i.times(row + column)));
                    to.visitInsn(DDIV);
                  });
          for (int v = 0; v < sums.length; v++) {
            int sum = sums[v];
            store(
                buffer(4),
                out.plus(i.times(columns)).plus(starts.get(v)),
                () -> {
                  to.visitVarInsn(ALOAD, sum);
                  to.visitVarInsn(ALOAD, inverse);
                  VectorInstructions.apply(to, Basic.TIMES, 2);
                });
          }
        });
  }

  /** A loop, unless there is but one turn. */
  private void each(int count, Consumer<Index> body) {
    if (count == 1) {
      body.accept(Index.ZERO);
    } else {
      host.loop(0, count, 1, body);
    }
  }

  /** Goes through all columns, some vectors' at a time. */
  private void tiles(int columns, Consumer<List<Index>> body) {
    int wide = VECTORS * lanes;
    int whole = columns - columns % wide;
    if (whole > 0) {
      host.loop(
          0,
          whole,
          wide,
          start -> {
            List<Index> starts = new ArrayList<>();
            for (int v = 0; v < VECTORS; v++) {
              starts.add(start.plus(v * lanes));
            }
            body.accept(starts);
          });
    }
    List<Index> rest = new ArrayList<>();
    for (int start = whole; start < columns; start += lanes) {
      rest.add(Index.of(Math.min(start, columns - lanes)));
    }
    if (!rest.isEmpty()) {
      body.accept(rest);
    }
  }

  private void element(Buffer buffer, Index at) {
    host.array(buffer);
    host.index(at);
    to.visitInsn(DALOAD);
  }

  private int broadcast(Runnable number) {
    VectorInstructions.species(to);
    number.run();
    VectorInstructions.broadcast(to);
    return kept();
  }

  private int load(Buffer buffer, Index at) {
    VectorInstructions.species(to);
    host.array(buffer);
    host.index(at);
    VectorInstructions.load(to);
    return kept();
  }

  private int kept() {
    int local = host.newLocal(1);
    to.visitVarInsn(ASTORE, local);
    return local;
  }

  private void add(int factor, int vector, int sum) {
    to.visitVarInsn(ALOAD, factor);
    to.visitVarInsn(ALOAD, vector);
    to.visitVarInsn(ALOAD, sum);
    VectorInstructions.multiplyAndAdd(to);
    to.visitVarInsn(ASTORE, sum);
  }

  private void store(Buffer buffer, Index at, Runnable vector) {
    vector.run();
    host.array(buffer);
    host.index(at);
    VectorInstructions.store(to);
  }
}
